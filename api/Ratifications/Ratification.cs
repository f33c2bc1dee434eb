using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Ratifications;

/// <summary>A member's ratification of a Convention.</summary>
[TextColumns("member", "convention", "ratifiedOn", "inForceOn", "standing", "certainty")]
public sealed record Ratification
{
    /// <summary>The member's code, a hyphen and the Convention's, such as <c>KAZ-C87</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>When it was registered, as exactly as known; null when not established.</summary>
    public PartialDate? RatifiedOn { get; init; }

    /// <summary>In force for the member since, as exactly as known; null when not established.</summary>
    public PartialDate? InForceOn { get; init; }

    /// <summary>How that date is known.</summary>
    [Vocabulary<InForceBasis>]
    public string? InForceBasis { get; init; }

    /// <summary>Whether it binds.</summary>
    [Vocabulary<Standing>]
    public required string Standing { get; init; }

    /// <summary>Denounced on, as exactly as known.</summary>
    public PartialDate? DenouncedOn { get; init; }

    /// <summary>Up to when the standing is known; null when the source does not say.</summary>
    public PartialDate? KnownTo { get; init; }

    /// <summary>The domestic law by which it was ratified, if known.</summary>
    public string? DomesticLaw { get; init; }

    /// <summary>How sure the facts are.</summary>
    [Vocabulary<Certainty>]
    public required string Certainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public RatificationLinks Links => new(Address.Ratification(Member, Convention), Address.Of("members", Member), Address.Of("conventions", Convention), Address.Of("sources", Source));
}

/// <summary>The addresses of a ratification and of what it names.</summary>
public sealed record RatificationLinks(string Self, string Member, string Convention, string Source);
