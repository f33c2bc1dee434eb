using Compliance.Codes;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Recording;

/// <summary>What a write changed in where something stands, on the day it was made.</summary>
[InJson]
public sealed record StatusChange
{
    /// <summary>A thread, request or commitment with its status, or a conclusion with its reply.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Key { get; init; }

    /// <summary>The member it is about.</summary>
    public required string Member { get; init; }

    /// <summary>The status before; null: it is new.</summary>
    public string? Before { get; init; }

    /// <summary>The status after; null: it is no longer there.</summary>
    public string? After { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.OfRecord(Record, Key)!;
}

/// <summary>What a write changed in where things stand.</summary>
public sealed record Effects
{
    internal const int MostShown = 200;

    /// <summary>In words, one sentence a sort of change: <c>2 requests: committed -> claimed_implemented</c>.</summary>
    public required IReadOnlyList<string> Summary { get; init; }

    /// <summary>The changes, at most 200 of them: those of what was there before first.</summary>
    public required IReadOnlyList<StatusChange> Changes { get; init; }

    /// <summary>How many there are.</summary>
    public required int Total { get; init; }

    public static Effects Of(StatusChanges changes) => new()
    {
        Summary = [.. changes.Counts.OrderBy(c => c.Key.Before is null).ThenBy(c => c.Key.Record, StringComparer.Ordinal)
            .ThenBy(c => c.Key.Before, StringComparer.Ordinal).ThenBy(c => c.Key.After, StringComparer.Ordinal)
            .Select(c => $"{c.Value} {c.Key.Record}{(c.Value == 1 ? "" : "s")}: {c.Key.Before ?? "new"} -> {c.Key.After ?? "gone"}")],
        Changes = [.. changes.OrderBy(c => c.Before is null).Take(MostShown)],
        Total = changes.Counts.Values.Sum(),
    };
}
