using Compliance.Codes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Commitments;

/// <summary>One undertaking by a government, with what became of it by a day. It can be kept and the request not met.</summary>
[TextColumns("id", "status", "madeOn", "dueOn", "by", "text")]
public record Commitment
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>Who said it.</summary>
    public required string By { get; init; }

    /// <summary>Where it was said.</summary>
    public string? Forum { get; init; }

    /// <summary>When it was made, as exactly as known.</summary>
    public required PartialDate MadeOn { get; init; }

    /// <summary>When it became public; null: when it was made.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>What was promised, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>By when, as the promise says it.</summary>
    public Due? Due { get; init; }

    /// <summary>Earlier commitments that it replaces.</summary>
    public required string[] Replaces { get; init; }

    /// <summary>Later commitments that replace it, on the day asked about.</summary>
    public required string[] ReplacedBy { get; init; }

    /// <summary>The requests and threads that it would answer.</summary>
    public required CommitmentAddress[] Addresses { get; init; }

    /// <summary>What became of it: C1 to C8.</summary>
    [Vocabulary<CommitmentStatus>]
    public required string Status { get; init; }

    /// <summary>The day since which it has had this status without a break.</summary>
    public required DateOnly StatusSince { get; init; }

    /// <summary>The rule that gave the status.</summary>
    public required string Rule { get; init; }

    /// <summary>The day that counts as its date.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Days from the date first promised, in the chain that it replaces, to its own date; null without both.</summary>
    public int? SlippageDays { get; init; }

    /// <summary>Days late: to the day asked about while missed, to the delivery once delivered; 0 when not late; null without a date.</summary>
    public int? DaysLate { get; init; }

    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>Where the promise was seen.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public CommitmentLinks Links => new(Address.Of("commitments", Id), Address.Of("commitments", Id) + "/history", Address.Of("members", Member), Address.Of("sources", Source));
}

/// <summary>What a commitment addresses.</summary>
[InJson]
public sealed record CommitmentAddress
{
    /// <summary>The request, or null.</summary>
    public string? Request { get; init; }

    /// <summary>The thread, or null.</summary>
    public string? Thread { get; init; }

    /// <summary>The whole of it, or a part.</summary>
    public required CommitmentExtent Extent { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Request is { } r ? Address.Of("requests", r) : Address.Of("threads", Thread!);
}

/// <summary>The addresses of a commitment and of what it names.</summary>
public sealed record CommitmentLinks(string Self, string History, string Member, string Source);
