using System.Diagnostics;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Compliance.Storage;

/// <summary>
/// Ends what a connection does when it has taken too long. SQLite asks every now and then while a statement runs: an
/// interruption from outside would be lost when it came between two statements.
/// </summary>
public sealed class TimeLimit : IDisposable
{
    /// <summary>So many steps of SQLite's machine are between two questions: less than a millisecond.</summary>
    private const int Steps = 2000;
    private readonly SqliteConnection connection;
    private readonly TimeSpan longest;
    private readonly long start = Stopwatch.GetTimestamp();

    /// <param name="connection">The connection.</param>
    /// <param name="longest">How long what runs on it may take, from now on and all together.</param>
    public TimeLimit(SqliteConnection connection, TimeSpan longest)
    {
        (this.connection, this.longest) = (connection, longest);
        raw.sqlite3_progress_handler(connection.Handle!, Steps, _ => Stopwatch.GetElapsedTime(start) >= this.longest ? 1 : 0, null);
    }

    /// <summary>Whether a statement was ended by it, or by whoever asked.</summary>
    public static bool IsIn(SqliteException e) => e.SqliteErrorCode == raw.SQLITE_INTERRUPT;

    // The connection goes back to the pool: who takes it next has a time of its own.
    public void Dispose() => raw.sqlite3_progress_handler(connection.Handle!, 0, null, null);
}

/// <summary>How long the reading for one answer may take; what is sent while it is read is exempt.</summary>
public sealed record ReadingLimit(TimeSpan Longest)
{
    public ReadingLimit() : this(TimeSpan.FromSeconds(10))
    {
    }
}
