using Compliance.Changes;
using Compliance.Codes;

namespace Compliance.Recording;

/// <summary>What a write did (or, as a dry run, would do): the record as it is now, and what changed in where things stand.</summary>
public sealed record WriteAnswer
{
    /// <summary>created, updated, restored, retracted or unchanged.</summary>
    public required string Action { get; init; }

    /// <summary>What sort of record.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Key { get; init; }

    /// <summary>The revision that last changed it: its version, to be sent as <c>If-Match</c> with the next change.</summary>
    public required long Revision { get; init; }

    /// <summary>Nothing was written.</summary>
    public required bool DryRun { get; init; }

    /// <summary>The record as it is stored: what <c>PUT</c> takes.</summary>
    public required StoredJson Stored { get; init; }

    /// <summary>The record as readers see it today, with its derived status; null when it is retracted, not public yet, or has no page of its own.</summary>
    public object? State { get; init; }

    /// <summary>What the write changed in the statuses of today.</summary>
    public required Effects Effects { get; init; }
}
