using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Commitments;

/// <summary>Whether a commitment covers the whole of what it addresses.</summary>
public enum CommitmentExtent
{
    [Word("whole", "It promises all that was asked.")] Whole,
    [Word("part", "It promises a part of what was asked.")] Part,
}

/// <summary>What a commitment addresses: one request or one thread.</summary>
public sealed record NewAddress
{
    /// <summary>The request, or null.</summary>
    public string? Request { get; init; }

    /// <summary>The thread, or null.</summary>
    public string? Thread { get; init; }

    /// <summary>The whole of it, or a part.</summary>
    public required CommitmentExtent Extent { get; init; }
}

/// <summary>One undertaking by a government. A denial or a report of action is evidence, not a commitment.</summary>
public sealed record NewCommitment : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>kaz-commitment-2022-notification</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>Who said it: the office, and the person if a source names one.</summary>
    public required string By { get; init; }

    /// <summary>Where it was said.</summary>
    public string? Forum { get; init; }

    /// <summary>When it was made, as exactly as known.</summary>
    public required PartialDate MadeOn { get; init; }

    /// <summary>When it became public; null: when it was made.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>What was promised, in our own words; actors as <c>{their-id}</c>.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>By when, in the words of the promise; null: no date.</summary>
    public NewDue? Due { get; init; }

    /// <summary>Earlier commitments that it replaces.</summary>
    public string[] Replaces { get; init; } = [];

    /// <summary>The requests or threads that it would answer.</summary>
    public NewAddress[] Addresses { get; init; } = [];

    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>Where the promise was seen.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
