using Compliance.Recording;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Exchange;

/// <summary>Bundles as tests write them, and what became of the database.</summary>
internal sealed class Bundles
{
    private readonly string folder = Directory.CreateTempSubdirectory("compliance-bundle-").FullName;

    public Database Database { get; } = new(RunningApi.CopyOfSeeded());

    /// <summary>Evidence that may be imported as it is; a test changes what it is about.</summary>
    public static JsonObject Evidence(string id = "test-evidence") => new()
    {
        ["record"] = "evidence",
        ["id"] = id,
        ["member"] = "KAZ",
        ["kind"] = "statement",
        ["issuer"] = new JsonObject { ["class"] = "social_partner", ["name"] = "ITUC" },
        ["eventOn"] = "2026-01-15",
        ["text"] = "A statement.",
        ["source"] = "ilo-normlex",
        ["links"] = new JsonArray(new JsonObject { ["thread"] = "kaz-c87-registration", ["stance"] = "setback" }),
    };

    public ImportReport Import(params JsonObject[] records) => Import(false, records);

    public ImportReport Import(bool dryRun, params JsonObject[] records) =>
        ImportText(JsonSerializer.Serialize(new { format = "compliance-bundle", version = 1, records }, BundleJson.Options), "test.json", dryRun);

    public ImportReport ImportText(string text, string name = "test.json", bool dryRun = false)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return new Importer(Database).Import([(path, name)], new Author("tester", "a test", DateTimeOffset.UnixEpoch.AddYears(56)), new ImportOptions { DryRun = dryRun });
    }

    /// <summary>Imports what must be refused: the mistakes, after a look that nothing has changed.</summary>
    public IReadOnlyList<Mistake> Refused(params JsonObject[] records) => Refused(() => Import(records));

    public IReadOnlyList<Mistake> Refused(Action import)
    {
        var before = State();
        var refused = Assert.Throws<ImportRefusedException>(() => import())!;
        Assert.That(State(), Is.EqualTo(before), "a refused import leaves nothing");
        return refused.Mistakes;
    }

    /// <summary>The revision and the number of rows of every table.</summary>
    public string State()
    {
        using var reader = Database.Read();
        return string.Join(' ', BundleJson.Kinds.Keys.Append("follow_up").Append("evidence_link").Select(t => $"{t} {reader.Connection.ExecuteScalar<long>($"select count(*) from {t}")}"))
            + $" revision {reader.Connection.ExecuteScalar<long>("select max(revision) from change")}";
    }

    /// <summary>The status of a request or thread on a day.</summary>
    public string Status(string table, string id, string day)
    {
        using var reader = Database.Read();
        return reader.Connection.ExecuteScalar<string>($"select status from follow_up where {table} = @id and valid_from <= @day and valid_until > @day", new { id, day })!;
    }
}
