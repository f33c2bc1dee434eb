using Compliance.FollowUp;
using Compliance.Search;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>
/// Puts a backup in the place of the database. All that can go wrong goes wrong before: the copy that takes the place is
/// checked and brought to the present schema beside it. What was there is kept.
/// </summary>
public static class Restore
{
    /// <summary>Restores a file.</summary>
    /// <returns>What is there now, and where that which was there before is; null when there was nothing.</returns>
    /// <exception cref="StorageException">The file is not good, or the database is in use; nothing was changed.</exception>
    public static (DatabaseHead Head, string? Replaced) From(string file, Database database)
    {
        if (!File.Exists(file)) throw new StorageException($"there is no file {file}");
        if (new FileInfo(file + "-wal") is { Exists: true, Length: > 0 }) throw new StorageException($"{file} is a database in use, or the copy of one, and no backup: a part of it is in {file}-wal; make one with 'compliance backup'");
        if (Path.GetDirectoryName(database.Path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
        var part = $"{database.Path}.{Environment.ProcessId}.part";
        try
        {
            File.Copy(file, part);
            using (var copy = new FileStream(part, FileMode.Open)) copy.Flush(flushToDisk: true);
            var head = Prepare(part, file);
            return (head, Exchange(part, database.Path));
        }
        finally
        {
            foreach (var rest in new[] { part, part + "-wal", part + "-shm", part + "-journal" }) File.Delete(rest);
        }
    }

    private static DatabaseHead Prepare(string part, string file)
    {
        try
        {
            using (var connection = Backup.Open(part, SqliteOpenMode.ReadWrite))
            {
                if (Migrations.Foreign(connection) is { } reason) throw new StorageException($"{file}: {reason}");
                if (Verification.OfFile(connection).FirstOrDefault() is { } finding) throw new StorageException($"{file} is damaged: {finding}");
            }

            var database = new Database(part);
            Migrations.Apply(database, TimeProvider.System);
            Projection.RewriteForNewRules(database);
            SearchForm.RewriteForNewForm(database);
            SqliteConnection.ClearAllPools();
            return Backup.Check(part);
        }
        catch (SqliteException e)
        {
            throw new StorageException(Migrations.Describe(e, file), e);
        }
        catch (StorageException e) when (e.Message.Contains(part, StringComparison.Ordinal))
        {
            throw new StorageException(e.Message.Replace(part, file, StringComparison.Ordinal), e);
        }
    }

    // A log of writes left beside another database would be played into it: it moves away first.
    private static string? Exchange(string part, string path)
    {
        if (!File.Exists(path) && !File.Exists(path + "-wal"))
        {
            File.Move(part, path);
            return null;
        }

        using var held = Hold(path);
        var replaced = Unused($"{path}.replaced-{held.Revision?.ToString(System.Globalization.CultureInfo.InvariantCulture) ?? "unknown"}");
        if (File.Exists(path + "-wal")) File.Move(path + "-wal", replaced + "-wal");
        File.Delete(path + "-shm");
        if (File.Exists(path)) File.Replace(part, path, replaced);
        else File.Move(part, path);
        return replaced;
    }

    private static HeldDatabase Hold(string path) => HeldDatabase.TryHold(path)
        ?? throw new StorageException($"{path} is in use by another process: stop it, then restore; nothing was changed");

    private static string Unused(string name) => Enumerable.Range(1, int.MaxValue).Select(n => n == 1 ? name : $"{name}-{n}").First(n => !File.Exists(n) && !File.Exists(n + "-wal"));
}
