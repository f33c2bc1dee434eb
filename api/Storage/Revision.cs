using System.Globalization;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>The version of the whole data set.</summary>
/// <param name="Number">The latest entry of the change log; 0 for an empty record.</param>
/// <param name="At">When it was written.</param>
public sealed record DataVersion(long Number, DateTimeOffset At)
{
    /// <summary>The version that a connection sees.</summary>
    public static DataVersion Of(SqliteConnection connection) =>
        Read(connection.QuerySingleOrDefault<(long, string?)>("select revision, at from change order by revision desc limit 1")) ?? new DataVersion(0, DateTimeOffset.UnixEpoch);

    /// <summary>The version that there was at an instant; null before the first.</summary>
    public static DataVersion? KnownAt(SqliteConnection connection, DateTimeOffset instant) => Read(connection.QuerySingleOrDefault<(long, string?)>(
        "select revision, at from change where revision = (select max(revision) from change where at <= @instant)", new { instant = instant.Stored() }));

    private static DataVersion? Read((long Number, string? At) row) => row.At is null ? null : new DataVersion(row.Number, DateTimeOffset.Parse(row.At, CultureInfo.InvariantCulture));
}

/// <summary>
/// Tells the present revision without reading the data: SQLite's own counter says whether any process has written since
/// the last time.
/// </summary>
public sealed class Revision(Database database) : IDisposable
{
    private readonly Lock gate = new();
    private SqliteConnection? connection;
    private (long Counter, DataVersion Version)? known;

    public DataVersion Current
    {
        get
        {
            lock (gate)
            {
                connection ??= database.Read().Connection;
                var counter = connection.ExecuteScalar<long>("pragma data_version");
                if (known is { } k && k.Counter == counter) return k.Version;
                var version = DataVersion.Of(connection);
                known = (counter, version);
                return version;
            }
        }
    }

    public void Dispose() => connection?.Dispose();
}
