using System.Text.Json.Serialization;
using Compliance.Shapes;

namespace Compliance.Reading;

/// <summary>A page of a list.</summary>
public sealed record Listing<T> : IRows
{
    /// <summary>The rows.</summary>
    public required IReadOnlyList<T> Data { get; init; }

    /// <summary>All rows as they are read, instead of a page: of a format that takes all.</summary>
    [JsonIgnore]
    public IEnumerable<T>? Stream { get; init; }

    /// <summary>Where in the list this is.</summary>
    public required PageInfo Page { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    IEnumerable<object> IRows.Rows => (Stream ?? Data).Cast<object>();

    /// <summary>The same list with its rows made others.</summary>
    public Listing<T> Select(Func<T, T> other) => this with { Data = [.. Data.Select(other)], Stream = Stream?.Select(other) };
}

/// <summary>Where in a list a page is.</summary>
public sealed record PageInfo
{
    /// <summary>How many rows to a page.</summary>
    public required int Limit { get; init; }

    /// <summary>The address of the next page; null on the last.</summary>
    public string? Next { get; init; }

    /// <summary>How many rows there are in all; null unless <c>count=true</c>.</summary>
    public long? Total { get; init; }
}

/// <summary>What an answer rests on.</summary>
public sealed record Meta
{
    /// <summary>The version of the whole data set.</summary>
    public required long Revision { get; init; }

    /// <summary>The day that the answer is for; null where it depends on none.</summary>
    public DateOnly? AsOf { get; init; }

    /// <summary>The instant that was gone back to; null: the answer is from what is recorded now.</summary>
    public DateTimeOffset? KnownAt { get; init; }
}
