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
    public static DataVersion Of(SqliteConnection connection)
    {
        var (number, at) = connection.QuerySingleOrDefault<(long, string)>("select revision, at from change order by revision desc limit 1");
        return new DataVersion(number, at is null ? DateTimeOffset.UnixEpoch : DateTimeOffset.Parse(at, CultureInfo.InvariantCulture));
    }
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
