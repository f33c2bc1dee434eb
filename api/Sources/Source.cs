using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Sources;

/// <summary>The document that facts come from.</summary>
[TextColumns("id", "publishedOn", "publisher", "title")]
public record Source
{
    /// <summary>Its id, such as <c>normlex-4111584</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its title, or a description where it has none.</summary>
    public required string Title { get; init; }

    /// <summary>Where the document is to be found; null when no full address is known.</summary>
    public string? Url { get; init; }

    /// <summary>The NORMLEX comment or text id.</summary>
    public string? NormlexId { get; init; }

    /// <summary>The language of the copy that was read, ISO 639-1; null when not recorded.</summary>
    public string? Language { get; init; }

    /// <summary>When it was published, as exactly as known.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>The day on which somebody last read it for this record.</summary>
    public DateOnly? LastCheckedOn { get; init; }

    /// <summary>What a reader should know of the copy: an excerpt, another site's copy, a wrong label.</summary>
    public string? Note { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what rests on it.</summary>
    public SourceLinks Links => new(Address.Of("sources", Id), $"/v1/evidence?source={Id}");
}

/// <summary>The addresses of a source and of what rests on it.</summary>
public sealed record SourceLinks(string Self, string Evidence);

/// <summary>A source with the records that cite it.</summary>
// A record of its own: some sources are cited by hundreds of records, which a list of sources leaves out.
public sealed record SourceDetail : Source
{
    /// <summary>How many records cite it.</summary>
    public required int Citations { get; init; }

    /// <summary>The records that cite it, by kind and id; the first 500.</summary>
    public required Citation[] CitedBy { get; init; }
}

/// <summary>A source as another record names it.</summary>
[InJson]
public sealed record SourceInShort
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>Its title.</summary>
    public required string Title { get; init; }

    /// <summary>Where the document is to be found; null when no full address is known.</summary>
    public string? Url { get; init; }

    /// <summary>The address of its record here.</summary>
    public string Self => Address.Of("sources", Id);
}

/// <summary>A record, named by another.</summary>
[InJson]
public sealed record Citation
{
    /// <summary>What sort of record.</summary>
    [Vocabulary<RecordKind>]
    public required string Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its address; null for an entry in a list of individual cases, which has none of its own.</summary>
    public string? Url => Address.OfRecord(Kind, Id);
}
