using Compliance.Conclusions;
using Compliance.Exchange;

namespace Compliance.Cases;

/// <summary>A sentence about what this database holds, and what it does not, so that a count is never read for more than it is.</summary>
public sealed record NewCoverage : BundleRecord
{
    /// <summary>A lower-case slug.</summary>
    public required string Id { get; init; }

    /// <summary>The member it is about; null: all.</summary>
    public string? Member { get; init; }

    /// <summary>The Convention it is about; null: all.</summary>
    public string? Convention { get; init; }

    /// <summary>The body whose texts it is about; null: all.</summary>
    public Body? Body { get; init; }

    /// <summary>The session it is about; null: all.</summary>
    public string? Session { get; init; }

    /// <summary>How much is loaded; <c>listed</c>: known to exist, nothing of it loaded.</summary>
    public required Coverage Extent { get; init; }

    /// <summary>What is loaded or missing, in a sentence.</summary>
    public required string Text { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
