using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Proposals;

/// <summary>
/// Publishes a proposal. Where a second editor is needed, the first one's word is kept with the proposal, and the second
/// one's publishes it; an editor who proposed it is one of the two.
/// </summary>
public sealed class AcceptProposal(ProposalDesk desk, Keys keys) : Endpoint<ProposalKey>
{
    public override void Configure()
    {
        Post("/v1/proposals/{id}/accept");
        this.Requires(Role.Editor);
        this.Takes<Decision>();
        this.Answers<ProposalDetail>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict, ProblemKind.RuleBroken);
        Tags("Proposals");
        Summary(s =>
        {
            s.Summary = "Accept a proposal";
            s.Description = "Publishes all that is proposed. Where it turns an adverse status into a favourable one, or back, and the server asks for two editors, the first one's word is kept and the second one's publishes it.";
            s.ExampleRequest = new Decision { Note = "Checked against the gazette." };
        });
    }

    public override async Task HandleAsync(ProposalKey key, CancellationToken ct)
    {
        var (decision, text) = await JsonBody.ReadWithText<Decision>(HttpContext);
        decision.Check(isNeeded: false);
        var caller = HttpContext.Caller();
        await desk.Publish(HttpContext, text, key.Id, (write, proposal, now) =>
        {
            var turns = desk.Turns(write);
            var words = proposal.Approvals.Where(a => a.Key != caller.KeyId).Append(new Approval { Key = caller.KeyId, Who = caller.Name, At = now, Turns = turns }).ToArray();
            // A word counts for what its editor saw, and while its key does.
            var editors = words.Where(a => a.Turns.SequenceEqual(turns)).Select(a => a.Key).Concat(proposal.ByEditor ? [proposal.Owner] : []).Where(keys.IsValid).Distinct().Count();
            if (turns.Length > 0 && editors < 2) return (false, words);
            decision.Close(write.Prepared, key.Id, "accepted", caller, now, write.Revision);
            return (true, words);
        });
    }
}
