namespace Compliance.Requests;

/// <summary>A due date: the words as written, and what they mean in days.</summary>
public sealed record NewDue
{
    /// <summary>The words as written, such as <c>before the 110th Session</c>.</summary>
    public required string Text { get; init; }

    /// <summary>The session that the words name, or null.</summary>
    public string? Anchor { get; init; }

    /// <summary>Before that session, or at it.</summary>
    public DueRelation? Relation { get; init; }

    /// <summary>The first day that the words can mean.</summary>
    public DateOnly? Earliest { get; init; }

    /// <summary>The last day that the words can mean: what lateness is counted from. Left out with an anchor: taken from the session's days.</summary>
    public DateOnly? Latest { get; init; }

    /// <summary>How exactly the words say it; <c>none</c> for words that set no date.</summary>
    public required DuePrecision Precision { get; init; }

    /// <summary>What the date rests on.</summary>
    public required DueBasis Basis { get; init; }
}
