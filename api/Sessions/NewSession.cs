using Compliance.Conclusions;
using Compliance.Exchange;

namespace Compliance.Sessions;

/// <summary>A session of a body. Never computed from a year: the Conference held none in 2020.</summary>
public sealed record NewSession : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>ilc-109</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Whose session.</summary>
    public required Body Body { get; init; }

    /// <summary>The session's number, where it has one.</summary>
    public int? Number { get; init; }

    /// <summary>The year it was held in.</summary>
    public required int Year { get; init; }

    /// <summary>The day it opened; null when not established.</summary>
    public DateOnly? StartsOn { get; init; }

    /// <summary>Its last day; null when not established.</summary>
    public DateOnly? EndsOn { get; init; }

    /// <summary>Where it was held.</summary>
    public string? Place { get; init; }

    /// <summary>What a reader should know.</summary>
    public string? Note { get; init; }

    /// <summary>How sure the days are.</summary>
    public required Certainty Certainty { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
