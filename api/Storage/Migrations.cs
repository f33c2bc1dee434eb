using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>One numbered SQL file.</summary>
/// <param name="Number">Its place in the story, from 1.</param>
/// <param name="Name">The file's name without its ending.</param>
/// <param name="Sql">Its text, with LF line ends.</param>
public sealed record Migration(int Number, string Name, string Sql)
{
    /// <summary>SHA-256 of the text, so that a change of line ends is none.</summary>
    public string Checksum => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Sql)));
}

/// <summary>
/// Brings a database to the schema of this program: forward only, each file in one transaction that begins immediately,
/// so that two processes that start at once do each step once. There are three stories, each of a file of its own: that of
/// the record, that of the keys, and that of the webhooks.
/// </summary>
public static class Migrations
{
    /// <summary>The migrations of the record that this program knows, in order.</summary>
    public static IReadOnlyList<Migration> Known { get; } = Of("migrations/sqlite/");

    /// <summary>Those of the keys.</summary>
    public static IReadOnlyList<Migration> OfKeys { get; } = Of("migrations/keys/");

    /// <summary>Those of the webhooks.</summary>
    public static IReadOnlyList<Migration> OfWebhooks { get; } = Of("migrations/webhooks/");

    /// <summary>Applies what is missing in the record and returns it.</summary>
    /// <exception cref="StorageException">The file cannot be used: its schema is newer, was edited, or it is no database.</exception>
    public static IReadOnlyList<Migration> Apply(Database database, TimeProvider time) => Apply(database, Known, time);

    /// <summary>Applies what is missing of a story and returns it.</summary>
    /// <exception cref="StorageException">The file cannot be used: its schema is newer, was edited, or it is no database.</exception>
    public static IReadOnlyList<Migration> Apply(Database database, IReadOnlyList<Migration> story, TimeProvider time)
    {
        try
        {
            if (Path.GetDirectoryName(database.Path) is { Length: > 0 } folder) Directory.CreateDirectory(folder);
            using var connection = database.OpenToWrite();
            // SQLite opens what may only be read all the same, and would fail at the first write.
            if (SQLitePCL.raw.sqlite3_db_readonly(connection.Handle!, "main") == 1) throw new StorageException($"cannot write to {database.Path}: check its permissions");
            connection.Execute("pragma journal_mode = wal");
            var applied = new List<Migration>();
            while (ApplyNext(connection, story, time) is { } migration) applied.Add(migration);
            return applied;
        }
        catch (SqliteException e)
        {
            throw new StorageException(Describe(e, database.Path), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new StorageException($"cannot use {database.Path}: {e.Message}", e);
        }
    }

    /// <summary>Whether the schema of the record is exactly the one that this program knows; the answer says what is wrong.</summary>
    public static string? Mismatch(SqliteConnection connection)
    {
        var journal = Journal(connection);
        return Differences(journal, Known) ?? (journal.Count < Known.Count ? $"the schema is at {journal.Count} of {Known.Count} migrations: run 'compliance migrate'" : null);
    }

    /// <summary>Why the database can be none of this program's, or is of a newer one; null when it can be brought to this schema.</summary>
    public static string? Foreign(SqliteConnection connection)
    {
        var journal = Journal(connection);
        return journal.Count == 0 ? "it is no database of this program" : Differences(journal, Known);
    }

    private static Migration? ApplyNext(SqliteConnection connection, IReadOnlyList<Migration> story, TimeProvider time)
    {
        using var transaction = connection.BeginTransaction(deferred: false);
        connection.Execute("create table if not exists migration (number integer primary key, name text not null, checksum text not null, applied_at text not null) strict", transaction: transaction);
        var journal = Journal(connection);
        if (Differences(journal, story) is { } difference) throw new StorageException(difference);
        var next = story.FirstOrDefault(m => journal.All(j => j.Number != m.Number));
        if (next is not null)
        {
            connection.Execute(next.Sql, transaction: transaction);
            connection.Execute("insert into migration (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, @At)",
                new { next.Number, next.Name, next.Checksum, At = time.GetUtcNow().Stored() }, transaction);
        }

        transaction.Commit();
        return next;
    }

    private static List<Applied> Journal(SqliteConnection connection) =>
        connection.ExecuteScalar<long>("select count(*) from sqlite_schema where type = 'table' and name = 'migration'") == 0 ? []
        : connection.Query<Applied>("select number, name, checksum from migration order by number").AsList();

    private static string? Differences(List<Applied> journal, IReadOnlyList<Migration> story)
    {
        foreach (var applied in journal)
        {
            var known = story.FirstOrDefault(m => m.Number == applied.Number);
            if (known is null) return $"the database has migration {applied.Name}, which this program does not know: it was written by a newer version; use that version";
            if (known.Checksum != applied.Checksum) return $"migration {applied.Name} was edited after it was applied to this database: released migrations never change; add a new one";
        }

        return null;
    }

    /// <summary>What went wrong, and what to do, in one line.</summary>
    public static string Describe(SqliteException e, string path) => e.SqliteErrorCode switch
    {
        SQLitePCL.raw.SQLITE_NOTADB => $"{path} is not an SQLite database; it was left as it is",
        SQLitePCL.raw.SQLITE_CORRUPT => $"{path} is damaged; it was left as it is: restore a backup",
        SQLitePCL.raw.SQLITE_CANTOPEN => $"cannot open {path}: check that its folder exists and can be written",
        SQLitePCL.raw.SQLITE_READONLY => $"cannot write to {path}: check its permissions",
        SQLitePCL.raw.SQLITE_BUSY => $"{path} is locked by another process; try again when it has finished",
        SQLitePCL.raw.SQLITE_FULL => $"the disk of {path} is full",
        _ => $"cannot use {path}: SQLite error {e.SqliteExtendedErrorCode}",
    };

    private static IReadOnlyList<Migration> Of(string folder) => [.. typeof(Migrations).Assembly.GetManifestResourceNames()
        .Where(n => n.StartsWith(folder, StringComparison.Ordinal)).Order(StringComparer.Ordinal).Select(n => Read(n, folder))];

    private static Migration Read(string resource, string folder)
    {
        using var stream = typeof(Migrations).Assembly.GetManifestResourceStream(resource)!;
        var name = resource[folder.Length..^".sql".Length];
        return new Migration(int.Parse(name.AsSpan(0, 4), CultureInfo.InvariantCulture), name, new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n"));
    }

    private sealed record Applied
    {
        public required int Number { get; init; }
        public required string Name { get; init; }
        public required string Checksum { get; init; }
    }
}
