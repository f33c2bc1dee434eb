using Compliance.Exchange;

namespace Compliance.Cases;

/// <summary>A member on the list of individual cases that the Conference Committee examined at one session.</summary>
public sealed record NewIndividualCase : BundleRecord
{
    /// <summary>The session of the Conference.</summary>
    public required string Session { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions examined together.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>Whether the experts had asked for full particulars (a double footnote); null when not known.</summary>
    public bool? DoubleFootnote { get; init; }

    /// <summary>Whether the conclusions stand in a special paragraph; null when not known.</summary>
    public bool? SpecialParagraph { get; init; }

    /// <summary>How sure it is that the case was examined.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => $"{Session}-{Member}-{string.Join('-', Conventions)}".ToLowerInvariant();
}
