using System.ComponentModel;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;

namespace Compliance.Sources;

/// <summary>Which sources a list shows, in what order.</summary>
public sealed record SourceFilter : RecordPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("source")]
    public SearchText? Q { get; init; }

    /// <summary>The source's id.</summary>
    public AnyOf<RecordId>? Source { get; init; }

    /// <summary>A member about which a record cites it.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The language of the copy that was read.</summary>
    public AnyOf<LanguageCode>? Language { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "publisher", "title", "publishedOn", "lastCheckedOn", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>Lists sources.</summary>
public sealed class ListSources(Lists lists) : Endpoint<SourceFilter, Listing<Source>>
{
    public override void Configure()
    {
        Get("/v1/sources");
        AllowAnonymous();
        Tags("Sources");
        Summary(s =>
        {
            s.Summary = "List sources";
            s.Description = "The documents that the facts come from, one row each. A source has an address only where the full one is known.";
        });
    }

    public override Task<Listing<Source>> ExecuteAsync(SourceFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListSources, Source>(filter, filter.Sort, "id", ct));
}
