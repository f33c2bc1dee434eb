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

    static Database() => Columns.Register();

    public Database(string path)
    {
        Path = System.IO.Path.GetFullPath(path);
        readers = Connection(SqliteOpenMode.ReadOnly);
        writers = Connection(SqliteOpenMode.ReadWriteCreate);
        Names = new ActorNames(this);
    }

    /// <summary>The file.</summary>
    public string Path { get; }

    /// <summary>The names that texts show for the actors they refer to.</summary>
    public ActorNames Names { get; }

    /// <summary>Refuses to run on a machine whose parts would silently corrupt or misread.</summary>
    public static void CheckParts()
    {
        using var connection = new SqliteConnection("Data Source=:memory:");
        var version = Version.Parse(connection.ServerVersion);
        if (version < Oldest) throw new StorageException($"SQLite {version} is too old: {Oldest} or later is needed, because older ones can corrupt a WAL file");
        if ("e\u0301".Normalize().Length != 1) throw new StorageException("Unicode normalization is off: install ICU and leave InvariantGlobalization unset");
    }

    /// <summary>Opens a connection that can only read; a cancelled token interrupts what runs on it.</summary>
    public Reader Read(CancellationToken token = default)
    {
        var connection = Open(readers);
        connection.Execute("pragma query_only = on");
        connection.CreateFunction("with_names", (string? text) => Names.Render(text), isDeterministic: true);
        connection.CreateFunction("last_day", (string? date) => date is null ? null : PartialDate.Parse(date).Last.Stored(), isDeterministic: true);
        return new Reader(connection, token);
    }

    /// <summary>Opens the connection that writes. Foreign keys are on; a commit is on the disk when it returns.</summary>
    public SqliteConnection OpenToWrite()
    {
        var connection = Open(writers);
        connection.Execute("pragma foreign_keys = on; pragma synchronous = full");
        return connection;
    }

    private static SqliteConnection Open(string connectionString)
    {
        var connection = new SqliteConnection(connectionString);
        try
        {
            connection.Open();
            // The wait for a lock happens in SQLite, which polls faster than the library's own loop.
            connection.Execute("pragma busy_timeout = 5000; pragma trusted_schema = off");
            return connection;
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    private string Connection(SqliteOpenMode mode) => new SqliteConnectionStringBuilder { DataSource = Path, Mode = mode, DefaultTimeout = 10 }.ToString();
}

/// <summary>A reading connection for the time of one request.</summary>
public sealed class Reader : IDisposable
{
    private readonly CancellationTokenRegistration interrupt;

    internal Reader(SqliteConnection connection, CancellationToken token)
    {
        Connection = connection;
        // Neither a timeout nor a token of ADO.NET stops a running query: SQLite itself has to be told.
        interrupt = token.Register(() => raw.sqlite3_interrupt(connection.Handle!));
    }

    public SqliteConnection Connection { get; }

    /// <summary>All rows of a statement.</summary>
    public IReadOnlyList<T> Rows<T>(Statement statement) => Connection.Query<T>(statement.Text, statement.Arguments).AsList();

    /// <summary>The one row of a statement, or null.</summary>
    public T? Row<T>(Statement statement) => Connection.QuerySingleOrDefault<T>(statement.Text, statement.Arguments);

    public void Dispose()
    {
        interrupt.Dispose();
        Connection.Dispose();
    }
}

/// <summary>The database cannot be used; the message says why and what to do, in one line.</summary>
public sealed class StorageException(string message, Exception? inner = null) : Exception(message, inner);
