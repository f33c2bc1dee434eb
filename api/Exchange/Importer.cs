using Compliance.Recording;
using Compliance.Changes;
using Compliance.FollowUp;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Exchange;

/// <summary>What an import did with a record.</summary>
public sealed record Outcome(string Action, string Record, string Key, string? Note = null);

/// <summary>What an import did.</summary>
public sealed record ImportReport(IReadOnlyList<Outcome> Outcomes, long Revision)
{
    private static readonly string[] Actions = ["created", "updated", "restored", "retracted", "unchanged", "kept"];

    /// <summary>How many records, by what was done with them.</summary>
    public int Count(string action) => Outcomes.Count(o => o.Action == action);

    /// <inheritdoc />
    public override string ToString() =>
        $"{string.Join(", ", Actions.Select(a => (a, n: Count(a))).Where(c => c.n > 0).Select(c => $"{c.n} {c.a}"))}; revision {Revision}";
}

/// <summary>How an import is to be done.</summary>
public sealed record ImportOptions
{
    /// <summary>Check and report only.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// The files are the seed: what somebody else has changed since is kept, and what the files no longer hold is
    /// retracted, unless somebody else has touched it.
    /// </summary>
    public bool IsSeed { get; init; }
}

/// <summary>
/// Takes records into the database: all of them in one transaction, with their change log and with the intervals of all
/// that they bear on; or none, with all that is wrong.
/// </summary>
public sealed class Importer(Database database)
{
    /// <summary>The author of what comes from the seed files.</summary>
    public const string Seed = "seed";

    /// <summary>Imports files as one bundle.</summary>
    /// <exception cref="ImportRefusedException">Something is wrong; nothing was imported.</exception>
    public ImportReport Import(IReadOnlyList<(string Path, string Name)> files, Author author, ImportOptions options)
    {
        var mistakes = new List<Mistake>();
        var entries = files.SelectMany(f => BundleReader.Read(f.Path, f.Name, mistakes)).ToArray();
        using var connection = database.OpenToWrite();
        using var transaction = connection.BeginTransaction(deferred: false);
        Check(entries, connection, mistakes);
        if (mistakes.Count > 0) throw new ImportRefusedException(mistakes);
        var log = new ChangeLog(connection, transaction, author);
        var scope = new Scope(connection);
        var outcomes = entries.Select(e => Take(e.Record, log, author, options, connection, scope)).ToList();
        if (options.IsSeed) outcomes.AddRange(Retract(entries, log, author, connection, scope));
        Projection.Rewrite(connection, scope.Members);
        if (options.DryRun) transaction.Rollback();
        else transaction.Commit();
        return new ImportReport(outcomes, log.Revision);
    }

    private static void Check(Entry[] entries, SqliteConnection connection, List<Mistake> mistakes)
    {
        var lookup = new Lookup(entries, connection);
        var rules = new DomainRules(lookup);
        foreach (var twice in entries.GroupBy(e => e.Name).Where(e => e.Count() > 1))
            mistakes.AddRange(twice.Skip(1).Select(e => e.Wrong("", "duplicate", $"{e.Name} is given twice: first in {twice.First().File} {twice.First().Pointer}")));
        mistakes.AddRange(entries.SelectMany(Validators.Check));
        mistakes.AddRange(entries.SelectMany(rules.Check));
        mistakes.AddRange(TextRules.Check(entries));
    }

    private static Outcome Take(BundleRecord record, ChangeLog log, Author author, ImportOptions options, SqliteConnection connection, Scope scope)
    {
        var (kind, key, after) = (record.Word(), record.Key, BundleJson.Write(record));
        var latest = log.Latest(kind, key);
        var isRetracted = latest?.Action == "retracted";
        if (latest is not null && !isRetracted && latest.After == after) return new Outcome("unchanged", kind, key);
        if (latest is not null && options.IsSeed && latest.Who != Seed) return new Outcome("kept", kind, key, $"changed by {latest.Who}");
        var action = latest is null ? "created" : isRetracted ? "restored" : "updated";
        scope.Add(record);
        if (latest?.After is { } before) scope.Add(BundleJson.Read(before));
        var revision = log.Append(action, kind, key, latest?.After, after);
        connection.Execute(Statement.Read(Tables.RecordStatement(record.GetType())), new { record = after, key, at = author.At.Stored(), revision });
        return new Outcome(action, kind, key);
    }

    private static IEnumerable<Outcome> Retract(Entry[] entries, ChangeLog log, Author author, SqliteConnection connection, Scope scope)
    {
        const string reason = "removed from the seed files";
        var present = entries.Select(e => (e.Record.Word(), e.Record.Key)).ToHashSet();
        var gone = connection.Query<LogEntry>(Statement.Read("Exchange/SeededRecords"), new { Seed }).Where(e => !present.Contains((e.Record, e.RecordKey))).ToArray();
        foreach (var entry in gone)
        {
            scope.Add(BundleJson.Read(entry.After!));
            var revision = log.Append("retracted", entry.Record, entry.RecordKey, entry.After, entry.After, reason);
            connection.Execute(Tables.Retract(entry.Record), new { key = entry.RecordKey, at = author.At.Stored(), reason, revision });
            yield return new Outcome("retracted", entry.Record, entry.RecordKey, reason);
        }
    }
}
