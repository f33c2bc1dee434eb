using Compliance.Storage;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>The whole history of a request or a thread.</summary>
public sealed record StatusHistory
{
    /// <summary>The intervals, in order, without gap or overlap.</summary>
    public required IReadOnlyList<StatusInterval> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>A span of days on which one state holds.</summary>
public sealed record StatusInterval
{
    /// <summary>Its first day.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day after its last; null: it goes on for ever.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>Where it stands: S1 to S10.</summary>
    [Vocabulary<RequestStatus>]
    public required string Status { get; init; }

    /// <summary>The rule that gave the status.</summary>
    public required string Rule { get; init; }

    /// <summary>Did the government answer the body?</summary>
    [Vocabulary<Reply>]
    public required string Reply { get; init; }

    /// <summary>Is the doing late?</summary>
    [Vocabulary<Timeliness>]
    public required string Timeliness { get; init; }

    /// <summary>What else a reader should know.</summary>
    [Vocabulary<Flag>]
    public required string[] Flags { get; init; }

    /// <summary>The outcome date that counts.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? DueBasis { get; init; }

    /// <summary>The reply date that counts.</summary>
    public DateOnly? ReplyDueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? ReplyDueBasis { get; init; }

    /// <summary>How many conclusions asked for it, by body.</summary>
    public required IReadOnlyDictionary<string, int> AskedBy { get; init; }

    /// <summary>The facts that the rule rests on.</summary>
    public required DecisiveFact[] Decisive { get; init; }
}

/// <summary>A fact that a status rests on.</summary>
[InJson]
public sealed record DecisiveFact
{
    /// <summary>Evidence, a request that asks again, or a commitment.</summary>
    [Vocabulary<FactKind>]
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of(Kind switch { "evidence" => "evidence", "request" => "requests", _ => "commitments" }, Id);
}
