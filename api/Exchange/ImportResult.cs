using Compliance.Problems;
using Compliance.Recording;

namespace Compliance.Exchange;

/// <summary>How far an import is, or what it did. Written piece by piece (<see cref="ImportAnswer"/>), because it may be of any size.</summary>
public sealed record ImportResult
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>running, done, refused (something was wrong in it) or stopped (something else came between). Only when it is done is anything of it there.</summary>
    public required string State { get; init; }

    /// <summary>Nothing was written.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The name of the key.</summary>
    public required string Who { get; init; }

    /// <summary>Why.</summary>
    public string? Reason { get; init; }

    /// <summary>When it came.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>How far it is, while it is running.</summary>
    public ImportProgressNow? Progress { get; init; }

    /// <summary>The revision after it.</summary>
    public long? Revision { get; init; }

    /// <summary>How many records, by what was done with them.</summary>
    public required IReadOnlyDictionary<string, int> Counts { get; init; }

    /// <summary>What it changed in the statuses of today.</summary>
    public Effects? Effects { get; init; }

    /// <summary>What was wrong, at most 1,000.</summary>
    public required IReadOnlyList<ProblemError> Mistakes { get; init; }

    /// <summary>What was done with each record, in their order.</summary>
    public required IReadOnlyList<Outcome> Records { get; init; }
}

/// <summary>How far an import is.</summary>
public sealed record ImportProgressNow
{
    /// <summary>reading, checking, deriving or indexing.</summary>
    public required string Stage { get; init; }

    /// <summary>The records read so far.</summary>
    public required int Records { get; init; }

    /// <summary>The bytes read so far, unpacked.</summary>
    public required long Bytes { get; init; }

    /// <summary>How much of the stage is done: records, or members.</summary>
    public required int Done { get; init; }
}
