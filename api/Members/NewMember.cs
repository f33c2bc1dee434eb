using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Members;

/// <summary>A member State of the ILO.</summary>
public sealed record NewMember : BundleRecord
{
    /// <summary>ISO 3166-1 alpha-3, such as <c>KAZ</c>.</summary>
    public required string Iso3 { get; init; }

    /// <summary>ISO 3166-1 alpha-2, such as <c>KZ</c>.</summary>
    public required string Iso2 { get; init; }

    /// <summary>The English short name.</summary>
    public required string Name { get; init; }

    /// <summary>The ILO's region.</summary>
    public required string Region { get; init; }

    /// <summary>Member of the ILO since; null when not established.</summary>
    public PartialDate? MemberSince { get; init; }

    /// <summary>How sure that date is.</summary>
    public Certainty? MemberSinceCertainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Iso3;
}
