using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>
/// A thread as one request made when it was first asked, with all that bears on any of its requests: asking again wipes
/// no slate.
/// </summary>
public static class ThreadRules
{
    /// <summary>Null while none of its requests is known.</summary>
    public static RequestState? On(IReadOnlyList<RequestNode> requests, Ground ground, AsOf asOf) =>
        SubjectOf(requests, ground, asOf) is { } subject ? RequestRules.State(subject, requests, ground, asOf) : null;

    public static Subject? SubjectOf(IReadOnlyList<RequestNode> requests, Ground ground, AsOf asOf)
    {
        var known = requests.Where(r => r.IsKnown(asOf)).ToArray();
        if (known.Length == 0) return null;
        var subjects = known.Select(r => RequestRules.SubjectOf(r, ground, asOf)).ToArray();
        var isSettled = subjects.All(s => StatusRules.On(s, ground, asOf).Status is RequestStatus.Implemented or RequestStatus.ClosedOther);
        var items = subjects.SelectMany(s => s.Items).Distinct().Select(i => isSettled ? i : Unsettled(i)).OfType<Item>().ToArray();
        var again = known.SelectMany(r => r.AskedAgain(asOf)).Concat(known).ToArray();
        return new Subject
        {
            Made = known.Min(r => r.Made),
            Items = items,
            Promises = [.. subjects.SelectMany(s => s.Promises).DistinctBy(p => p.Commitment.Id)],
            Reply = ReplyRules.Latest([.. known.Select(r => ReplyRules.On(r, ground, asOf))], subjects.Select(s => s.ReplyDue).Earliest(), asOf),
            ReplyDue = subjects.Select(s => s.ReplyDue).Earliest(),
            ReplyCame = subjects.Any(s => s.ReplyCame),
            // The clock of a report is the reply: a report that is not seen makes no demand overdue.
            OutcomeDue = subjects.Where(s => !s.IsReport).Select(s => s.OutcomeDue).Earliest(),
            SuspendedOn = subjects.All(s => s.SuspendedOn is not null) ? subjects.Max(s => s.SuspendedOn) : null,
            IsReport = false,
            RegularCycleYears = subjects.Min(s => s.RegularCycleYears),
            Recurring = subjects.Any(s => s.Recurring),
            Escalated = subjects.Any(s => s.Escalated),
            Dropped = Dropped.WithoutFinding(known.Select(r => r.Conclusion),
                subjects.SelectMany(s => s.Items).Select(i => i.Text).Concat(again.Select(r => EvidenceNode.TextOf(r.Conclusion.Fact.Id))).ToHashSet(), ground, asOf),
        };
    }

    /// <summary>While one of its requests is not settled, what settles another settles no more than a part of the demand.</summary>
    private static Item? Unsettled(Item item) => item.Stance switch
    {
        Stance.Resolved => item with { Stance = Stance.Progress },
        Stance.Closed => null,
        _ => item,
    };
}
