using Compliance.Codes;
using Compliance.Evidence;
using Compliance.Reading;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>Why a status is what it is, on what evidence, says who, and what would change it.</summary>
public sealed record Explanation
{
    /// <summary>The rule that decided: the first that holds.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The facts that the rule rests on.</summary>
    public required IReadOnlyList<CitedFact> Decisive { get; init; }

    /// <summary>The latest stance of each class of issuers; never averaged.</summary>
    public required IReadOnlyList<Position> Positions { get; init; }

    /// <summary>What is recorded on it and did not decide, with the reason.</summary>
    public required IReadOnlyList<NotCounted> NotCounted { get; init; }

    /// <summary>What would change the status.</summary>
    public required IReadOnlyList<Change> WouldChange { get; init; }

    /// <summary>The next date; null when none is to come.</summary>
    public NextDate? Next { get; init; }
}

/// <summary>Why a status is what it is, in short.</summary>
/// <param name="Decisive">The facts that the rule rests on.</param>
/// <param name="IsSpokenOf">Whether anybody took a stance on it.</param>
public sealed record Reason(IReadOnlyList<CitedFact> Decisive, bool IsSpokenOf);

/// <summary>A fact with its source.</summary>
public sealed record CitedFact
{
    /// <summary>Evidence, a request that asks again, or a commitment.</summary>
    [Vocabulary<FactKind>]
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The class of who says so.</summary>
    [Vocabulary<IssuerClass>]
    public required string IssuerClass { get; init; }

    /// <summary>Who says so.</summary>
    public required string IssuerName { get; init; }

    /// <summary>The stance it takes here; null for a commitment.</summary>
    [Vocabulary<Stance>]
    public string? Stance { get; init; }

    /// <summary>When it happened, as exactly as known.</summary>
    public string? EventOn { get; init; }

    /// <summary>Whether <c>eventOn</c> is only the last day that it can have been: the text has no date of its own, and the last day of its session (or of that year) counts.</summary>
    public required bool EventIsInferred { get; init; }

    /// <summary>When it became public, as exactly as known.</summary>
    public string? PublishedOn { get; init; }

    /// <summary>What is asserted, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>The source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The source's title.</summary>
    public required string SourceTitle { get; init; }

    /// <summary>Where the source is to be found.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>The fact's address.</summary>
    public string Url => new DecisiveFact { Kind = Kind, Id = Id }.Url;
}

/// <summary>The latest stance of a class of issuers.</summary>
public sealed record Position
{
    /// <summary>The class.</summary>
    [Vocabulary<IssuerClass>]
    public required string IssuerClass { get; init; }

    /// <summary>The stance.</summary>
    [Vocabulary<Stance>]
    public required string Stance { get; init; }

    /// <summary>The day it counts by.</summary>
    public required DateOnly On { get; init; }

    /// <summary>Where it is said.</summary>
    public required CitedFact Fact { get; init; }
}

/// <summary>A fact that did not decide.</summary>
public sealed record NotCounted
{
    /// <summary>Why not.</summary>
    [Vocabulary<NotCountedReason>]
    public required string Reason { get; init; }

    /// <summary>The fact.</summary>
    public required CitedFact Fact { get; init; }
}

/// <summary>Why a fact did not decide.</summary>
public enum NotCountedReason
{
    [Word("before the request", "It happened before the request (or the promise) was made, or on that day.")] BeforeRequest,
    [Word("before the finding", "A supervisory body has made a finding since.")] BeforeFinding,
    [Word("earlier finding", "A later finding, or a less favourable one of the same day, decides.")] EarlierFinding,
    [Word("a finding prevails", "It is later than the finding, but only another finding changes one: see the flags.")] FindingPrevails,
    [Word("before a body could not tell", "A supervisory body has looked since and could not tell.")] BeforeCouldNotTell,
    [Word("undone", "A later setback by the Office, an instrument or the government undid it.")] Undone,
    [Word("class cannot decide", "Observers corroborate or dispute; they change no status.")] ClassCannotDecide,
    [Word("decides nothing", "Background, a note or a contradiction: no status rests on it; see the flags.")] DecidesNothing,
    [Word("weaker", "Something stronger decides.")] Weaker,
    [Word("narrower stance", "The same text says something narrower about it.")] NarrowerStance,
    [Word("undated", "Nothing dates it.")] Undated,
    [Word("retracted", "It was retracted.")] Retracted,
}

/// <summary>A change that would follow.</summary>
public sealed record Change
{
    /// <summary>The status that would follow.</summary>
    [Vocabulary<RequestStatus>]
    public required string Status { get; init; }

    /// <summary>What would have to happen.</summary>
    public required string When { get; init; }
}

/// <summary>A date to come.</summary>
public sealed record NextDate
{
    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What is due: a reply, the outcome, or a commitment.</summary>
    [Vocabulary<DueClock>]
    public required string Clock { get; init; }

    /// <summary>What the date rests on.</summary>
    [Vocabulary<DueBasis>]
    public required string Basis { get; init; }

    /// <summary>The commitment whose date it is, or null.</summary>
    public string? Commitment { get; init; }
}

/// <summary>What is due on a date.</summary>
public enum DueClock
{
    [Word("reply", "A reply to the body.")] Reply,
    [Word("outcome", "The doing of what was asked.")] Outcome,
    [Word("commitment", "The doing of what was promised.")] Commitment,
}
