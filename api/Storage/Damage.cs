using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>
/// Remembers that the file of the record was met damaged: from then on the server is not ready, whatever else of it can
/// still be read. Reading all of it for every question whether it is ready would take too long.
/// </summary>
public sealed class Damage
{
    private volatile bool isSeen;

    /// <summary>Whether it was met since the program began.</summary>
    public bool IsSeen => isSeen;

    /// <summary>Whether an error comes from a damaged file.</summary>
    public static bool IsIn(SqliteException e) => e.SqliteErrorCode is SQLitePCL.raw.SQLITE_CORRUPT or SQLitePCL.raw.SQLITE_NOTADB;

    /// <summary>Looks at what went wrong.</summary>
    public void Note(Exception e)
    {
        if (e is SqliteException error && IsIn(error)) isSeen = true;
    }
}
