using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Requests;
using Compliance.Storage;
using Compliance.Threads;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>
/// Compares under which members and Conventions the entries of the log are filed with what they are about. That can stand
/// in a record that the entry's record names: where such a record said different things over time, any of them will do.
/// </summary>
public sealed class FilingCheck
{
    private readonly SqliteConnection connection;
    private readonly Dictionary<(string Kind, string Key), HashSet<string>> versions = [];

    private FilingCheck(SqliteConnection connection)
    {
        this.connection = connection;
        foreach (var entry in connection.Query<LogEntry>(Statement.Read("Changes/AllChanges"), buffered: false).Where(e => e.Record is "conclusion" or "thread" or "request" or "commitment"))
        {
            if (!versions.TryGetValue((entry.Record, entry.RecordKey), out var said)) versions[(entry.Record, entry.RecordKey)] = said = [];
            said.Add(entry.After!);
        }
    }

    /// <summary>The entries that are not filed, and those that are filed under what they are not about.</summary>
    public static IEnumerable<string> Findings(SqliteConnection connection) =>
        new FilingCheck(connection).Compare();

    private IEnumerable<string> Compare()
    {
        var members = Filed("select revision, member from change_member");
        var conventions = Filed("select revision, convention from change_convention");
        foreach (var entry in connection.Query<LogEntry>(Statement.Read("Changes/AllChanges"), buffered: false))
        {
            var after = Of(BundleJson.Read(entry.After!));
            var before = entry.Before is null || entry.Before == entry.After ? after : Of(BundleJson.Read(entry.Before));
            foreach (var finding in Compare(entry, "member", members[entry.Revision], after.Members, before.Members, after.IsSettled).Concat(
                Compare(entry, "Convention", conventions[entry.Revision], after.Conventions, before.Conventions, after.IsSettled)))
                yield return finding;
        }
    }

    private static IEnumerable<string> Compare(LogEntry entry, string what, IEnumerable<string> filed, HashSet<string> after, HashSet<string> before, bool isSettled)
    {
        var name = $"change log: revision {entry.Revision} ({entry.Record} {entry.RecordKey})";
        foreach (var stray in filed.Where(f => !after.Contains(f) && !before.Contains(f))) yield return $"{name} is filed under the {what} {stray}, which it is not about";
        if (!isSettled) yield break;
        foreach (var missing in after.Except(filed)) yield return $"{name} is about the {what} {missing}, and not filed under it";
    }

    private ILookup<long, string> Filed(string sql) => connection.Query<(long Revision, string Code)>(sql).ToLookup(f => f.Revision, f => f.Code);

    private Subjects Of(BundleRecord record)
    {
        var subjects = new Subjects();
        var own = new About(null);
        if (own.Member(record) is { } member) subjects.Members.Add(member);
        subjects.Conventions.UnionWith(own.Conventions(record));
        Follow(record, subjects);
        return subjects;
    }

    private void Follow(BundleRecord record, Subjects subjects)
    {
        foreach (var (kind, key) in Named(record))
        {
            if (!versions.TryGetValue((kind, key), out var said)) continue;
            subjects.IsSettled &= said.Count == 1;
            foreach (var other in said.Select(BundleJson.Read))
            {
                if (other is NewConclusion conclusion && record is NewRequest) subjects.Members.Add(conclusion.Member);
                if (other is NewConclusion or NewThread) subjects.Conventions.UnionWith(other is NewConclusion c ? c.Conventions : ((NewThread)other).Conventions);
                else Follow(other, subjects);
            }
        }
    }

    // What a record has its Conventions from.
    private static IEnumerable<(string Kind, string Key)> Named(BundleRecord record) => (record switch
    {
        NewRequest r => [("conclusion", r.Conclusion)],
        NewCommitment r => r.Addresses.SelectMany(a => Pairs(("request", a.Request), ("thread", a.Thread))),
        NewEvidence r => r.Links.SelectMany(l => Pairs(("request", l.Request), ("thread", l.Thread), ("conclusion", l.Conclusion), ("commitment", l.Commitment))).Concat(Pairs(("conclusion", r.Conclusion))),
        _ => Enumerable.Empty<(string, string)>(),
    }).Distinct();

    private static IEnumerable<(string Kind, string Key)> Pairs(params (string Kind, string? Key)[] named) => named.Where(n => n.Key is not null).Select(n => (n.Kind, n.Key!));

    private sealed class Subjects
    {
        public HashSet<string> Members { get; } = [];
        public HashSet<string> Conventions { get; } = [];
        public bool IsSettled { get; set; } = true;
    }
}
