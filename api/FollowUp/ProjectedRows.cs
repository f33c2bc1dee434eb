using System.Text.Json;
using Compliance.Codes;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>The rows of one member.</summary>
public sealed record ProjectedRows(IReadOnlyList<FollowUpRow> FollowUps, IReadOnlyList<CommitmentRow> Commitments, IReadOnlyList<ReplyRow> Replies, IReadOnlyList<TransitionRow> Transitions, IReadOnlyList<PlaceRow> Places)
{
    /// <summary>What stands otherwise on a day in the rows that take the place of these.</summary>
    public IEnumerable<StatusChange> Changes(ProjectedRows after, string member, string day)
    {
        var (old, now) = (On(day), after.On(day));
        foreach (var (subject, status) in now)
            if (old.GetValueOrDefault(subject) is var before && before != status) yield return new StatusChange { Record = subject.Kind, Key = subject.Key, Member = member, Before = before, After = status };
        foreach (var (subject, status) in old)
            if (!now.ContainsKey(subject)) yield return new StatusChange { Record = subject.Kind, Key = subject.Key, Member = member, Before = status };
    }

    private Dictionary<(string Kind, string Key), string> On(string day)
    {
        bool Holds(string from, string until) => string.CompareOrdinal(from, day) <= 0 && string.CompareOrdinal(until, day) > 0;
        return FollowUps.Where(r => Holds(r.ValidFrom, r.ValidUntil)).Select(r => (r.Request is null ? ("thread", r.Thread!) : ("request", r.Request), r.Status))
            .Concat(Commitments.Where(r => Holds(r.ValidFrom, r.ValidUntil)).Select(r => (("commitment", r.Commitment), r.Status)))
            .Concat(Replies.Where(r => Holds(r.ValidFrom, r.ValidUntil)).Select(r => (("conclusion", r.Conclusion), r.Reply)))
            .ToDictionary(s => s.Item1, s => s.Item2);
    }
}

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

/// <summary>A row of <c>request_place</c>, with its rows of <c>request_shelf</c>: where a request is looked for.</summary>
public sealed record PlaceRow
{
    public required string Request { get; init; }
    public required string Member { get; init; }
    public required string MadeOn { get; init; }
    public required string Kind { get; init; }
    public required string Shelves { get; init; }
}
