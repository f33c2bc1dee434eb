using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>Did they tell the body? Apart from whether they did what was asked.</summary>
public static class ReplyRules
{
    /// <summary>One assertion about a reply.</summary>
    /// <param name="Reply">Received, nothing new or missing.</param>
    /// <param name="Event">The day it counts by.</param>
    /// <param name="SentOn">The reply's own date, if it is known to have one.</param>
    /// <param name="Fact">Where it is said.</param>
    public sealed record Answer(Reply Reply, DateOnly Event, DateOnly? SentOn, FactRef Fact);

    /// <summary>The reply to a conclusion as a whole.</summary>
    public static ReplyState On(ConclusionNode conclusion, Ground ground, AsOf asOf) =>
        Decide(Answers(conclusion, ground, asOf), Due(conclusion, asOf), true, asOf);

    /// <summary>The reply as it concerns one request: a request for a report looks at itself alone.</summary>
    public static ReplyState On(RequestNode request, Ground ground, AsOf asOf) =>
        Decide(Answers(request, ground, asOf), Due(request, asOf), request.IsToGovernment, asOf);

    /// <summary>The latest assertion decides; of one day the least favourable.</summary>
    public static ReplyState Decide(IReadOnlyList<Answer> answers, DueDay? due, bool isToGovernment, AsOf asOf)
    {
        if (answers.Count == 0)
        {
            var word = !isToGovernment || due is null ? Reply.NotRequired : asOf.Passed(due.LastDay) ? Reply.NotSeen : Reply.Awaited;
            return new ReplyState { Reply = word, ReplyDue = due, Decisive = [] };
        }

        var day = answers.Max(a => a.Event);
        var reply = answers.Where(a => a.Event == day).MinBy(a => a.Reply switch { Reply.Missing => 0, Reply.NothingNew => 1, _ => 2 })!.Reply;
        var behind = answers.Where(a => a.Event == day && a.Reply == reply).ToArray();
        var isLate = reply == Reply.Received && due is not null && behind.All(a => a.SentOn > due.LastDay);
        return new ReplyState { Reply = isLate ? Reply.ReceivedLate : reply, ReplyDue = due, Decisive = Refs.Of(behind.Select(a => a.Fact)) };
    }

    public static IReadOnlyList<Answer> Answers(RequestNode request, Ground ground, AsOf asOf) =>
        request.IsReport ? OnReport(request, ground, asOf) : Answers(request.Conclusion, ground, asOf);

    /// <summary>The reply date of a request: a report's own, else the conclusion's, else the rule's.</summary>
    public static DueDay? Due(RequestNode request, AsOf asOf) => !request.IsToGovernment ? null
        : request.IsReport ? OutcomeDates.Explicit(request, asOf).Due ?? ByTextOrRule(request.Conclusion.Fact)
        : Due(request.Conclusion, asOf);

    private static DueDay? Due(ConclusionNode conclusion, AsOf asOf) =>
        Reports(conclusion).Select(r => OutcomeDates.Explicit(r, asOf).Due).Earliest() ?? ByTextOrRule(conclusion.Fact);

    private static DueDay? ByTextOrRule(ConclusionFact conclusion) => conclusion.ReplyDue.CountableReport() ?? DueDates.ByRule(conclusion);

    private static IEnumerable<RequestNode> Reports(ConclusionNode conclusion) => conclusion.Requests.Where(r => r.IsReport && r.IsToGovernment);

    private static List<Answer> Answers(ConclusionNode conclusion, Ground ground, AsOf asOf) =>
    [
        .. ground.Links[(SubjectKind.Conclusion, conclusion.Fact.Id)]
            .Where(l => l.Evidence.Fact.Issuer != IssuerClass.Observer && l.Evidence.Event > conclusion.Made && asOf.Reached(l.Evidence.Known))
            .Select(l => (l.Evidence, Reply: Meaning(l.Stance))).Where(l => l.Reply is not null)
            .Select(l => new Answer(l.Reply!.Value, l.Evidence.Event, l.Evidence.HasOwnDate ? l.Evidence.First : null, new FactRef(FactKind.Evidence, l.Evidence.Fact.Id))),
        .. Reports(conclusion).SelectMany(r => OnReport(r, ground, asOf)),
    ];

    private static List<Answer> OnReport(RequestNode request, Ground ground, AsOf asOf) =>
    [
        .. Bearing.On(request, ground, asOf).Where(i => i.IsAboveObserver)
            .Select(i => (Item: i, Reply: Meaning(i.Stance))).Where(i => i.Reply is not null)
            .Select(i => new Answer(i.Reply!.Value, i.Item.Event, i.Item.HasOwnDate ? i.Item.First : null, i.Item.Fact)),
    ];

    /// <summary>What a stance says about a reply: on the conclusion in its own words, on a request for a report by what was done.</summary>
    private static Reply? Meaning(Stance stance) => stance switch
    {
        Stance.Received or Stance.Done or Stance.Resolved => Reply.Received,
        Stance.NothingNew => Reply.NothingNew,
        Stance.Missing or Stance.NoProgress => Reply.Missing,
        _ => null,
    };
}
