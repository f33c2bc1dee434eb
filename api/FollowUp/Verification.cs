using Compliance.Recording;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Search;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>What a verification looked at, and what it found wrong.</summary>
public sealed record VerificationReport(long Changes, long Records, long Intervals, IReadOnlyList<string> Findings);

/// <summary>
/// Checks a database against itself: the file, the references, the change log (its chain, what its entries are filed under,
/// what it tells of statuses), what can be searched, every record against its latest entry and the rules, every stored interval and transition
/// against the derivation run anew.
/// </summary>
public sealed class Verification(Database database)
{
    /// <summary>Checks everything.</summary>
    /// <param name="progress">Told what it looks at.</param>
    /// <param name="heads">Heads of the change log that were published: the log must hold them.</param>
    public VerificationReport Run(Action<string>? progress = null, params IReadOnlyList<PublishedHead> heads)
    {
        using var reader = database.Read();
        using var snapshot = reader.Connection.BeginTransaction(deferred: true);
        var connection = reader.Connection;
        var findings = new List<string>();
        progress?.Invoke("the file and its references");
        try
        {
            findings.AddRange(OfFile(connection));
            progress?.Invoke("the change log");
            findings.AddRange(ChainCheck.Findings(connection, heads));
            findings.AddRange(FilingCheck.Findings(connection));
            findings.AddRange(StatusChangeCheck.Findings(connection));
            progress?.Invoke("the records");
            var records = Records(connection, findings);
            progress?.Invoke("the intervals");
            var intervals = Intervals(connection, findings);
            progress?.Invoke("what can be searched");
            findings.AddRange(DocumentCheck.Findings(connection));
            return new VerificationReport(connection.ExecuteScalar<long>("select count(*) from change"), records, intervals, findings);
        }
        catch (SqliteException e) when (Damage.IsIn(e))
        {
            findings.Add("file: it is damaged, so that the rest could not be checked: restore a backup");
            return new VerificationReport(0, 0, 0, findings);
        }
    }

    /// <summary>What is wrong in the file itself and in its references.</summary>
    public static IEnumerable<string> OfFile(SqliteConnection connection) =>
        connection.Query<string>("pragma integrity_check").SelectMany(row => row.Split('\n')).Where(line => line != "ok" && !line.StartsWith("***", StringComparison.Ordinal)).Select(line => $"file: {line}").Concat(ReferenceCheck.Findings(connection));

    private static long Records(SqliteConnection connection, List<string> findings)
    {
        var latest = connection.Query<LogEntry>(Statement.Read("Changes/LatestChanges")).AsList();
        foreach (var kind in BundleJson.Kinds.Keys)
        {
            var rows = connection.Query<(string Key, long Revision, string? RetractedAt)>($"select {Tables.KeyColumn(kind)}, revision, retracted_at from {kind}").ToDictionary(r => r.Key);
            foreach (var entry in latest.Where(e => e.Record == kind))
            {
                if (!rows.Remove(entry.RecordKey, out var row)) findings.Add($"{kind} {entry.RecordKey}: in the change log, but not in its table");
                else if (row.Revision != entry.Revision) findings.Add($"{kind} {entry.RecordKey}: its row is of revision {row.Revision}, its latest change is {entry.Revision}");
                else if (row.RetractedAt is null != (entry.Action != "retracted")) findings.Add($"{kind} {entry.RecordKey}: row and change log differ on whether it is retracted");
            }

            findings.AddRange(rows.Keys.Select(key => $"{kind} {key}: in its table, but not in the change log"));
        }

        findings.AddRange(Rebuilt.Differences(connection));
        using var prepared = new Prepared(connection);
        var rules = new DomainRules(new Lookup(prepared));
        foreach (var entry in latest.Where(e => e.Action != "retracted").Select(e => new Entry(BundleJson.Read(e.After!), "database", null, $"/{e.Record}/{e.RecordKey}")))
            findings.AddRange(Validators.Check(entry).Concat(rules.Check(entry)).Select(m => m.ToString()));
        return latest.Count;
    }

    private static long Intervals(SqliteConnection connection, List<string> findings)
    {
        var count = 0L;
        foreach (var member in connection.Query<string>("select iso3 from member where iso3 in (select member from conclusion union select member from commitment union select member from thread) order by 1").AsList())
        {
            var derived = Projection.RowsOf(connection, member);
            var stored = StoredRows.Of(connection, member).Rows;
            Compare(derived.FollowUps, stored.FollowUps, r => $"interval of {(r.Request is null ? "thread" : "request")} {r.Request ?? r.Thread} from {r.ValidFrom}", findings);
            Compare(derived.Commitments, stored.Commitments, r => $"interval of commitment {r.Commitment} from {r.ValidFrom}", findings);
            Compare(derived.Replies, stored.Replies, r => $"interval of conclusion {r.Conclusion} from {r.ValidFrom}", findings);
            Compare(derived.Transitions, stored.Transitions, r => $"transition {r.Id}", findings);
            Compare(derived.Places, stored.Places, r => $"place of request {r.Request}", findings);
            count += derived.FollowUps.Count + derived.Commitments.Count + derived.Replies.Count;
        }

        findings.AddRange(connection.Query<string>(Statement.Read("FollowUp/MisplacedRequests")));
        return count;
    }

    private static void Compare<T>(IReadOnlyList<T> derived, IReadOnlyList<T> stored, Func<T, string> name, List<string> findings)
    {
        findings.AddRange(derived.Except(stored).Select(row => $"{name(row)}: not stored as the rules give it"));
        findings.AddRange(stored.Except(derived).Select(row => $"{name(row)}: stored, but the rules do not give it"));
    }
}
