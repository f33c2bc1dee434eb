namespace Compliance.Search;

/// <summary>What a search may cost, however much there is to find.</summary>
public sealed record SearchLimits
{
    /// <summary>How many documents that hold the words are looked at, the newest first: for filters that the index does not know, for facets, for the count.</summary>
    public int Examined { get; init; } = 2000;

    /// <summary>How many of them are ranked.</summary>
    public int Ranked { get; init; } = 400;

    /// <summary>After how long a search is interrupted.</summary>
    public TimeSpan Longest { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>How many searches go on at once.</summary>
    public int AtOnce { get; init; } = Math.Max(2, Environment.ProcessorCount);

    /// <summary>How long a search waits for its turn.</summary>
    public TimeSpan Patience { get; init; } = TimeSpan.FromSeconds(5);
}
