using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Deadlines;

/// <summary>
/// One due date of one record, with how it stands on a day. A date that many share is listed once: the reply to a
/// conclusion stands for that of its requests due on the same day (a request for a report is listed apart only when it
/// has a day or an answer of its own); a day that the government promised for a whole thread is the thread's
/// (a request of it that stands otherwise on its clock is listed apart).
/// </summary>
[TextColumns("on", "clock", "state", "member", "daysOverdue", "label")]
public record Deadline
{
    /// <summary>Its id: the clock, the kind of record and the record's key, with colons between.</summary>
    public required string Id { get; init; }

    /// <summary>What is due.</summary>
    [Vocabulary<DueClock>]
    public required string Clock { get; init; }

    /// <summary>The day that counts: the last on which it is in time, without grace. Null when the words name a session whose days are not known.</summary>
    public DateOnly? On { get; init; }

    /// <summary>The first day that the words can mean; of a date at a session its first day.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>The last day that the words can mean. A report due in a year is due on 1 September of it: then this is later than <c>on</c>.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>How exactly it is known.</summary>
    [Vocabulary<DuePrecision>]
    public required string Precision { get; init; }

    /// <summary>What it rests on.</summary>
    [Vocabulary<DueBasis>]
    public required string Basis { get; init; }

    /// <summary>The words that set it; null when a rule gives it, or when a promise does that reaches it through other requests.</summary>
    public string? Words { get; init; }

    /// <summary>The session that the words name.</summary>
    public string? Anchor { get; init; }

    /// <summary>Before that session, or at it.</summary>
    [Vocabulary<DueRelation>]
    public string? Relation { get; init; }

    /// <summary>Days after it in which nobody is late: 30 for a date from a rule, else 0.</summary>
    public required int GraceDays { get; init; }

    /// <summary>The kind of record whose date it is: a conclusion, a request, a thread or a commitment.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>The record's id.</summary>
    public required string Key { get; init; }

    /// <summary>What it is called, or what is asked or promised, in our own words.</summary>
    public required string Label { get; init; }

    /// <summary>The member whose government it is due from, or, of a request to others, that it concerns.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions concerned.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The body that asked; null for threads and commitments.</summary>
    [Vocabulary<Body>]
    public string? Body { get; init; }

    /// <summary>The session at which it was asked; null when none is recorded, and for threads and commitments.</summary>
    public string? Session { get; init; }

    /// <summary>The conclusion that asks; null for threads and commitments.</summary>
    public string? Conclusion { get; init; }

    /// <summary>The thread that it belongs to; of a commitment the one that it addresses, if that is one only.</summary>
    public string? Thread { get; init; }

    /// <summary>How it stands, in a plain word for all clocks. Ours; it is never a verdict of the ILO.</summary>
    [Vocabulary<DeadlineState>]
    public required string State { get; init; }

    /// <summary>Of the clock <c>reply</c>: did the government answer the body?</summary>
    [Vocabulary<Reply>]
    public string? Reply { get; init; }

    /// <summary>Of the clock <c>outcome</c>: is the doing late?</summary>
    [Vocabulary<Timeliness>]
    public string? Timeliness { get; init; }

    /// <summary>Of the clock <c>outcome</c>: where the request or the thread stands.</summary>
    [Vocabulary<RequestStatus>]
    public string? Status { get; init; }

    /// <summary>Of the clock <c>commitment</c>: what became of the promise.</summary>
    [Vocabulary<CommitmentStatus>]
    public string? CommitmentStatus { get; init; }

    /// <summary>Days to the date while it is open, 0 within its grace; else null.</summary>
    public int? DaysLeft { get; init; }

    /// <summary>Days late, after grace; 0 when not late, also for a reply that is not seen; null when it cannot be told.</summary>
    public int? DaysOverdue { get; init; }

    /// <summary>The requests that share it: of a conclusion those whose reply is due then, each with its own reply; of a thread those with that day that stand as it does; of a commitment those that it names itself.</summary>
    public required DeadlineRequest[] Requests { get; init; }

    /// <summary>What the body that asked did to the date, as far as it was public, in its order; of a conclusion the dates of its requests for a report.</summary>
    public required DeadlineChange[] History { get; init; }

    /// <summary>When the record was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The address of the record.</summary>
    public string Url => Address.Of(Address.List(Record), Key);
}

/// <summary>A request that shares a due date.</summary>
[InJson]
public sealed record DeadlineRequest
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of thing is asked.</summary>
    public required RequestKind Kind { get; init; }

    /// <summary>Did the government answer the body, as far as this request is concerned?</summary>
    public required Reply Reply { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of("requests", Id);
}

/// <summary>What the body that asked did to the due date of a request.</summary>
[InJson]
public sealed record DeadlineChange
{
    /// <summary>The request whose date it is.</summary>
    public required string Request { get; init; }

    /// <summary>Set, extended, suspended, resumed or withdrawn.</summary>
    public required DeadlineEventKind Kind { get; init; }

    /// <summary>When, as exactly as known.</summary>
    public required PartialDate On { get; init; }

    /// <summary>When that was published; null: the same day.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>By whom.</summary>
    [Vocabulary<Body>]
    public required string By { get; init; }

    /// <summary>The date before; null when there was none.</summary>
    public Due? Before { get; init; }

    /// <summary>The date after; null when there is none.</summary>
    public Due? After { get; init; }

    /// <summary>Where it is said.</summary>
    public required string Source { get; init; }
}

/// <summary>How a due date stands, in one plain word for all clocks; the clock's own word says more.</summary>
public enum DeadlineState
{
    [Word("to come", "Due in more than 90 days.")] ToCome,
    [Word("due soon", "Due in 90 days or less, or within the grace of a date from a rule.")] DueSoon,
    [Word("undated", "No day can be counted: the words name a session whose days are not known.")] Undated,
    [Word("overdue", "Not done, or a body says that no reply came, and the date and its grace have passed.")] Overdue,
    [Word("missing", "A body says that no reply came; the date and its grace have not passed, or no day can be counted.")] Missing,
    [Word("not seen", "The date of a reply passed and nothing is known. Reports are not public: this is no failure.")] NotSeen,
    [Word("suspended", "The body that asked stopped the clock.")] Suspended,
    [Word("claimed", "Said to be done; no body has looked yet, and of a promise nothing but the word of its teller is known.")] Claimed,
    [Word("met", "Done, or a reply came.")] Met,
    [Word("met late", "Done, or a reply came, after the date and its grace.")] MetLate,
    [Word("abandoned", "The promise was given up: a setback, and no step since.")] Abandoned,
    [Word("withdrawn", "It counts no more: the body withdrew the date or the request, or another promise replaced this one.")] Withdrawn,
}
