using Compliance.Codes;

namespace Compliance.FollowUp;

/// <summary>Where a request or a thread stands: did it happen? Derived by rules S1 to S10; never a verdict of the ILO.</summary>
public enum RequestStatus
{
    [Word("regressed", "A supervisory body rejected it or found things worse, or found no progress after it had been settled or gone wrong (S3).")] Regressed,
    [Word("not implemented", "A supervisory body found no progress, or asked again on the merits (S5).")] NotImplemented,
    [Word("no information", "A body cannot tell, or the date passed and nobody said anything (S9).")] NoInformation,
    [Word("open", "Nothing that counts is known yet (S10).")] Open,
    [Word("committed", "The government promised it, and the promise stands (S8).")] Committed,
    [Word("in progress", "A step was taken, or a promise kept; no body has looked yet (S7).")] InProgress,
    [Word("claimed implemented", "Somebody above observer says that it is done; no body has looked yet (S6).")] ClaimedImplemented,
    [Word("partly implemented", "A supervisory body found progress (S4).")] PartlyImplemented,
    [Word("implemented", "A supervisory body found that it is done, or, for an event, the Office or an instrument shows it (S2).")] Implemented,
    [Word("closed, other", "Withdrawn, or replaced by another request (S1).")] ClosedOther,
}

/// <summary>Did the government answer the body? Apart from whether it did what was asked.</summary>
public enum Reply
{
    [Word("not required", "No reply date applies, and nothing is known of a reply.")] NotRequired,
    [Word("awaited", "The reply date has not passed.")] Awaited,
    [Word("not seen", "The date and its grace passed and nothing is known. Reports are not public: this is no failure.")] NotSeen,
    [Word("missing", "A supervisory body or the Office says that no reply came.")] Missing,
    [Word("received", "A reply came.")] Received,
    [Word("received late", "A reply came after its date, by its own date.")] ReceivedLate,
    [Word("nothing new", "A reply came without anything new, says a body or the Office.")] NothingNew,
}

/// <summary>Is the doing late?</summary>
public enum Timeliness
{
    [Word("no deadline", "No date that can be counted applies.")] NoDeadline,
    [Word("met", "Implemented.")] Met,
    [Word("clock stopped", "Said to be done and not yet looked at, suspended, or a report that is not seen.")] ClockStopped,
    [Word("not due", "Due in more than 90 days.")] NotDue,
    [Word("due soon", "Due in 90 days or less, or within the grace of a date from a rule.")] DueSoon,
    [Word("overdue", "The date and its grace have passed.")] Overdue,
}

/// <summary>What else a reader should know of a request or a thread.</summary>
public enum Flag
{
    [Word("disputed", "Since the last finding a class of issuers contests, or two point opposite ways.")] Disputed,
    [Word("awaiting review", "Somebody above observer says done, or reports a step, since a body last looked.")] AwaitingReview,
    [Word("setback", "Somebody above observer reports a setback since a body last looked.")] Setback,
    [Word("promise missed", "A promise that bears on it passed its date.")] PromiseMissed,
    [Word("recurring", "It asks again what was asked before, or is itself asked again.")] Recurring,
    [Word("stalled", "18 months without a step, a claim or a promise.")] Stalled,
    [Word("stale assessment", "No body has looked for a regular cycle of reports.")] StaleAssessment,
    [Word("dropped without finding", "The newest text of the same kind, fully loaded, is silent on it.")] DroppedWithoutFinding,
    [Word("escalated", "A special paragraph, a continued failure or a double footnote.")] Escalated,
}

/// <summary>What became of a promise.</summary>
public enum CommitmentStatus
{
    [Word("superseded", "Another commitment replaces it.")] Superseded,
    [Word("delivered, verified", "An instrument, the Office or a supervisory body shows that it was done.")] DeliveredVerified,
    [Word("delivered, claimed", "The government or a social partner says that it was done.")] DeliveredClaimed,
    [Word("abandoned", "A setback, and no step since.")] Abandoned,
    [Word("missed", "Its date has passed.")] Missed,
    [Word("under way", "A step was taken.")] UnderWay,
    [Word("scheduled", "It has a date to come.")] Scheduled,
    [Word("announced", "It was made, without a date.")] Announced,
}

/// <summary>What a transition changes.</summary>
public enum Aspect
{
    [Word("status", "Did it happen? Of a request, a thread or a commitment.")] Status,
    [Word("reply", "Did the government answer the body? Of a request, a thread or a conclusion.")] Reply,
    [Word("timeliness", "Is the doing late? Of a request or a thread.")] Timeliness,
}

/// <summary>Why something changes on a day.</summary>
public enum TransitionCause
{
    [Word("fact", "Facts became known that day, and without them it would not have changed so.")] Fact,
    [Word("day", "The day came: a date and its grace passed, a date came near, a promise lapsed. It changes so also without any fact that became known that day.")] Day,
}

/// <summary>The words that say where something stands, whatever it is: no two of their vocabularies share one.</summary>
public static class StateWords
{
    public static IReadOnlyList<string> All { get; } =
        [.. new[] { typeof(RequestStatus), typeof(CommitmentStatus), typeof(Reply), typeof(Timeliness) }.SelectMany(v => Words.Of(v).Keys)];
}
