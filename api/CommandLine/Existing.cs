using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.CommandLine;

/// <summary>Opens a database that must be there already, without changing it.</summary>
public static class Existing
{
    public static Database Open(string path)
    {
        if (!File.Exists(path)) throw new StorageException($"there is no database at {Path.GetFullPath(path)}: 'compliance serve' or 'compliance migrate' makes one; --storage names another");
        var database = new Database(path);
        try
        {
            using var reader = database.Read();
            if (Migrations.Mismatch(reader.Connection) is { } mismatch) throw new StorageException(mismatch);
        }
        catch (SqliteException e)
        {
            throw new StorageException($"{path} cannot be read: it is no database of this program, or it is damaged", e);
        }

        return database;
    }
}
