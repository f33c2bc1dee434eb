using Compliance.Exchange;
using Compliance.Changes;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Recording;

/// <summary>Records by kind and key: those of the bundle first, then those the database has already.</summary>
public sealed class Lookup
{
    private readonly Dictionary<(string Kind, string Key), BundleRecord?> known;
    private readonly SqliteConnection connection;

    public Lookup(IEnumerable<Entry> entries, SqliteConnection connection)
    {
        this.connection = connection;
        known = entries.GroupBy(e => (e.Record.Word(), e.Record.Key)).ToDictionary(e => e.Key, e => (BundleRecord?)e.First().Record);
    }

    /// <summary>The record, or null when there is none that is not retracted.</summary>
    public T? Find<T>(string? key) where T : BundleRecord
    {
        if (key is null) return null;
        var name = (BundleJson.Word<T>(), key);
        if (!known.TryGetValue(name, out var record)) known[name] = record = Stored(name.Item1, key);
        return (T?)record;
    }

    private BundleRecord? Stored(string kind, string key) =>
        connection.QuerySingleOrDefault<LogEntry>(Statement.Read("Changes/LatestChange"), new { record = kind, key }) is { Action: not "retracted" } latest
            ? BundleJson.Read(latest.After!)
            : null;
}
