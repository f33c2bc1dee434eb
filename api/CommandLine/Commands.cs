using Compliance.Recording;
using System.CommandLine;
using System.CommandLine.Parsing;
using Compliance.Access;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Search;
using Compliance.Storage;
using Compliance.Webhooks;
using Microsoft.Data.Sqlite;

namespace Compliance.CommandLine;

/// <summary>
/// The program's commands. Exit codes: 0 done, 1 the check says no, 2 wrong use or a problem that stopped it; what went
/// wrong is one line on the error output.
/// </summary>
public static class Commands
{
    public const int Done = 0;
    public const int No = 1;
    public const int Wrong = 2;

    private static readonly Dictionary<string, Option<string?>> Options = Compliance.Settings.All.ToDictionary(s => s.Name, s => new Option<string?>($"--{s.Name}")
    {
        Description = $"{s.What} ({s.Variable}{(s.Unless.Length == 0 ? "" : $"; {s.Unless} unless given")})",
        HelpName = s.Value,
        // Every command needs the database; the others are for the server.
        Recursive = s.Name == "storage",
    });

    /// <summary>Runs a command line.</summary>
    public static int Run(string[] arguments)
    {
        var root = new RootCommand("""
            Follow-up of what ILO supervisory bodies asked of governments: a REST API over SQLite.
            Without a command it serves.

            Examples:
              compliance serve --storage data/compliance.db --urls http://localhost:8080
              compliance import my-case.json --dry-run
              compliance status KAZ C87 --as-of 2021-06-30 --fail-on overdue
              compliance list requests --member KAZ --status open --format csv > open.csv
              compliance search 'Baltabay OR "trade union act"' --server http://localhost:8080
              compliance deadlines --member KAZ --from 2026-01-01
              compliance keys create --name "Aigul" --role editor --member KAZ
              compliance verify
            """);
        foreach (var option in Options.Values) root.Options.Add(option);
        root.Subcommands.Add(Serve());
        root.Subcommands.Add(Migrate());
        root.Subcommands.Add(ImportCommand.Create(Settings));
        root.Subcommands.Add(ExportCommand.Create(Settings));
        root.Subcommands.Add(BackupCommand.Create(Settings));
        root.Subcommands.Add(RestoreCommand.Create(Settings));
        root.Subcommands.Add(VerifyCommand.Create(Settings));
        root.Subcommands.Add(StatusCommand.Create(Settings));
        root.Subcommands.Add(AskCommands.List(Settings));
        root.Subcommands.Add(AskCommands.Search(Settings));
        root.Subcommands.Add(AskCommands.Deadlines(Settings));
        root.Subcommands.Add(KeysCommand.Create(Settings));
        root.Subcommands.Add(HealthCommand.Create(Settings));
        root.SetAction(result => ServeCommand.Run(Settings(result)));
        var parsed = root.Parse(arguments);
        if (parsed.Errors.Count > 0)
        {
            Console.Error.WriteLine($"{parsed.Errors[0].Message} 'compliance --help' shows what is allowed.");
            return Wrong;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is StorageException or SettingsException or IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return Wrong;
        }
        catch (SqliteException e)
        {
            Console.Error.WriteLine(Migrations.Describe(e, "the database"));
            return Wrong;
        }
        catch (ImportRefusedException e)
        {
            foreach (var mistake in e.Mistakes.Take(MostShown)) Console.Error.WriteLine(mistake);
            if (e.Mistakes.Count > MostShown) Console.Error.WriteLine($"... and {e.Mistakes.Count - MostShown} more");
            Console.Error.WriteLine(e.Message);
            return Wrong;
        }
    }

    private const int MostShown = 200;

    private static Command Serve()
    {
        var serve = new Command("serve", "Brings the database up to date, loads the record that comes with the program and serves the API");
        foreach (var option in Options.Values.Where(o => !o.Recursive)) serve.Options.Add(option);
        serve.SetAction(result => ServeCommand.Run(Settings(result)));
        return serve;
    }

    private static Command Migrate()
    {
        var migrate = new Command("migrate", "Brings the database and the files of the keys and the webhooks to the schema of this program, works out what is derived, and does nothing else");
        migrate.SetAction(result =>
        {
            var settings = Settings(result);
            var database = new Database(settings.Storage);
            var webhooks = new WebhookFile(database, TimeProvider.System);
            Migration[] applied = [.. Migrations.Apply(database, TimeProvider.System), .. new Keys(database, TimeProvider.System).Migrate(), .. webhooks.Exists ? webhooks.Migrate() : []];
            // A step may have taken away what is derived: it is worked out anew, as a start would do.
            Projection.RewriteForNewRules(database);
            SearchForm.RewriteForNewForm(database);
            Console.WriteLine(applied.Length == 0 ? "The schema is up to date." : $"Applied: {string.Join(", ", applied.Select(m => m.Name))}");
            return Done;
        });
        return migrate;
    }

    private static Settings Settings(ParseResult result) => Compliance.Settings.Read(name => Given(result, Options[name]));

    // An option that the command does not have has no value.
    private static string? Given(ParseResult result, Option<string?> option) => result.GetResult(option) is OptionResult given ? given.GetValueOrDefault<string?>() : null;
}
