using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Evidence;

/// <summary>Who asserts it.</summary>
public sealed record NewIssuer
{
    /// <summary>The class decides what the assertion can do to a status.</summary>
    public required IssuerClass Class { get; init; }

    /// <summary>The issuer's name.</summary>
    public required string Name { get; init; }
}

/// <summary>What a piece of evidence says about one thing: exactly one of the four is named.</summary>
public sealed record NewLink
{
    /// <summary>A request.</summary>
    public string? Request { get; init; }

    /// <summary>A thread: it bears on all its requests.</summary>
    public string? Thread { get; init; }

    /// <summary>A commitment.</summary>
    public string? Commitment { get; init; }

    /// <summary>A conclusion: the stance is on the reply to it.</summary>
    public string? Conclusion { get; init; }

    /// <summary>The stance; an editorial decision, taken by the words of the source.</summary>
    public required Stance Stance { get; init; }

    /// <summary>With <c>closed</c>: the request that took its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>Why this stance was taken, where it is not plain.</summary>
    public string? Note { get; init; }
}

/// <summary>One dated assertion by one issuer from one source.</summary>
public sealed record NewEvidence : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>kaz-2020-05-04-law-321-vi</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member it is about, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>What sort of evidence.</summary>
    public required EvidenceKind Kind { get; init; }

    /// <summary>Who asserts it.</summary>
    public required NewIssuer Issuer { get; init; }

    /// <summary>Of a finding: the conclusion it stands in, which gives it its dates.</summary>
    public string? Conclusion { get; init; }

    /// <summary>When it happened, as exactly as known; null when not known, or taken from the conclusion.</summary>
    public PartialDate? EventOn { get; init; }

    /// <summary>When it became public; null when not known, or taken from the conclusion.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>What is asserted, in our own words; actors as <c>{their-id}</c>.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>The persons and organizations concerned.</summary>
    public string[] Actors { get; init; } = [];

    /// <summary>Where it was read.</summary>
    public required string Source { get; init; }

    /// <summary>Further sources that say the same.</summary>
    public string[] FurtherSources { get; init; } = [];

    /// <summary>What a reader should know: an uncertain date, a contradiction told elsewhere.</summary>
    public string? Note { get; init; }

    /// <summary>What it says about requests, threads, commitments and conclusions.</summary>
    public NewLink[] Links { get; init; } = [];

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
