using Compliance.Exchange;

namespace Compliance.Conventions;

/// <summary>One article of a Convention, paraphrased in one line.</summary>
public sealed record NewArticle : BundleRecord
{
    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>The article's number.</summary>
    public required int Number { get; init; }

    /// <summary>What it says, in one line of our own words.</summary>
    public required string Summary { get; init; }

    /// <summary>Where the text was read.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => $"{Convention}.{Number}";
}
