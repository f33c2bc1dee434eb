using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Sources;

/// <summary>The document that facts come from.</summary>
public sealed record NewSource : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>normlex-4111584</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its title, or a description where it has none.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is to be found (http or https); null when no full address is known.</summary>
    public string? Url { get; init; }

    /// <summary>The NORMLEX comment or text id, digits only.</summary>
    public string? NormlexId { get; init; }

    /// <summary>The language of the copy that was read, ISO 639-1.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published, as exactly as known.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>The day on which somebody last read it for this record.</summary>
    public DateOnly? LastCheckedOn { get; init; }

    /// <summary>What a reader should know of the copy: an excerpt, another site's copy, a wrong label.</summary>
    public string? Note { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
