using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>
/// Works out the tables from the change log: its entries, in order, by the very statements that recorded them, in a
/// database in memory. The log itself, which every row names, is not copied.
/// </summary>
public static class Replay
{
    private static readonly Lazy<SqliteConnection> Template = new(MakeTemplate);
    private static readonly Lock Copying = new();

    /// <summary>The tables as they were after an entry.</summary>
    /// <param name="log">A connection that sees the log.</param>
    /// <param name="revision">The last entry.</param>
    /// <param name="member">Only what bears on this member, and what is about none; null: everything.</param>
    /// <param name="token">Ends the work.</param>
    public static SqliteConnection UpTo(SqliteConnection log, long revision, string? member, CancellationToken token = default)
    {
        var tables = Empty();
        try
        {
            var entries = Statement.Of(member is null ? "Changes/EntriesUpTo" : "Changes/EntriesOnMember", new { Revision = revision, Member = member });
            using var transaction = tables.BeginTransaction();
            using var prepared = new Prepared(tables);
            foreach (var entry in log.Query<Replayed>(entries.Text, entries.Arguments, buffered: false))
            {
                token.ThrowIfCancellationRequested();
                Take(prepared, entry);
            }

            transaction.Commit();
            return tables;
        }
        catch
        {
            tables.Dispose();
            throw;
        }
    }

    private static void Take(Prepared prepared, Replayed entry)
    {
        if (entry.Action == "retracted")
            prepared.Execute(Tables.Retract(entry.Record), ("@key", entry.RecordKey), ("@at", entry.At), ("@reason", entry.Reason), ("@revision", entry.Revision));
        else
            prepared.Execute(Statement.Read(Tables.RecordStatement(BundleJson.Kinds[entry.Record])), ("@record", entry.After), ("@key", entry.RecordKey), ("@at", entry.At), ("@revision", entry.Revision));
    }

    private static SqliteConnection Empty()
    {
        var tables = Open();
        // A copy of pages: many times faster than to run the migrations again.
        lock (Copying) Template.Value.BackupDatabase(tables);
        return tables;
    }

    private static SqliteConnection MakeTemplate()
    {
        var template = Open();
        foreach (var migration in Migrations.Known) template.Execute(migration.Sql);
        return template;
    }

    private static SqliteConnection Open()
    {
        var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        connection.Execute("pragma foreign_keys = off; pragma trusted_schema = off");
        return connection;
    }

    private sealed record Replayed
    {
        public required long Revision { get; init; }
        public required string At { get; init; }
        public required string Action { get; init; }
        public required string Record { get; init; }
        public required string RecordKey { get; init; }
        public required string After { get; init; }
        public string? Reason { get; init; }
    }
}
