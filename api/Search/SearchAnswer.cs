using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Search;

/// <summary>What was found.</summary>
public sealed record SearchAnswer : IRows
{
    /// <summary>The records, in their order.</summary>
    public required IReadOnlyList<SearchHit> Data { get; init; }

    /// <summary>Where among them this is. <c>total</c> is null, also with <c>count=true</c>, when more was found than is looked at.</summary>
    public required PageInfo Page { get; init; }

    /// <summary>How much was looked at.</summary>
    public required SearchExtent Search { get; init; }

    /// <summary>How many there are of each sort; null unless <c>facets=true</c>.</summary>
    public SearchFacets? Facets { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    IEnumerable<object> IRows.Rows => Data;
}

/// <summary>How much was looked at: the cost of a search has an end, however much there is to find.</summary>
public sealed record SearchExtent
{
    /// <summary>Whether everything that was found is counted and ranked. If not, only the newest are: narrow the search, or walk through all with <c>sort=-date</c>; or, on a later page, something of it was written since the first: begin anew.</summary>
    public required bool IsComplete { get; init; }

    /// <summary>How many records that hold the words were looked at, the newest first.</summary>
    public required int Examined { get; init; }

    /// <summary>How many were ranked; null with <c>sort=date</c>.</summary>
    public int? Ranked { get; init; }
}

/// <summary>How many records of each sort were found, among those looked at.</summary>
public sealed record SearchFacets
{
    /// <summary>By kind.</summary>
    public required IReadOnlyDictionary<string, int> Kind { get; init; }

    /// <summary>By member.</summary>
    public required IReadOnlyDictionary<string, int> Member { get; init; }

    /// <summary>By Convention; what is about several is counted under each.</summary>
    public required IReadOnlyDictionary<string, int> Convention { get; init; }

    /// <summary>By body; a thread is counted under each that asked.</summary>
    public required IReadOnlyDictionary<string, int> Body { get; init; }

    /// <summary>By status.</summary>
    public required IReadOnlyDictionary<string, int> Status { get; init; }

    /// <summary>By year.</summary>
    public required IReadOnlyDictionary<string, int> Year { get; init; }
}

/// <summary>A record that was found.</summary>
[TextColumns("kind", "id", "date", "status", "snippet")]
public sealed record SearchHit
{
    /// <summary>What sort of record.</summary>
    [Vocabulary<SearchKind>]
    public required string Kind { get; init; }

    /// <summary>Its id; of a Convention its code.</summary>
    public required string Id { get; init; }

    /// <summary>Its title or name; of a request its conclusion's title, of evidence and commitments who says it.</summary>
    public required string Title { get; init; }

    /// <summary>The part of it in which most was found, each match between ⟦ and ⟧. A text, never HTML; it may be a name or a code by which the record is found.</summary>
    public required string Snippet { get; init; }

    /// <summary>The member that it is about.</summary>
    public string? Member { get; init; }

    /// <summary>The Conventions that it is about.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The bodies that ask or find it.</summary>
    [Vocabulary<Conclusions.Body>]
    public required string[] Bodies { get; init; }

    /// <summary>The date of what it says, as exactly as it is known; of a thread the day on which it was first asked.</summary>
    public PartialDate? Date { get; init; }

    /// <summary>The year of its session, else of its date.</summary>
    public int? Year { get; init; }

    /// <summary>Where it stands on the day: of a request, a thread or a commitment.</summary>
    public string? Status { get; init; }

    /// <summary>Of a conclusion: did the government answer?</summary>
    [Vocabulary<Reply>]
    public string? Reply { get; init; }

    /// <summary>Its place by relevance, from 1; null in the order of dates.</summary>
    public int? Rank { get; init; }

    /// <summary>The address of the record.</summary>
    public string Url => Address.OfRecord(Kind, Id)!;
}
