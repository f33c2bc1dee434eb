using System.Text.Json;
using Compliance.Codes;
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

    /// <summary>Rewrites the intervals of members.</summary>
    public static void Rewrite(SqliteConnection connection, IEnumerable<string> members)
    {
        foreach (var member in members) Rewrite(connection, member);
    }

    /// <summary>Rewrites everything when the rules have changed since it was written. True when it did.</summary>
    public static bool RewriteForNewRules(Database database)
    {
        using var connection = database.OpenToWrite();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (connection.ExecuteScalar<int?>("select value from bookkeeping where name = @Rules", new { Rules }) == Derivation.RulesVersion) return false;
        Rewrite(connection, connection.Query<string>("select iso3 from member where iso3 in (select member from conclusion union select member from commitment union select member from thread)").AsList());
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
            [.. histories.Conclusions.OrderBy(h => h.Key, StringComparer.Ordinal).SelectMany(h => h.Value.Select(i => ReplyRow.Of(h.Key, i)))]);
    }

    private static void Rewrite(SqliteConnection connection, string member)
    {
        connection.Execute(Statement.Read("FollowUp/ForgetMember"), new { member });
        var rows = RowsOf(connection, member);
        foreach (var row in rows.FollowUps)
        {
            var id = connection.ExecuteScalar<long>(Statement.Read("FollowUp/StoreFollowUp"), row);
            foreach (var flag in row.FlagWords) connection.Execute("insert into follow_up_flag (flag, follow_up) values (@flag, @id)", new { flag, id });
        }

        connection.Execute(Statement.Read("FollowUp/StoreCommitmentFollowUp"), rows.Commitments);
        connection.Execute(Statement.Read("FollowUp/StoreConclusionReply"), rows.Replies);
    }
}

/// <summary>The rows of one member.</summary>
public sealed record ProjectedRows(IReadOnlyList<FollowUpRow> FollowUps, IReadOnlyList<CommitmentRow> Commitments, IReadOnlyList<ReplyRow> Replies);

/// <summary>A row of <c>follow_up</c>.</summary>
public sealed record FollowUpRow
{
    public string? Request { get; init; }
    public string? Thread { get; init; }
    public required string Member { get; init; }
    public required string ValidFrom { get; init; }
    public required string ValidUntil { get; init; }
    public required string Rule { get; init; }
    public required string Status { get; init; }
    public required string Reply { get; init; }
    public required string Timeliness { get; init; }
    public required string Flags { get; init; }
    public required string Decisive { get; init; }
    public required string TimesAsked { get; init; }
    public string? DueOn { get; init; }
    public string? DueBasis { get; init; }
    public string? ReplyDueOn { get; init; }
    public string? ReplyDueBasis { get; init; }
    public string? OverdueFrom { get; init; }
    public string? OverdueUntil { get; init; }
    internal IEnumerable<string> FlagWords => JsonSerializer.Deserialize<string[]>(Flags)!;

    public static FollowUpRow Of(string member, string? request, string? thread, Interval<RequestState> interval) => new()
    {
        Member = member,
        Request = request,
        Thread = thread,
        ValidFrom = interval.From.Stored(),
        ValidUntil = interval.Until?.Stored() ?? Projection.Forever,
        Rule = interval.State.Rule,
        Status = interval.State.Status.Word(),
        Reply = interval.State.Reply.Word(),
        Timeliness = interval.State.Timeliness.Word(),
        Flags = JsonSerializer.Serialize(interval.State.Flags.Select(f => f.Word())),
        Decisive = Stored(interval.State.Decisive),
        TimesAsked = JsonSerializer.Serialize(interval.State.TimesAsked.ToDictionary(a => a.Body.Word(), a => a.Times)),
        DueOn = interval.State.OutcomeDue?.On.Stored(),
        DueBasis = interval.State.OutcomeDue?.Basis.Word(),
        ReplyDueOn = interval.State.ReplyDue?.On.Stored(),
        ReplyDueBasis = interval.State.ReplyDue?.Basis.Word(),
        OverdueFrom = interval.State.OverdueFrom?.Stored(),
        OverdueUntil = interval.State.OverdueUntil?.Stored(),
    };

    internal static string Stored(IEnumerable<FactRef> facts) => JsonSerializer.Serialize(facts.Select(f => new { kind = f.Kind.Word(), id = f.Id }));
}

/// <summary>A row of <c>commitment_follow_up</c>.</summary>
public sealed record CommitmentRow
{
    public required string Commitment { get; init; }
    public required string ValidFrom { get; init; }
    public required string ValidUntil { get; init; }
    public required string Rule { get; init; }
    public required string Status { get; init; }
    public required string Decisive { get; init; }
    public string? DueOn { get; init; }
    public int? SlippageDays { get; init; }
    public string? LateFrom { get; init; }
    public string? LateUntil { get; init; }

    public static CommitmentRow Of(string commitment, Interval<CommitmentState> interval) => new()
    {
        Commitment = commitment,
        ValidFrom = interval.From.Stored(),
        ValidUntil = interval.Until?.Stored() ?? Projection.Forever,
        Rule = interval.State.Rule,
        Status = interval.State.Status.Word(),
        Decisive = FollowUpRow.Stored(interval.State.Decisive),
        DueOn = interval.State.Due?.On.Stored(),
        SlippageDays = interval.State.SlippageDays,
        LateFrom = interval.State.LateFrom?.Stored(),
        LateUntil = interval.State.LateUntil?.Stored(),
    };
}

/// <summary>A row of <c>conclusion_reply</c>.</summary>
public sealed record ReplyRow
{
    public required string Conclusion { get; init; }
    public required string ValidFrom { get; init; }
    public required string ValidUntil { get; init; }
    public required string Reply { get; init; }
    public string? ReplyDueOn { get; init; }
    public string? ReplyDueBasis { get; init; }
    public required string Decisive { get; init; }

    public static ReplyRow Of(string conclusion, Interval<ReplyState> interval) => new()
    {
        Conclusion = conclusion,
        ValidFrom = interval.From.Stored(),
        ValidUntil = interval.Until?.Stored() ?? Projection.Forever,
        Reply = interval.State.Reply.Word(),
        ReplyDueOn = interval.State.ReplyDue?.On.Stored(),
        ReplyDueBasis = interval.State.ReplyDue?.Basis.Word(),
        Decisive = FollowUpRow.Stored(interval.State.Decisive),
    };
}
