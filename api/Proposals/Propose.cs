using System.Text.Json;
using Compliance.Access;
using Compliance.Exchange;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Proposals;

/// <summary>Proposes changes: what is wrong with them is refused at once, so that an editor decides on the matter.</summary>
public sealed class Propose(ProposalDesk desk) : Endpoint<NoParameters>
{
    public override void Configure()
    {
        Post("/v1/proposals");
        this.Requires(Role.Contributor);
        this.Takes<NewProposal>();
        this.Answers<ProposalDetail>(StatusCodes.Status201Created);
        this.Refuses(ProblemKind.Conflict, ProblemKind.RuleBroken);
        Tags("Proposals");
        Summary(s =>
        {
            s.Summary = "Propose changes";
            s.Description = "Proposes records to put and to retract, as one set. What is wrong with them is refused at once; what is right waits for an editor, and no read of the record shows it until then.";
        });
    }

    public override async Task HandleAsync(NoParameters _, CancellationToken ct)
    {
        var (proposal, text) = await JsonBody.ReadWithText<NewProposal>(HttpContext);
        proposal.Check();
        var caller = HttpContext.Caller();
        var draft = new StoredProposal(Imports.NewId(), "open", caller.KeyId, caller.Name, caller.Role >= Role.Editor, proposal.Reason.Normalize(), proposal.Changes, [], []);
        Trial trial = null!;
        await desk.Answer(HttpContext, text, StatusCodes.Status201Created, (prepared, now) =>
        {
            prepared.Execute(
                "insert into proposal (id, state, owner, who, by_editor, at, reason, changes, versions) values (@id, 'open', @owner, @who, @editor, @at, @reason, @changes, @versions)",
                ("@id", draft.Id), ("@owner", draft.Owner), ("@who", draft.Who), ("@editor", draft.ByEditor), ("@at", now.Stored()), ("@reason", draft.Reason),
                ("@changes", JsonSerializer.Serialize(draft.Changes, Columns.Json)), ("@versions", JsonSerializer.Serialize(trial.Versions)));
            return draft.Id;
        }, first: () => trial = desk.Try(draft, caller));
    }
}
