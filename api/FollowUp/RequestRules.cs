namespace Compliance.FollowUp;

/// <summary>A request with all that bears on it on a day.</summary>
public static class RequestRules
{
    public static RequestState On(RequestNode request, Ground ground, AsOf asOf) => State(SubjectOf(request, ground, asOf), [request], ground, asOf);

    /// <summary>The rules, applied: the same for a request and for a thread.</summary>
    public static RequestState State(Subject subject, IReadOnlyList<RequestNode> requests, Ground ground, AsOf asOf)
    {
        var ruling = StatusRules.On(subject, ground, asOf);
        var clock = Clock.On(subject, ruling.Status, asOf);
        return new RequestState
        {
            Rule = ruling.Rule,
            Status = ruling.Status,
            Decisive = ruling.Decisive,
            Reply = subject.Reply.Reply,
            ReplyDue = subject.Reply.ReplyDue,
            Timeliness = clock.Timeliness,
            OutcomeDue = subject.OutcomeDue?.Day,
            OverdueFrom = clock.OverdueFrom,
            OverdueUntil = clock.OverdueUntil,
            Flags = FlagRules.On(subject, ruling.Status, asOf),
            TimesAsked = TimesAsked(requests, asOf),
        };
    }

    public static Subject SubjectOf(RequestNode request, Ground ground, AsOf asOf)
    {
        var items = Bearing.On(request, ground, asOf);
        var promises = Bearing.Promises(request, ground, asOf);
        var reply = ReplyRules.On(request, ground, asOf).State;
        var again = request.AskedAgain(asOf);
        var speaking = items.Select(i => i.Text).Concat(again.Select(r => EvidenceNode.TextOf(r.Conclusion.Fact.Id))).ToHashSet();
        return new Subject
        {
            Made = request.Made,
            Items = items,
            Promises = promises,
            Reply = reply,
            ReplyCame = reply.Reply is Reply.Received or Reply.ReceivedLate or Reply.NothingNew,
            OutcomeDue = OutcomeDates.Of(request, promises, ground, asOf),
            ReplyDue = ReplyRules.Due(request, asOf),
            SuspendedOn = OutcomeDates.Explicit(request, asOf).SuspendedOn,
            IsReport = request.IsReport,
            RegularCycleYears = request.Conclusion.Fact.RegularCycleYears,
            Recurring = again.Count > 0 || request.AskedBefore(asOf).Count > 0,
            Escalated = again.Append(request).Any(r => r.Conclusion.Fact.Escalated),
            Dropped = Dropped.WithoutFinding([request.Conclusion], speaking, ground, asOf),
        };
    }

    /// <summary>The conclusions that ask for it, as far as known: its own, those it asks again and those that ask it again.</summary>
    private static ValueList<AskedBy> TimesAsked(IEnumerable<RequestNode> requests, AsOf asOf) =>
        requests.Where(r => asOf.Reached(r.Known)).SelectMany(r => r.AskedAgain(asOf).Concat(r.AskedBefore(asOf)).Append(r)).Select(r => r.Conclusion.Fact).DistinctBy(c => c.Id)
            .GroupBy(c => c.Body).OrderBy(of => of.Key).Select(of => new AskedBy(of.Key, of.Count())).ToValueList();
}
