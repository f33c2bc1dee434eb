using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>
/// The facts that a derivation reads: everything of one member that is neither retracted nor recalled. Their order never
/// matters. References that lead nowhere are ignored, so that a part of a record can be looked at.
/// </summary>
public sealed record Facts
{
    public IReadOnlyList<ConclusionFact> Conclusions { get; init; } = [];
    public IReadOnlyList<RequestFact> Requests { get; init; } = [];
    public IReadOnlyList<CommitmentFact> Commitments { get; init; } = [];
    public IReadOnlyList<EvidenceFact> Evidence { get; init; } = [];

    /// <summary>The threads, by id: also those that have no request yet.</summary>
    public IReadOnlyList<string> Threads { get; init; } = [];
}

/// <summary>A session, as far as its days are known.</summary>
/// <param name="Year">The year it was held in.</param>
/// <param name="StartsOn">The day it opened.</param>
/// <param name="EndsOn">Its last day.</param>
public sealed record SessionFact(int Year, DateOnly? StartsOn, DateOnly? EndsOn);

/// <summary>A due date as asked or promised; the day that counts is worked out from it.</summary>
/// <param name="Latest">The last day that the words can mean, if they say it without a session.</param>
/// <param name="Anchor">The session that the words name.</param>
/// <param name="Relation">Before that session, or at it (as unless said: before).</param>
/// <param name="Precision">How exactly the words say it.</param>
/// <param name="Basis">What it rests on: decides the grace.</param>
public sealed record DueFact(DateOnly? Latest, SessionFact? Anchor, DueRelation? Relation, DuePrecision Precision, DueBasis Basis);

/// <summary>One adopted text.</summary>
public sealed record ConclusionFact
{
    public required string Id { get; init; }
    public required string Member { get; init; }
    public required Body Body { get; init; }
    public required ConclusionKind Kind { get; init; }
    public required IReadOnlyList<string> Conventions { get; init; }
    public SessionFact? Session { get; init; }
    public PartialDate? AdoptedOn { get; init; }
    public PartialDate? PublishedOn { get; init; }
    public DueFact? ReplyDue { get; init; }

    /// <summary>A special paragraph, a continued failure or a double footnote is known of it.</summary>
    public bool Escalated { get; init; }

    /// <summary>Every request of its text is recorded.</summary>
    public bool FullyLoaded { get; init; }

    /// <summary>3 if one of its Conventions is fundamental or governance, else 6.</summary>
    public required int RegularCycleYears { get; init; }
}

/// <summary>One thing asked.</summary>
public sealed record RequestFact
{
    public required string Id { get; init; }
    public required string Conclusion { get; init; }
    public required RequestKind Kind { get; init; }
    public Addressee Addressee { get; init; } = Addressee.Government;
    public string? Thread { get; init; }
    public IReadOnlyList<string> Reiterates { get; init; } = [];
    public DueFact? OutcomeDue { get; init; }
    public IReadOnlyList<DeadlineEventFact> DeadlineEvents { get; init; } = [];
}

/// <summary>What the body that asked did to a date later; of several on one day the order given.</summary>
public sealed record DeadlineEventFact(DeadlineEventKind Kind, PartialDate On, PartialDate? PublishedOn, DueFact? Due);

/// <summary>One undertaking.</summary>
public sealed record CommitmentFact
{
    public required string Id { get; init; }
    public required PartialDate MadeOn { get; init; }
    public PartialDate? PublishedOn { get; init; }
    public DueFact? Due { get; init; }
    public IReadOnlyList<string> Replaces { get; init; } = [];
    public IReadOnlyList<AddressFact> Addresses { get; init; } = [];
}

/// <summary>What a commitment addresses: exactly one of request and thread.</summary>
public sealed record AddressFact(string? Request, string? Thread, CommitmentExtent Extent);

/// <summary>One assertion.</summary>
public sealed record EvidenceFact
{
    public required string Id { get; init; }
    public required IssuerClass Issuer { get; init; }

    /// <summary>Of a finding: the conclusion that gives it both its dates.</summary>
    public string? Conclusion { get; init; }
    public PartialDate? EventOn { get; init; }
    public PartialDate? PublishedOn { get; init; }
    public IReadOnlyList<LinkFact> Links { get; init; } = [];
}

/// <summary>What a link names.</summary>
public enum SubjectKind
{
    Request,
    Thread,
    Commitment,
    Conclusion,
}

/// <summary>A stance on one thing.</summary>
public sealed record LinkFact(SubjectKind Kind, string Target, Stance Stance);
