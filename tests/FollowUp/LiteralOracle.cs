using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>
/// The method read aloud: slow, without any cleverness, written from the text and not from the program. It first throws
/// away what was not known on the day, then answers for that one day by the sentences of the method.
/// </summary>
internal sealed partial class LiteralOracle
{
    private readonly DateOnly today;
    private readonly IReadOnlyList<ConclusionFact> allConclusions;
    private readonly List<ConclusionFact> conclusions;
    private readonly List<RequestFact> requests;
    private readonly List<CommitmentFact> commitments;
    private readonly List<EvidenceFact> evidence;

    public LiteralOracle(Facts facts, DateOnly today)
    {
        this.today = today;
        allConclusions = facts.Conclusions;
        conclusions = [.. facts.Conclusions.Where(conclusion => IsKnown(EventOf(conclusion), Span.Of(conclusion.PublishedOn)))];
        requests = [.. facts.Requests.Where(request => conclusions.Any(conclusion => conclusion.Id == request.Conclusion))];
        commitments = [.. facts.Commitments.Where(promise => IsKnown(Span.Of(promise.MadeOn), Span.Of(promise.PublishedOn)))];
        evidence = [.. facts.Evidence.Where(piece => IsKnown(EventOf(piece), PublicationOf(piece)))];
    }

    /// <summary>What is asked of it, on the day; null: it does not exist yet.</summary>
    public RequestState? Request(string id) => requests.Find(request => request.Id == id) is { } request ? StateOf(request) : null;

    /// <summary>Where a thread stands; null: none of its requests exists yet.</summary>
    public RequestState? Thread(string id)
    {
        var members = requests.FindAll(request => request.Thread == id);
        return members.Count == 0 ? null : StateOf(members);
    }

    /// <summary>What became of a commitment; null: it is not known yet.</summary>
    public CommitmentState? Commitment(string id) => commitments.Find(promise => promise.Id == id) is { } promise ? StateOf(promise) : null;

    /// <summary>Whether a conclusion was answered; null: it is not known yet.</summary>
    public ReplyState? Conclusion(string id)
    {
        if (conclusions.Find(one => one.Id == id) is not { } conclusion) return null;
        var due = ReplyDateOf(conclusion);
        var (reply, decisive) = ReplyOf(AnswersTo(conclusion), due);
        return new ReplyState { Reply = reply, ReplyDue = due?.Day, Decisive = Sorted(decisive) };
    }

    // The later of event and publication; one unknown: the other; both unknown: never.
    private bool IsKnown(Span? happened, Span? published) =>
        (happened ?? published) is not null && !(happened?.Last > today) && !(published?.Last > today);

    // Adoption, else the last day of the session, else the last day of the session's year.
    private static Span? EventOf(ConclusionFact conclusion) =>
        conclusion.AdoptedOn is not null ? Span.Of(conclusion.AdoptedOn)
        : conclusion.Session?.EndsOn is { } last ? new Span(last, last)
        : conclusion.Session is { } session ? new Span(new DateOnly(session.Year, 12, 31), new DateOnly(session.Year, 12, 31))
        : null;

    private Span? EventOf(EvidenceFact piece) => TextOf(piece) is { } text ? EventOf(text) : Span.Of(piece.EventOn);

    private Span? PublicationOf(EvidenceFact piece) => Span.Of(TextOf(piece) is { } text ? text.PublishedOn : piece.PublishedOn);

    private ConclusionFact? TextOf(EvidenceFact piece) => allConclusions.FirstOrDefault(conclusion => conclusion.Id == piece.Conclusion);

    // An event whose day nobody knows is placed on the day that it was published.
    private Span DateOf(EvidenceFact piece) => (EventOf(piece) ?? PublicationOf(piece))!.Value;

    private static Span DateOf(ConclusionFact conclusion) => (EventOf(conclusion) ?? Span.Of(conclusion.PublishedOn))!.Value;

    private DateOnly MadeOf(RequestFact request) => DateOf(ConclusionOf(request)).Last;

    private ConclusionFact ConclusionOf(RequestFact request) => conclusions.Single(conclusion => conclusion.Id == request.Conclusion);

    private static ValueList<FactRef> Sorted(IEnumerable<FactRef> facts) =>
        facts.Distinct().OrderBy(fact => fact.Kind).ThenBy(fact => fact.Id, StringComparer.Ordinal).ToValueList();

    private bool IsPassed(DueDay due) => today > due.LastDay;

    /// <summary>The first and the last day that a date can mean.</summary>
    private readonly record struct Span(DateOnly First, DateOnly Last)
    {
        public static Span? Of(PartialDate? date) => date is { } known ? new Span(known.First, known.Last) : null;
    }

    /// <summary>A date that somebody set; without a day it is one that cannot be counted.</summary>
    private sealed record Due(DueDay? Day);

    // Before a session: the day before it opens; at it: its last day. Words that set no date are none; a date at a session
    // whose days are not known is a date nevertheless.
    private static Due? DueOf(DueFact? words) => words switch
    {
        null or { Precision: DuePrecision.None } => null,
        { Anchor: { } session, Relation: DueRelation.At } => new Due(session.EndsOn is { } last ? new DueDay(last, words.Basis) : null),
        { Anchor: { } session } => new Due(session.StartsOn is { } first ? new DueDay(first.AddDays(-1), words.Basis) : null),
        _ => new Due(words.Latest is { } day ? new DueDay(day, words.Basis) : null),
    };

    // The one whose grace ends first; if none of them can be counted, one that cannot.
    private static Due? Earliest(IEnumerable<Due?> dates)
    {
        var known = dates.OfType<Due>().ToList();
        var counted = known.Where(due => due.Day is not null);
        return counted.OrderBy(due => due.Day!.LastDay).ThenBy(due => due.Day!.On).ThenBy(due => due.Day!.Basis).FirstOrDefault() ?? known.FirstOrDefault();
    }

    // Its own date as the body's later decisions leave it; of several on one day the order given.
    private Due? OwnDateOf(RequestFact request)
    {
        var due = DueOf(request.OutcomeDue);
        foreach (var decision in DecisionsOn(request))
        {
            if (decision.Kind is DeadlineEventKind.Set or DeadlineEventKind.Extended) due = DueOf(decision.Due);
            if (decision.Kind is DeadlineEventKind.Withdrawn) due = null;
        }
        return due;
    }

    // The day since which its clock stands still without having been resumed: to suspend it once more changes nothing.
    private DateOnly? SuspendedSince(RequestFact request)
    {
        DateOnly? since = null;
        foreach (var decision in DecisionsOn(request))
        {
            if (decision.Kind is DeadlineEventKind.Suspended) since ??= decision.On.First;
            if (decision.Kind is DeadlineEventKind.Resumed) since = null;
        }
        return since;
    }

    private IEnumerable<DeadlineEventFact> DecisionsOn(RequestFact request) => request.DeadlineEvents
        .Where(decision => IsKnown(Span.Of(decision.On), Span.Of(decision.PublishedOn)))
        .OrderBy(decision => decision.On.Last);
}
