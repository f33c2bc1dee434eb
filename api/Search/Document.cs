using System.Globalization;
using System.Text.Json;
using Compliance.Storage;

namespace Compliance.Search;

/// <summary>A record as it can be searched: what readers see of it, in words. A row of <c>document</c>.</summary>
public sealed record Document
{
    private const int BitsOfNumber = 24;

    public required string Kind { get; init; }
    public required string RecordKey { get; init; }
    public required long Revision { get; init; }
    public string? Member { get; init; }

    /// <summary>The Conventions, as JSON.</summary>
    public required string Conventions { get; init; }

    /// <summary>The bodies, as JSON.</summary>
    public required string Bodies { get; init; }
    public int? Year { get; init; }

    /// <summary>The date of what it says, as exactly as it is known.</summary>
    public string? Dated { get; init; }

    /// <summary>The day from which it was public, where no history tells it.</summary>
    public string? KnownOn { get; init; }
    public required string Title { get; init; }
    public required string Text { get; init; }

    /// <summary>What it is found by beside what it says: codes, ids, every spelling of those that it names.</summary>
    public required string Names { get; init; }

    /// <summary>The words of the index that stand for what it is about.</summary>
    public string Facets => string.Join(' ', JsonSerializer.Deserialize<string[]>(Conventions)!.Select(Facet.Convention)
        .Concat(JsonSerializer.Deserialize<string[]>(Bodies)!.Select(Facet.Body))
        .Prepend(Facet.Kind(Kind))
        .Concat(Member is null ? [] : [Facet.Member(Member)])
        .Concat(Year is null ? [] : [Facet.Year(Year.Value.ToString(CultureInfo.InvariantCulture))]));

    /// <summary>The first number of a document of its day; without a date it is older than all.</summary>
    public long FirstId => FirstIdOf(Dated is null ? DateOnly.MinValue : PartialDate.Parse(Dated).Last);

    /// <summary>The first number of a document of a day.</summary>
    public static long FirstIdOf(DateOnly day) => (long)day.DayNumber << BitsOfNumber;

    /// <summary>The first number of a document of the day after one.</summary>
    public static long FirstIdAfter(long firstId) => firstId + (1L << BitsOfNumber);
}
