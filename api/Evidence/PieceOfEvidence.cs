using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Sources;
using Compliance.Storage;

namespace Compliance.Evidence;

/// <summary>One dated assertion by one issuer from one source: an act, a ruling, a refusal, a statement, a finding.</summary>
[TextColumns("id", "kind", "issuer.class", "countsFrom", "text")]
public sealed record PieceOfEvidence
{
    /// <summary>Its id, such as <c>kaz-2020-05-04-law-321-vi</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member it is about, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>What sort of evidence.</summary>
    [Vocabulary<EvidenceKind>]
    public required string Kind { get; init; }

    /// <summary>Who asserts it.</summary>
    public required Issuer Issuer { get; init; }

    /// <summary>Of a finding: the conclusion it stands in, which gives it its dates.</summary>
    public string? Conclusion { get; init; }

    /// <summary>When it happened, as exactly as known; null when not known, or taken from the conclusion.</summary>
    public PartialDate? EventOn { get; init; }

    /// <summary>When it became public, as exactly as known; null when not known, or taken from the conclusion.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>The day it counts from: the later of event and publication, each by its last day; of a finding its conclusion's. Null when neither is known.</summary>
    public DateOnly? CountsFrom { get; init; }

    /// <summary>What is asserted, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>The actors concerned, by id.</summary>
    public required string[] Actors { get; init; }

    /// <summary>Where it was read.</summary>
    public required SourceInShort Source { get; init; }

    /// <summary>Further sources that say the same.</summary>
    public required SourceInShort[] FurtherSources { get; init; }

    /// <summary>What a reader should know: an uncertain date, a contradiction told elsewhere.</summary>
    public string? Note { get; init; }

    /// <summary>What it says about requests, threads, commitments and conclusions.</summary>
    public required StanceOn[] Stances { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public EvidenceLinks Links => new(Address.Of("evidence", Id), Address.Of("members", Member), Address.Maybe("conclusions", Conclusion), Address.Of("sources", Source.Id));
}

/// <summary>The addresses of a piece of evidence and of what it names.</summary>
public sealed record EvidenceLinks(string Self, string Member, string? Conclusion, string Source);

/// <summary>Who asserts something.</summary>
[InJson]
public sealed record Issuer
{
    /// <summary>The class decides what the assertion can do to a status.</summary>
    [Vocabulary<IssuerClass>]
    public required string Class { get; init; }

    /// <summary>The issuer's name.</summary>
    public required string Name { get; init; }
}

/// <summary>What a piece of evidence says about one request, thread, commitment or conclusion.</summary>
[InJson]
public sealed record StanceOn
{
    /// <summary>What sort of record it is about.</summary>
    [Vocabulary<RecordKind>]
    public required string Kind { get; init; }

    /// <summary>The id of that record.</summary>
    public required string Id { get; init; }

    /// <summary>The address of that record.</summary>
    public string? Url => Address.OfRecord(Kind, Id);

    /// <summary>The stance; an editorial decision, taken by the words of the source.</summary>
    [Vocabulary<Stance>]
    public required string Stance { get; init; }

    /// <summary>Why this stance was taken, where it is not plain.</summary>
    public string? Note { get; init; }

    /// <summary>With <c>closed</c>: the request that took its place.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>The address of that request.</summary>
    public string? ReplacedByUrl => Address.Maybe("requests", ReplacedBy);
}
