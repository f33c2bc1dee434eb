using Compliance.Exchange;

namespace Compliance.Threads;

/// <summary>The same demand followed over years and bodies: an editor's grouping, not the ILO's.</summary>
public sealed record NewThread : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>kaz-c87-registration</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions concerned.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The demand in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The demand in a sentence or two; actors as <c>{their-id}</c>.</summary>
    public string? Text { get; init; }

    /// <summary>The articles concerned, such as <c>C87.2</c>.</summary>
    public string[] Articles { get; init; } = [];

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
