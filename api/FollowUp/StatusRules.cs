using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>A status, the rule that gave it and the facts that the rule rests on.</summary>
public sealed record Ruling(string Rule, RequestStatus Status, ValueList<FactRef> Decisive);

/// <summary>Did it happen? Rules S1 to S10, in their order: the first that holds.</summary>
public static class StatusRules
{
    public static Ruling On(Subject subject, Ground ground, AsOf asOf) =>
        ByFinding(subject) ?? ByClaim(subject) ?? ByPromise(subject, ground, asOf) ?? ByLackOfInformation(subject, asOf)
        ?? new Ruling("S10", RequestStatus.Open, []);

    private static Ruling? ByFinding(Subject subject)
    {
        var f = subject.Finding;
        var g = subject.FindingBefore;
        return (f?.Stance, g?.Stance) switch
        {
            (null, _) => null,
            (Stance.Closed, _) => Found("S1", RequestStatus.ClosedOther, f),
            (Stance.Resolved, _) => Found("S2", RequestStatus.Implemented, f),
            (Stance.Contrary, _) => Found("S3", RequestStatus.Regressed, f),
            (Stance.NoProgress, Stance.Resolved or Stance.Contrary) => Found("S3", RequestStatus.Regressed, f, g),
            (Stance.Progress, _) => Found("S4", RequestStatus.PartlyImplemented, f),
            (Stance.NoProgress, Stance.Progress) => Found("S4", RequestStatus.PartlyImplemented, f, g),
            _ => Found("S5", RequestStatus.NotImplemented, f),
        };

        Ruling Found(string rule, RequestStatus status, params Item?[] findings) => new(rule, status, Refs.Of(findings.SelectMany(subject.Behind)));
    }

    private static Ruling? ByClaim(Subject subject) =>
        subject.Standing(Stance.Done) is { Count: > 0 } done ? new Ruling("S6", RequestStatus.ClaimedImplemented, Refs.Of(done.Select(i => i.Fact))) : null;

    private static Ruling? ByPromise(Subject subject, Ground ground, AsOf asOf)
    {
        if (subject.Standing(Stance.Step) is { Count: > 0 } steps)
            return new Ruling("S7", RequestStatus.InProgress, Refs.Of(steps.Select(i => i.Fact)));

        var kept = subject.Promises
            .Select(p => (p.Commitment, By: CommitmentRules.Deliveries(p, ground).Where(e => !(e.Event <= subject.CouldNotTell)).ToArray()))
            .Where(p => p.By.Length > 0).ToArray();
        if (kept.Length > 0)
        {
            return new Ruling("S7", RequestStatus.InProgress, Refs.Of(kept.SelectMany(p =>
                p.By.Select(e => new FactRef(FactKind.Evidence, e.Fact.Id)).Append(new FactRef(FactKind.Commitment, p.Commitment.Id)))));
        }

        var standing = subject.Promises.Where(p => !(p.Commitment.MadeOn.Last <= subject.CouldNotTell) && Stands(p, subject, asOf)).ToArray();
        return standing.Length > 0
            ? new Ruling("S8", RequestStatus.Committed, Refs.Of(standing.Select(p => new FactRef(FactKind.Commitment, p.Commitment.Id))))
            : null;
    }

    /// <summary>A promise stands until kept, missed, abandoned or superseded; an undated one for 18 months, and not past a missed one.</summary>
    private static bool Stands(Promise promise, Subject subject, AsOf asOf)
    {
        if (promise.State.Status is not (CommitmentStatus.UnderWay or CommitmentStatus.Scheduled or CommitmentStatus.Announced)) return false;
        if (promise.State.Due is not null) return true;
        var made = promise.Commitment.MadeOn.Last;
        return !asOf.Passed(made.AddMonths(18))
            && !subject.Promises.Any(p => p.State is { Status: CommitmentStatus.Missed, Due: { } due } && due.LastDay >= made);
    }

    private static Ruling? ByLackOfInformation(Subject subject, AsOf asOf)
    {
        if (subject.CouldNotTell is { } day)
            return NoInformation(subject.Items.Where(i => i.Stance == Stance.InsufficientInformation && i.Event == day).Select(i => i.Fact));
        if (subject.Reply.Reply is Reply.Missing or Reply.NothingNew) return NoInformation(subject.Reply.Decisive);
        var isSilent = !subject.ReplyCame && !subject.Items.Any(i => i.IsAboveObserver && i.Stance is not (Stance.Context or Stance.NotedOnly));
        return isSilent && subject.SuspendedOn is null && (subject.OutcomeDue ?? subject.ReplyDue)?.Day is { } due && asOf.Passed(due.LastDay) ? NoInformation([]) : null;

        static Ruling NoInformation(IEnumerable<FactRef> decisive) => new("S9", RequestStatus.NoInformation, Refs.Of(decisive));
    }
}
