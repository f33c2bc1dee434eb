using Compliance.Storage;

namespace Compliance.Search;

/// <summary>A document that was found, without its words.</summary>
public sealed record Found
{
    public required long Id { get; init; }
    public required string Kind { get; init; }
    public required string RecordKey { get; init; }
    public string? Member { get; init; }
    public required string[] Conventions { get; init; }
    public required string[] Bodies { get; init; }
    public int? Year { get; init; }
    public PartialDate? Dated { get; init; }
    public string? Status { get; init; }
    public string? Reply { get; init; }

    /// <summary>As readers see it.</summary>
    public SearchHit Hit(string title, string snippet, int? rank) => new()
    {
        Kind = Kind,
        Id = RecordKey,
        Title = title,
        Snippet = snippet,
        Member = Member,
        Conventions = Conventions,
        Bodies = Bodies,
        Date = Dated,
        Year = Year,
        Status = Status,
        Reply = Reply,
        Rank = rank,
    };

    /// <summary>How many there are of each sort.</summary>
    public static SearchFacets Facets(IReadOnlyCollection<Found> found)
    {
        return new SearchFacets
        {
            Kind = Count(f => [f.Kind]),
            Member = Count(f => [f.Member]),
            Convention = Count(f => f.Conventions),
            Body = Count(f => f.Bodies),
            Status = Count(f => [f.Status]),
            Year = Count(f => [f.Year?.ToString(System.Globalization.CultureInfo.InvariantCulture)]),
        };

        // The most first.
        Dictionary<string, int> Count(Func<Found, IEnumerable<string?>> of) => found.SelectMany(of).OfType<string>().CountBy(v => v)
            .OrderByDescending(c => c.Value).ThenBy(c => c.Key, StringComparer.Ordinal).ToDictionary(c => c.Key, c => c.Value);
    }
}
