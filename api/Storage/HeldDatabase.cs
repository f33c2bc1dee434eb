using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>A database that nobody else has open, or can open as long as it is held.</summary>
public sealed class HeldDatabase : IDisposable
{
    // Where SQLite's locks lie in the file: every connection that uses it holds one of these bytes.
    private const long FirstLock = 0x40000000;
    private const long Locks = 512;
    private readonly IDisposable? holder;

    private HeldDatabase(IDisposable? holder, long? revision) => (this.holder, Revision) = (holder, revision);

    /// <summary>Its latest revision; null when it cannot be read.</summary>
    public long? Revision { get; }

    /// <summary>Holds it, with all that was written in the one file; null when somebody else has it open.</summary>
    public static HeldDatabase? TryHold(string path)
    {
        if (!File.Exists(path)) return new HeldDatabase(null, null);
        // SQLite would throw away the log of writes beside what it does not know.
        if (!HasHeader(path)) return OfDamaged(path);
        SqliteConnection? connection = null;
        try
        {
            connection = Backup.Open(path, SqliteOpenMode.ReadWrite);
            // To leave WAL nobody else may be there: not even one who waits.
            connection.Execute("pragma busy_timeout = 0; pragma locking_mode = exclusive");
            if (connection.ExecuteScalar<string>("pragma journal_mode = delete") != "delete") throw new SqliteException("in use", SQLitePCL.raw.SQLITE_BUSY);
            connection.Execute("begin exclusive");
            return new HeldDatabase(connection, RevisionOf(connection));
        }
        catch (SqliteException e)
        {
            connection?.Dispose();
            return e.SqliteErrorCode is SQLitePCL.raw.SQLITE_BUSY or SQLitePCL.raw.SQLITE_LOCKED ? null : OfDamaged(path);
        }
    }

    public void Dispose() => holder?.Dispose();

    private static long? RevisionOf(SqliteConnection connection)
    {
        try
        {
            return connection.ExecuteScalar<long?>("select coalesce(max(revision), 0) from change");
        }
        catch (SqliteException)
        {
            return null;
        }
    }

    private static bool HasHeader(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var first = new byte[16];
        return file.ReadAtLeast(first, first.Length, throwOnEndOfStream: false) == first.Length && first.AsSpan().SequenceEqual("SQLite format 3\0"u8);
    }

    // SQLite does not open it: its locks are asked for without it.
    private static HeldDatabase? OfDamaged(string path)
    {
        var file = new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        try
        {
            if (!OperatingSystem.IsMacOS()) file.Lock(FirstLock, Locks);
            return new HeldDatabase(file, null);
        }
        catch (IOException)
        {
            file.Dispose();
            return null;
        }
    }
}
