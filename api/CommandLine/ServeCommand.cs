using Compliance.Access;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Search;
using Compliance.Storage;
using Compliance.Webhooks;

namespace Compliance.CommandLine;

/// <summary>Serves the API.</summary>
public static class ServeCommand
{
    public static int Run(Settings settings)
    {
        var database = new Database(settings.Storage);
        Prepare(database, settings.Seed);
        Imports.DeleteLeftovers(database);
        var app = Server.Build(settings);
        // Open from the first moment to the last: that is how 'restore' sees that somebody serves it.
        _ = app.Services.GetRequiredService<Revision>().Current;
        app.Run();
        database.Checkpoint();
        new Database(Keys.PathBeside(database.Path)).Checkpoint();
        if (new WebhookFile(database, TimeProvider.System) is { Exists: true, Path: var webhooks }) new Database(webhooks).Checkpoint();
        return Commands.Done;
    }

    /// <summary>Brings the schema, the stored intervals and the seed up to date, and says what it did.</summary>
    public static void Prepare(Database database, bool seed)
    {
        Database.CheckParts();
        var applied = Migrations.Apply(database, TimeProvider.System);
        if (applied.Count > 0) Console.WriteLine($"Applied {applied.Count} migrations to {database.Path}");
        new Keys(database, TimeProvider.System).Migrate();
        if (new WebhookFile(database, TimeProvider.System) is { Exists: true } webhooks) webhooks.Migrate();
        if (Projection.RewriteForNewRules(database) && applied.Count == 0) Console.WriteLine($"Derived every status anew by rules version {Derivation.RulesVersion}");
        if (SearchForm.RewriteForNewForm(database) && applied.Count == 0) Console.WriteLine("Wrote anew what can be searched");
        if (seed && new SeedFiles(database, TimeProvider.System).Load(SeedFiles.Folder) is { } report) Console.WriteLine($"Loaded the record that comes with the program: {report}");
    }
}
