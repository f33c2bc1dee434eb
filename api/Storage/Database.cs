using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Compliance.Storage;

/// <summary>
/// The one place that opens SQLite, with its manners. Readers are read-only connections of the pool; there is one writer
/// at a time, and it begins immediately.
/// </summary>
public sealed class Database
{
    /// <summary>Below this an SQLite can corrupt a WAL file that two connections reset at once.</summary>
    private static readonly Version Oldest = new(3, 51, 3);
    private readonly string readers;
    private readonly string writers;
    private readonly int wait;
    private readonly ILogger? statements;
    private readonly Lock gate = new();
    private (long Revision, ActorNames Names)? known;

    static Database() => Columns.Register();

    /// <param name="path">The file.</param>
    /// <param name="patience">How long to wait for the lock of another process; 5 seconds unless given.</param>
    /// <param name="statements">Where every statement is written that runs, when its level is <see cref="LogLevel.Debug"/>.</param>
    public Database(string path, TimeSpan? patience = null, ILogger? statements = null)
    {
        this.statements = statements;
        wait = (int)(patience ?? TimeSpan.FromSeconds(5)).TotalMilliseconds;
        Path = System.IO.Path.GetFullPath(path);
        readers = Connection(SqliteOpenMode.ReadOnly);
        writers = Connection(SqliteOpenMode.ReadWriteCreate);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>Refuses to run on a machine whose parts would silently corrupt or misread.</summary>
    public static void CheckParts()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var version = Version.Parse(connection.ServerVersion);
        if (version < Oldest) throw new StorageException($"SQLite {version} is too old: {Oldest} or later is needed, because older ones can corrupt a WAL file");
        if ("e\u0301".Normalize().Length != 1) throw new StorageException("Unicode normalization is off: install ICU and leave InvariantGlobalization unset");
    }

    /// <summary>Opens a connection that can only read; a cancelled token interrupts what runs on it.</summary>
    public Reader Read(CancellationToken token = default) => Read(null, token);

    /// <summary>The same for a reading that may not take longer than this; null: as long as it likes.</summary>
    public Reader Read(TimeSpan? longest, CancellationToken token = default)
    {
        var connection = Open(readers);
        // The upper pages of the indexes of a large record do not fit into the usual 2 MB.
        connection.Execute("pragma query_only = on; pragma cache_size = -8192");
        return new Reader(connection, Names, isOwner: true, longest, token);
    }

    /// <summary>Opens the connection that writes. Foreign keys are on; a commit is on the disk when it returns.</summary>
    public SqliteConnection OpenToWrite()
    {
        var connection = Open(writers);
        // What is temporary stays in memory: where the program runs, the folder for temporary files may be read-only.
        connection.Execute("pragma foreign_keys = on; pragma synchronous = full; pragma temp_store = memory");
        // A large write touches many tables in turn: with the usual 2 MB their pages would be written and read again and again.
        connection.Execute("pragma cache_size = -65536");
        return connection;
    }

    /// <summary>Brings what is in the write-ahead log into the file: at the end, so that a copy of the file is whole.</summary>
    public void Checkpoint()
    {
        try
        {
            using var connection = Open(writers);
            connection.Execute("pragma busy_timeout = 1000; pragma wal_checkpoint(truncate)");
        }
        catch (SqliteException)
        {
            // A full disk, another process: what was committed is in the log, and the next start finds it there.
        }
    }

    // Read again when the data set has changed: the revision and the names are those of the connection's own snapshot.
    private ActorNames Names(SqliteConnection connection)
    {
        var revision = connection.ExecuteScalar<long?>("select max(revision) from change") ?? 0;
        lock (gate)
        {
            if (known is { } k && k.Revision == revision) return k.Names;
            var names = ActorNames.Of(connection);
            known = (revision, names);
            return names;
        }
    }

    private SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            if (statements?.IsEnabled(LogLevel.Debug) == true) raw.sqlite3_trace(connection.Handle!, static (log, statement) => ((ILogger)log).LogDebug("{Statement}", statement), statements);
            // The wait for a lock happens in SQLite, which polls faster than the library's own loop.
            connection.Execute($"pragma busy_timeout = {wait}; pragma trusted_schema = off");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Connection(SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, DefaultTimeout = Math.Max(1, 2 * wait / 1000) }.ToString();
}

/// <summary>The database cannot be used; the message says why and what to do, in one line.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
