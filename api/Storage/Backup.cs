using Compliance.Changes;
using Compliance.FollowUp;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>What a whole database holds: how much, up to which revision, and the hash that stands for all of it.</summary>
public sealed record DatabaseHead(long Bytes, long Revision, string? Hash);

/// <summary>
/// A copy of the database in one file, taken while it is used by SQLite's own means: to copy the file of a running
/// database would tear it. No copy counts before it was checked.
/// </summary>
public static class Backup
{
    /// <summary>Copies the database as it is at one moment, and checks the copy.</summary>
    /// <exception cref="StorageException">The copy cannot be made, or is not whole.</exception>
    public static DatabaseHead Make(Database database, string path)
    {
        try
        {
            using (var reader = database.Read())
            using (var copy = Open(path, SqliteOpenMode.ReadWriteCreate))
            {
                reader.Connection.BackupDatabase(copy);
                // One file, without companions that could be lost.
                copy.Execute("pragma journal_mode = delete");
            }

            return Check(path);
        }
        catch (SqliteException e)
        {
            throw new StorageException(Migrations.Describe(e, path), e);
        }
    }

    /// <summary>Checks a database of this program's present schema: the file, its references and the chain of its log.</summary>
    /// <exception cref="StorageException">It is not whole.</exception>
    public static DatabaseHead Check(string path)
    {
        using var connection = Open(path, SqliteOpenMode.ReadOnly);
        if (Verification.OfFile(connection).Concat(ChainCheck.Findings(connection, [])).FirstOrDefault() is { } finding) throw new StorageException($"{path} is damaged: {finding}");
        var (revision, hash) = connection.QuerySingleOrDefault<(long, string?)>("select revision, hash from change order by revision desc limit 1");
        return new DatabaseHead(new FileInfo(path).Length, revision, hash);
    }

    /// <summary>Opens a file by itself, outside the pools: when it is closed it is closed.</summary>
    public static SqliteConnection Open(string path, SqliteOpenMode mode)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false, DefaultTimeout = 1 }.ToString());
        connection.Open();
        connection.Execute("pragma trusted_schema = off");
        return connection;
    }
}
