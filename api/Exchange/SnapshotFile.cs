using Compliance.Access;
using Compliance.Changes;
using Compliance.Search;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Exchange;

/// <summary>
/// The public data as a database file that this program can serve. One is made at a time, while writes go on, and kept
/// until there is something newer.
/// </summary>
/// <param name="database">Where the data is.</param>
/// <param name="mask">What a text becomes on its way out; unless given, restricted names are hidden.</param>
public sealed class SnapshotFile(Database database, Func<string, string>? mask = null) : IDisposable
{
    private readonly SemaphoreSlim gate = new(1);
    private (string Path, long Revision)? made;

    /// <summary>Opens the snapshot of a revision, or of a later one if there is one by now; makes it when it is not there.</summary>
    public async Task<(FileStream File, long Revision)> Open(long revision, CancellationToken token)
    {
        await gate.WaitAsync(token);
        try
        {
            if (made is not { } kept || kept.Revision < revision || !File.Exists(kept.Path))
            {
                Forget();
                kept = Make(token);
                made = kept;
            }

            return (File.OpenRead(kept.Path), kept.Revision);
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose()
    {
        Forget();
        gate.Dispose();
    }

    // Beside the database: where the program runs, no other folder may be one to write to.
    private (string Path, long Revision) Make(CancellationToken token)
    {
        var path = $"{database.Path}.snapshot-{Guid.NewGuid():N}.tmp";
        var raw = path.Replace(".tmp", "-raw.tmp", StringComparison.Ordinal);
        try
        {
            // It only reads, and writes elsewhere; the next who reads on this connection sets this again.
            using (var reader = database.Read(token)) reader.Connection.Execute("pragma query_only = off; vacuum into @raw", new { raw });
            return (path, Publish(raw, path));
        }
        catch
        {
            File.Delete(path);
            throw;
        }
        finally
        {
            File.Delete(raw);
        }
    }

    // The references hold again when all is done.
    private long Publish(string raw, string path)
    {
        using var copy = Backup.Open(raw, SqliteOpenMode.ReadWrite);
        copy.Execute("pragma foreign_keys = off; pragma journal_mode = delete; pragma synchronous = off; pragma temp_store = memory");
        using (var transaction = copy.BeginTransaction())
        {
            foreach (var table in SnapshotTables.Of(copy).Except(SnapshotTables.Public)) copy.Execute($"delete from \"{table}\"");
            copy.Execute("delete from bookkeeping where name not in (select value from json_each(@kept))", new { kept = System.Text.Json.JsonSerializer.Serialize(SnapshotTables.Remembered) });
            if ((mask ?? Hide(copy)) is { } hide) Mask(copy, hide);
            transaction.Commit();
        }

        // What was deleted is still in the pages that are free now: only what is in use is written once more.
        copy.Execute("vacuum into @path", new { path });
        return copy.ExecuteScalar<long>("select coalesce(max(revision), 0) from change");
    }

    private static Func<string, string>? Hide(SqliteConnection copy) => NameMask.Of(copy) is { IsEmpty: false } names ? names.Text : null;

    private static void Mask(SqliteConnection copy, Func<string, string> mask)
    {
        copy.CreateFunction("masked", (string? text) => text is null ? null : mask(text), isDeterministic: true);
        var triggers = copy.Query<(string Name, string Sql)>("select name, sql from sqlite_schema where type = 'trigger'").AsList();
        foreach (var (name, _) in triggers) copy.Execute($"drop trigger \"{name}\"");
        foreach (var table in SnapshotTables.Of(copy).Intersect(SnapshotTables.Public).Except(SnapshotTables.Searched))
        {
            foreach (var column in copy.Query<string>("select name from pragma_table_info(@table) where type = 'TEXT'", new { table }).AsList())
                copy.Execute($"update \"{table}\" set \"{column}\" = masked(\"{column}\") where \"{column}\" <> masked(\"{column}\")");
        }

        // Of a restricted name there are no spellings; and each hash is over what its entry says here.
        copy.Execute("delete from actor_spelling where actor in (select id from actor where restricted_as is not null)");
        Chain(copy);
        // From what is recorded here: an index keeps words that were taken out of it until it is written anew.
        SearchForm.Rewrite(copy);
        foreach (var (_, sql) in triggers) copy.Execute(sql);
    }

    private static void Chain(SqliteConnection copy)
    {
        var (after, previous) = (0L, "");
        // In pages: a log may be of any length.
        for (var page = Page(); page.Count > 0; page = Page())
        {
            foreach (var entry in page)
            {
                var chained = entry with { PreviousHash = previous };
                (after, previous) = (entry.Revision, chained.ComputeHash());
                if (previous != entry.Hash) copy.Execute("update change set previous_hash = @PreviousHash, hash = @previous where revision = @Revision", new { chained.PreviousHash, previous, chained.Revision });
            }
        }

        List<LogEntry> Page() => copy.Query<LogEntry>(Statement.Read("Exchange/EntriesToChain"), new { after }).AsList();
    }

    // Who is reading it reads on: the file goes when it is closed.
    private void Forget()
    {
        if (made is { } kept) File.Delete(kept.Path);
        made = null;
    }
}
