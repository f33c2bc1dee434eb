using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Compliance.Exchange;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>Who writes, when and why.</summary>
public sealed record Author(string Who, string? Reason, DateTimeOffset At);

/// <summary>One entry of the log, as it is stored.</summary>
public sealed record LogEntry
{
    public required long Revision { get; init; }
    public required string At { get; init; }
    public required string Who { get; init; }
    public string? Reason { get; init; }

    /// <summary>created, updated, retracted or restored.</summary>
    public required string Action { get; init; }
    public required string Record { get; init; }
    public required string RecordKey { get; init; }
    public string? Before { get; init; }
    public string? After { get; init; }
    public required string PreviousHash { get; init; }
    public required string Hash { get; init; }

    /// <summary>The hash that the entry must have: over all of it and the hash of the entry before.</summary>
    public string ComputeHash() => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        JsonSerializer.Serialize(new[] { PreviousHash, $"{Revision}", At, Who, Reason, Action, Record, RecordKey, Before, After }, BundleJson.Options))));
}

/// <summary>
/// The ordered, chained log that every write adds to, in the transaction of the write. Its latest revision is the version
/// of the whole data set.
/// </summary>
public sealed class ChangeLog
{
    private readonly Prepared prepared;
    private readonly Author author;
    private string lastHash = "";

    public ChangeLog(Prepared prepared, Author author)
    {
        (this.prepared, this.author, At) = (prepared, author, author.At.Stored());
        foreach (var (revision, hash, at) in prepared.Rows("select revision, hash, at from change order by revision desc limit 1", static r => (r.GetInt64(0), r.GetString(1), r.GetString(2))))
        {
            (Revision, lastHash) = (revision, hash);
            // Two writes of one millisecond, or a clock that was put back: every write has an instant of its own, later than the
            // one before it, so that what is cited by its instant stays what it was.
            if (string.CompareOrdinal(at, At) >= 0) At = DateTimeOffset.Parse(at, CultureInfo.InvariantCulture).AddMilliseconds(1).Stored();
        }
    }

    /// <summary>The instant that its entries carry.</summary>
    public string At { get; }

    /// <summary>The latest revision.</summary>
    public long Revision { get; private set; }

    /// <summary>The latest entry of a record, or null.</summary>
    public LogEntry? Latest(string record, string key) => Latest(prepared, record, key);

    /// <summary>The latest entry of a record, or null.</summary>
    public static LogEntry? Latest(Prepared prepared, string record, string key) =>
        prepared.Rows(Statement.Read("Changes/LatestChange"), Read, ("@record", record), ("@key", key)).FirstOrDefault();

    /// <summary>Adds an entry and returns its revision.</summary>
    public long Append(string action, string record, string key, string? before, string? after, string? reason = null)
    {
        var entry = new LogEntry
        {
            Revision = Revision + 1,
            At = At,
            Who = author.Who,
            Reason = reason ?? author.Reason,
            Action = action,
            Record = record,
            RecordKey = key,
            Before = before,
            After = after,
            PreviousHash = lastHash,
            Hash = "",
        };
        entry = entry with { Hash = entry.ComputeHash() };
        prepared.Execute(Statement.Read("Changes/AppendChange"),
            ("@Revision", entry.Revision), ("@At", entry.At), ("@Who", entry.Who), ("@Reason", entry.Reason), ("@Action", action), ("@Record", record), ("@RecordKey", key),
            ("@Before", before), ("@After", after), ("@PreviousHash", entry.PreviousHash), ("@Hash", entry.Hash));
        (Revision, lastHash) = (entry.Revision, entry.Hash);
        return Revision;
    }

    // In the order of the columns of the statements that read whole entries.
    private static LogEntry Read(SqliteDataReader row) => new()
    {
        Revision = row.GetInt64(0),
        At = row.GetString(1),
        Who = row.GetString(2),
        Reason = row.IsDBNull(3) ? null : row.GetString(3),
        Action = row.GetString(4),
        Record = row.GetString(5),
        RecordKey = row.GetString(6),
        Before = row.IsDBNull(7) ? null : row.GetString(7),
        After = row.IsDBNull(8) ? null : row.GetString(8),
        PreviousHash = row.GetString(9),
        Hash = row.GetString(10),
    };
}
