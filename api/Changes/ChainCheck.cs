using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>
/// Looks whether the log is whole: every entry follows the one before it and is as it was written. What was cut off its
/// end, or written anew from some entry on with new hashes, is found only against a head that was published before.
/// </summary>
public static class ChainCheck
{
    public static IEnumerable<string> Findings(SqliteConnection connection, IReadOnlyList<PublishedHead> heads)
    {
        var (revision, hash) = (0L, "");
        var open = heads.ToList();
        foreach (var entry in connection.Query<LogEntry>(Statement.Read("Changes/AllChanges"), buffered: false))
        {
            if (entry.Revision != revision + 1) yield return $"change log: revision {revision + 1} is missing before {entry.Revision}";
            if (entry.PreviousHash != hash) yield return $"change log: revision {entry.Revision} does not follow the entry before it";
            if (entry.ComputeHash() != entry.Hash) yield return $"change log: revision {entry.Revision} was changed after it was written";
            foreach (var head in open.Where(h => h.Revision == entry.Revision && h.Hash != entry.Hash))
                yield return $"change log: revision {entry.Revision} has the hash {entry.Hash}, and not {head.Hash} as published: it, or an entry before it, is not the one that was published";
            open.RemoveAll(h => h.Revision == entry.Revision || h.Revision is null && h.Hash == entry.Hash);
            (revision, hash) = (entry.Revision, entry.Hash);
        }

        foreach (var head in open)
        {
            yield return head.Revision is { } published
                ? $"change log: it ends at revision {revision}, and revision {published} was published: its end is cut off, or this is an older copy"
                : $"change log: no entry has the published hash {head.Hash}: its end is cut off, this is an older copy, or it was written anew";
        }
    }
}
