using System.ComponentModel;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;

namespace Compliance.Actors;

/// <summary>Which actors a list shows, in what order.</summary>
public sealed record ActorFilter : RecordPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("actor")]
    public SearchText? Q { get; init; }

    /// <summary>The actor's id.</summary>
    public AnyOf<RecordId>? Actor { get; init; }

    /// <summary>Person, organization or authority.</summary>
    public AnyOf<ActorKind>? Kind { get; init; }

    /// <summary>A member about which a request, conclusion, commitment or piece of evidence names it.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "name", "kind", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>Lists actors.</summary>
public sealed class ListActors(Lists lists) : Endpoint<ActorFilter, Listing<Actor>>
{
    public override void Configure()
    {
        Get("/v1/actors");
        AllowAnonymous();
        Tags("Actors");
        Summary(s =>
        {
            s.Summary = "List persons and organizations";
            s.Description = "The persons, organizations and authorities that records name, with every spelling met, one row each.";
        });
    }

    public override Task<Listing<Actor>> ExecuteAsync(ActorFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListActors, Actor>(filter, filter.Sort, "id", ct));
}
