using Compliance.Storage;
namespace Compliance.Requests;

/// <summary>A due date as recorded: the words, and the days that they mean.</summary>
[InJson]
public sealed record Due
{
    /// <summary>The words as written.</summary>
    public required string Text { get; init; }

    /// <summary>The session that the words name.</summary>
    public string? Anchor { get; init; }

    /// <summary>Before that session, or at it.</summary>
    public DueRelation? Relation { get; init; }

    /// <summary>The first day that the words can mean.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>The last day that the words can mean; null when no day can be counted.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>How exactly the words say it.</summary>
    public required DuePrecision Precision { get; init; }

    /// <summary>What the date rests on.</summary>
    public required DueBasis Basis { get; init; }
}
