using Compliance.Access;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Proposals;

/// <summary>Names a proposal.</summary>
public sealed record ProposalKey
{
    /// <summary>The id that <c>POST /v1/proposals</c> gave it.</summary>
    [InPath, Example("0123456789abcdef")]
    public string Id { get; init; } = "";
}

/// <summary>Shows a proposal with what it would do now.</summary>
public sealed class ShowProposal(ProposalDesk desk) : Endpoint<ProposalKey, ProposalDetail>
{
    public override void Configure()
    {
        Get("/v1/proposals/{id}");
        this.Requires(Role.Contributor);
        Tags("Proposals");
        Summary(s =>
        {
            s.Summary = "Show a proposal and what it would change";
            s.Description = "What is proposed, tried on the record of this moment: what would be done with each record, which statuses would change, and what is wrong with it by now.";
        });
    }

    public override Task<ProposalDetail> ExecuteAsync(ProposalKey key, CancellationToken ct) => desk.Show(key.Id, HttpContext.Caller(), ct);
}
