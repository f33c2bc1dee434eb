using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Ratifications;

/// <summary>Whether a ratification binds.</summary>
public enum Standing
{
    [Word("in force", "Ratified and in force.")] InForce,
    [Word("not in force", "Ratified, but not or no longer in force.")] NotInForce,
    [Word("denounced", "Denounced by the member.")] Denounced,
    [Word("pending", "Ratified at home; the registration is not seen.")] Pending,
}

/// <summary>How the date of entry into force is known.</summary>
public enum InForceBasis
{
    [Word("computed", "Computed: twelve months after registration, or the Convention's own entry into force.")] Computed,
    [Word("source", "Stated by the source.")] Source,
}

/// <summary>A member's ratification of a Convention.</summary>
public sealed record NewRatification : BundleRecord
{
    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>When the ratification was registered, as exactly as known; null when not established.</summary>
    public PartialDate? RatifiedOn { get; init; }

    /// <summary>In force for the member since.</summary>
    public PartialDate? InForceOn { get; init; }

    /// <summary>How that date is known.</summary>
    public InForceBasis? InForceBasis { get; init; }

    /// <summary>Whether it binds.</summary>
    public required Standing Standing { get; init; }

    /// <summary>Denounced on.</summary>
    public PartialDate? DenouncedOn { get; init; }

    /// <summary>The month up to which the standing is known.</summary>
    public PartialDate? KnownTo { get; init; }

    /// <summary>The domestic law by which it was ratified, if known.</summary>
    public string? DomesticLaw { get; init; }

    /// <summary>How sure the facts are.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => $"{Member}-{Convention}";
}
