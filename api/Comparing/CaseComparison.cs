using Compliance.Cases;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Reading;
using Compliance.Requests;

namespace Compliance.Comparing;

/// <summary>Two days, or two sessions, of one case beside each other.</summary>
public sealed record CaseComparison
{
    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>The earlier side.</summary>
    public required ComparedSide From { get; init; }

    /// <summary>The later side.</summary>
    public required ComparedSide To { get; init; }

    /// <summary>Requests of the later side that ask again one of the earlier side: a pair each.</summary>
    public required IReadOnlyList<RepeatedRequest> AskedAgain { get; init; }

    /// <summary>Those of the pairs that ask with more force. Where a verb was not seen there is no telling: the pair is neither here nor in <c>softened</c>.</summary>
    public required IReadOnlyList<RepeatedRequest> Sharpened { get; init; }

    /// <summary>Those of the pairs that ask with less force.</summary>
    public required IReadOnlyList<RepeatedRequest> Softened { get; init; }

    /// <summary>Requests of the later side that were not asked before, as far as is recorded.</summary>
    public required IReadOnlyList<FirstAskedRequest> New { get; init; }

    /// <summary>Requests of the later side that were asked before, though not at the earlier side: at another session, by another body, or in between. Each with the latest that asked it.</summary>
    public required IReadOnlyList<RepeatedRequest> AskedBefore { get; init; }

    /// <summary>Requests of the earlier side that no finding settled and of which the next text of the same sort, loaded completely, says nothing. What is not proven to be dropped is in <c>notRepeated</c>.</summary>
    public required IReadOnlyList<SilentRequest> Dropped { get; init; }

    /// <summary>Requests of the earlier side that are not asked again because they are settled: by a finding, or, of an event, by the word of the Office or of an instrument.</summary>
    public required IReadOnlyList<SilentRequest> Settled { get; init; }

    /// <summary>Requests of the earlier side that are neither, as far as can be told: the later text is not loaded completely, or speaks of them without asking, no later text of their sort is recorded, or their body does not repeat what stands.</summary>
    public required IReadOnlyList<SilentRequest> NotRepeated { get; init; }

    /// <summary>Threads and requests, public on both days, whose status is another on the later day.</summary>
    public required IReadOnlyList<ChangedStatus> StatusChanges { get; init; }

    /// <summary>Dates that moved between the days.</summary>
    public required IReadOnlyList<MovedDate> Slipped { get; init; }

    /// <summary>What was not overdue on the earlier day and is on the later one.</summary>
    public required IReadOnlyList<NewlyOverdue> BecameOverdue { get; init; }

    /// <summary>How force is compared.</summary>
    public required ForceOrder ForceOrder { get; init; }

    /// <summary>What is loaded of the case and what is not.</summary>
    public required IReadOnlyList<CoverageNote> Coverage { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>One side of a comparison.</summary>
public sealed record ComparedSide
{
    /// <summary>The session; null when days are compared.</summary>
    public string? Session { get; init; }

    /// <summary>The day of this side: only what was public on it counts.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Whether any text on the case is recorded on this side.</summary>
    public required bool IsExamined { get; init; }

    /// <summary>How much of its texts is loaded: of all of them the least; null without a text.</summary>
    [Vocabulary<Coverage>]
    public string? Coverage { get; init; }

    /// <summary>The texts of this side, the oldest first.</summary>
    public required IReadOnlyList<ComparedConclusion> Conclusions { get; init; }

    /// <summary>What this side is, in a sentence.</summary>
    public required string Note { get; init; }
}

/// <summary>A text of a side.</summary>
public sealed record ComparedConclusion
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who adopted it.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>What sort of text it is.</summary>
    [Vocabulary<ConclusionKind>]
    public required string Kind { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The session; null when none is recorded.</summary>
    public string? Session { get; init; }

    /// <summary>The day it counts from.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The day from which it was public.</summary>
    public required DateOnly KnownOn { get; init; }

    /// <summary>How much of it is recorded.</summary>
    [Vocabulary<Coverage>]
    public required string Coverage { get; init; }

    /// <summary>How many of its requests are recorded.</summary>
    public required int Requests { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of("conclusions", Id);
}

/// <summary>The order of force.</summary>
public sealed record ForceOrder
{
    /// <summary>The verbs, from the mildest to the firmest.</summary>
    [Vocabulary<Force>]
    public required string[] Words { get; init; }

    /// <summary>Whose order it is.</summary>
    public required string Note { get; init; }
}
