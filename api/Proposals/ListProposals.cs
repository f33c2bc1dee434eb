using System.ComponentModel;
using Compliance.Access;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Proposals;

/// <summary>Which proposals a list shows, in what order.</summary>
public sealed record ProposalFilter : PageParameters
{
    private string? owner;

    /// <summary>What became of it.</summary>
    public AnyOf<ProposalState>? State { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("at", "id"), DefaultValue("-at")]
    public string Sort { get; init; } = "-at";

    /// <summary>Whose: contributors see their own.</summary>
    public string? Owner => owner;

    /// <summary>The same for what one caller may see.</summary>
    public ProposalFilter For(Caller caller) => this with { owner = caller.Role == Role.Contributor ? caller.KeyId : null };
}

/// <summary>Lists proposals.</summary>
public sealed class ListProposals(Lists lists) : Endpoint<ProposalFilter, Listing<Proposal>>
{
    public override void Configure()
    {
        Get("/v1/proposals");
        this.Requires(Role.Contributor);
        Tags("Proposals");
        Summary(s =>
        {
            s.Summary = "List proposed changes";
            s.Description = "Editors see all proposals, contributors their own. What is proposed is not part of the record: no other read shows it.";
        });
    }

    public override Task<Listing<Proposal>> ExecuteAsync(ProposalFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListProposals, Proposal>(filter.For(HttpContext.Caller()), filter.Sort, "id", ct));
}
