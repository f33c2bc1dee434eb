using System.CommandLine;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Search;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Takes files into the record: all of them or none.</summary>
public static class ImportCommand
{
    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var files = new Argument<string[]>("file") { Description = "Bundles (.json, .ndjson) and CSV files (.csv), each also with .gz; several are taken as one", Arity = ArgumentArity.OneOrMore };
        var dryRun = new Option<bool>("--dry-run") { Description = "Check and report only; nothing is written" };
        var reason = new Option<string?>("--reason") { Description = "Why, for the change log", HelpName = "text" };
        var who = new Option<string>("--as") { Description = "Who, for the change log", DefaultValueFactory = _ => Access.NewKeyRules.CommandLine, HelpName = "name" };
        var command = new Command("import", "Takes files into the record: all of them, or none with all that is wrong") { files, dryRun, reason, who };
        command.SetAction(result =>
        {
            var database = new Database(settings(result).Storage);
            var author = new Author(result.GetValue(who)!, result.GetValue(reason), DateTimeOffset.UtcNow);
            if (author.Who == Importer.Seed) throw new SettingsException($"--as '{Importer.Seed}' is the name of the files that come with the program: choose another");
            Migrations.Apply(database, TimeProvider.System);
            Projection.RewriteForNewRules(database);
            SearchForm.RewriteForNewForm(database);
            var paths = result.GetValue(files)!.Select(f => (f, Path.GetFileName(f))).ToArray();
            var report = WithProgress(progress => new Importer(database).Import(paths, author, new ImportOptions { DryRun = result.GetValue(dryRun), Progress = progress }));
            foreach (var outcome in report.Outcomes.Where(o => o.Action != "unchanged"))
                Console.WriteLine($"{outcome.Action,-10} {outcome.Record,-16} {outcome.Key}{(outcome.Note is null ? "" : $"  ({outcome.Note})")}");
            foreach (var effect in report.Effects.Summary) Console.WriteLine(effect);
            Console.WriteLine(result.GetValue(dryRun) ? $"Would be: {report}; nothing was written" : report);
            return Commands.Done;
        });
        return command;
    }

    // Only what takes long tells how far it is.
    private static ImportReport WithProgress(Func<ImportProgress, ImportReport> import)
    {
        var progress = new ImportProgress();
        using var told = new Timer(_ => Console.Error.WriteLine(progress.Stage == "reading" ? $"{progress.Records} records read ..." : $"{progress.Records} records read; {progress.Stage}: {progress.Done} ..."), null, 2000, 2000);
        return import(progress);
    }
}
