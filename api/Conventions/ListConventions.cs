using System.ComponentModel;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;

namespace Compliance.Conventions;

/// <summary>Which Conventions a list shows, in what order.</summary>
public sealed record ConventionFilter : RecordPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("convention")]
    public SearchText? Q { get; init; }

    /// <summary>The code, in any spelling.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>Convention or Protocol.</summary>
    public AnyOf<InstrumentKind>? Kind { get; init; }

    /// <summary>The ILO's classification.</summary>
    public AnyOf<InstrumentStatus>? Status { get; init; }

    /// <summary>Fundamental, governance or technical.</summary>
    public AnyOf<InstrumentCategory>? Category { get; init; }

    /// <summary>A member whose registered ratification is recorded, whatever became of it. With <c>!</c>: none is recorded, which need not mean that there is none.</summary>
    public AnyOf<MemberCode>? RatifiedBy { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("number", "code", "title", "adoptedOn", "inForceOn", "updatedAt"), DefaultValue("number")]
    public string Sort { get; init; } = "number";
}

/// <summary>Lists Conventions.</summary>
public sealed class ListConventions(Lists lists) : Endpoint<ConventionFilter, Listing<Convention>>
{
    public override void Configure()
    {
        Get("/v1/conventions");
        AllowAnonymous();
        Tags("Conventions");
        Summary(s =>
        {
            s.Summary = "List Conventions and Protocols";
            s.Description = "The instruments of the ILO that a member can ratify, one row each, with their classification where it is known.";
        });
    }

    public override Task<Listing<Convention>> ExecuteAsync(ConventionFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListConventions, Convention>(filter, filter.Sort, "code", ct));
}
