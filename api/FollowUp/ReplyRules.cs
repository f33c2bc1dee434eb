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

    /// <summary>What is known of a reply, and the day of the latest assertion.</summary>
    public sealed record Known(ReplyState State, DateOnly? On);

    /// <summary>The reply to a conclusion as a whole.</summary>
    public static Known On(ConclusionNode conclusion, Ground ground, AsOf asOf) => Decide(Answers(conclusion, ground, asOf), Due(conclusion, asOf), asOf);

    /// <summary>The reply as it concerns one request: a request for a report looks at itself alone.</summary>
    public static Known On(RequestNode request, Ground ground, AsOf asOf) => Decide(Answers(request, ground, asOf), Due(request, asOf), asOf);

    /// <summary>The latest of several replies, each measured by its own date; nothing known: by the earliest date.</summary>
    public static ReplyState Latest(IReadOnlyList<Known> replies, DueDate? due, AsOf asOf)
    {
        if (replies.Max(r => r.On) is not { } day) return Unknown(due, asOf);
        var latest = replies.Where(r => r.On == day).Select(r => r.State).ToArray();
        var reply = latest.MinBy(r => Favour(r.Reply))!.Reply;
        return new ReplyState { Reply = reply, ReplyDue = due?.Day, Decisive = Refs.Of(latest.Where(r => r.Reply == reply).SelectMany(r => r.Decisive)) };
    }

    /// <summary>The latest assertion decides; of one day the least favourable.</summary>
    private static Known Decide(IReadOnlyList<Answer> answers, DueDate? due, AsOf asOf)
    {
        if (answers.Count == 0) return new Known(Unknown(due, asOf), null);
        var day = answers.Max(a => a.Event);
        var reply = answers.Where(a => a.Event == day).MinBy(a => Favour(a.Reply))!.Reply;
        var behind = Refs.Of(answers.Where(a => a.Event == day && a.Reply == reply).Select(a => a.Fact));
        var word = reply == Reply.Received && IsLate(answers, due) ? Reply.ReceivedLate : reply;
        return new Known(new ReplyState { Reply = word, ReplyDue = due?.Day, Decisive = behind }, day);
    }

    private static ReplyState Unknown(DueDate? due, AsOf asOf) => new()
    {
        Reply = due is null ? Reply.NotRequired : due.Day is { } day && asOf.Passed(day.LastDay) ? Reply.NotSeen : Reply.Awaited,
        ReplyDue = due?.Day,
        Decisive = [],
    };

    /// <summary>By the first reply with a date of its own since one was last said to be missing: to write again later is not to be late.</summary>
    private static bool IsLate(IReadOnlyList<Answer> answers, DueDate? due)
    {
        var missing = answers.Where(a => a.Reply == Reply.Missing).Max(a => (DateOnly?)a.Event);
        return due?.Day is { } day && answers.Where(a => a.Reply == Reply.Received && !(a.Event <= missing)).Min(a => a.SentOn) > day.LastDay;
    }

    private static int Favour(Reply reply) => reply switch { Reply.Missing => 0, Reply.NothingNew => 1, Reply.ReceivedLate => 2, _ => 3 };

    private static IReadOnlyList<Answer> Answers(RequestNode request, Ground ground, AsOf asOf) =>
        request.IsReport ? OnReport(request, ground, asOf)
        // What the Government wrote, or did not, says nothing about what was asked of others.
        : request.IsToGovernment ? Answers(request.Conclusion, ground, asOf) : [];

    /// <summary>The reply date of a request: a report's own, else the conclusion's, else the rule's.</summary>
    public static DueDate? Due(RequestNode request, AsOf asOf) => !request.IsToGovernment ? null
        : request.IsReport ? OutcomeDates.Explicit(request, asOf).Due ?? ByTextOrRule(request.Conclusion.Fact)
        : Due(request.Conclusion, asOf);

    private static DueDate? Due(ConclusionNode conclusion, AsOf asOf) =>
        Reports(conclusion).Select(r => OutcomeDates.Explicit(r, asOf).Due).Earliest() ?? ByTextOrRule(conclusion.Fact);

    private static DueDate? ByTextOrRule(ConclusionFact conclusion) => conclusion.ReplyDue.ReportDate() ?? DueDates.ByRule(conclusion);

    private static IEnumerable<RequestNode> Reports(ConclusionNode conclusion) => conclusion.Requests.Where(r => r.IsReport && r.IsToGovernment);

    private static List<Answer> Answers(ConclusionNode conclusion, Ground ground, AsOf asOf) =>
    [
        .. ground.Links[(SubjectKind.Conclusion, conclusion.Fact.Id)]
            .Where(l => l.Evidence.Fact.Issuer != IssuerClass.Observer && l.Evidence.Event > conclusion.Made && l.Evidence.IsKnown(asOf))
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
