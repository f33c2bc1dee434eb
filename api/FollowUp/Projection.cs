using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>
/// Stores what the derivation answers, so that a list, a count or a chart for any day is one indexed join. Rewritten in
/// the transaction of the facts.
/// </summary>
public static class Projection
{
    /// <summary>The end of an interval that goes on for ever: later than every day that can be asked about.</summary>
    public const string Forever = "9999-12-31";
    private const string Rules = "rules version";

    /// <summary>Brings the intervals of members up to date, and tells what that changed in where things stand on a day.</summary>
    public static StatusChanges Rewrite(SqliteConnection connection, Prepared prepared, IEnumerable<string> members, DateOnly day, ImportProgress? progress = null)
    {
        var (changes, done) = (new StatusChanges(), 0);
        foreach (var member in members)
        {
            var (before, after) = (StoredRows.Of(connection, member), RowsOf(connection, member));
            before.Replace(prepared, after);
            progress?.Goes("deriving", ++done);
            changes.AddRange(before.Rows.Changes(after, member, day.Stored()));
        }

        return changes;
    }

    /// <summary>Rewrites everything when the rules have changed since it was written, or when a migration asks for it by forgetting their version. True when it did.</summary>
    public static bool RewriteForNewRules(Database database)
    {
        using var connection = database.OpenToWrite();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (connection.ExecuteScalar<int?>("select value from bookkeeping where name = @Rules", new { Rules }) == Derivation.RulesVersion) return false;
        using var prepared = new Prepared(connection);
        Rewrite(connection, prepared, connection.Query<string>("select iso3 from member where iso3 in (select member from conclusion union select member from commitment union select member from thread)").AsList(), DateOnly.MinValue);
        connection.Execute("insert into bookkeeping (name, value) values (@Rules, @Version) on conflict (name) do update set value = excluded.value",
            new { Rules, Version = $"{Derivation.RulesVersion}" });
        transaction.Commit();
        return true;
    }

    /// <summary>The rows that the derivation gives for a member, in a stable order.</summary>
    public static ProjectedRows RowsOf(SqliteConnection connection, string member)
    {
        var histories = Derivation.Of(FactsOf.Member(connection, member));
        return new ProjectedRows(
            [.. histories.Requests.OrderBy(h => h.Key, StringComparer.Ordinal).SelectMany(h => h.Value.Select(i => FollowUpRow.Of(member, h.Key, null, i))),
             .. histories.Threads.OrderBy(h => h.Key, StringComparer.Ordinal).SelectMany(h => h.Value.Select(i => FollowUpRow.Of(member, null, h.Key, i)))],
            [.. histories.Commitments.OrderBy(h => h.Key, StringComparer.Ordinal).SelectMany(h => h.Value.Select(i => CommitmentRow.Of(h.Key, i)))],
            [.. histories.Conclusions.OrderBy(h => h.Key, StringComparer.Ordinal).SelectMany(h => h.Value.Select(i => ReplyRow.Of(h.Key, i)))],
            [.. TransitionRow.Of(member, histories).OrderBy(t => t.Id, StringComparer.Ordinal)],
            connection.Query<PlaceRow>(Statement.Read("FollowUp/PlacedRequests"), new { member }).AsList());
    }
}
