using Compliance.Access;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Proposals;

/// <summary>
/// Publishes a proposal. Where a second editor is needed, the first one's word is kept with the proposal, and the second
/// one's publishes it; an editor who proposed it is one of the two.
/// </summary>
public sealed class AcceptProposal(ProposalDesk desk) : Endpoint<ProposalKey>
{
    public override void Configure()
    {
        Post("/v1/proposals/{id}/accept");
        this.Requires(Role.Editor);
        Tags("Proposals");
    }

    public override async Task HandleAsync(ProposalKey key, CancellationToken ct)
    {
        var (decision, text) = await JsonBody.ReadWithText<Decision>(HttpContext);
        decision.Check(isNeeded: false);
        var caller = HttpContext.Caller();
        await desk.Publish(HttpContext, text, key.Id, (write, proposal, now) =>
        {
            var words = proposal.Approvals.Where(a => a.Key != caller.KeyId).Append(new Approval { Key = caller.KeyId, Who = caller.Name, At = now }).ToArray();
            var editors = words.Select(a => a.Key).Concat(proposal.ByEditor ? [proposal.Owner] : []).Distinct().Count();
            if (desk.NeedsTwo(write) && editors < 2) return (false, words);
            decision.Close(write.Prepared, key.Id, "accepted", caller, now, write.Revision);
            return (true, words);
        });
    }
}
