using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Proposals;

/// <summary>The word of who decides.</summary>
public sealed record Decision
{
    /// <summary>Why, one line; needed to decline.</summary>
    public string? Note { get; init; }

    /// <summary>Refuses what is no note.</summary>
    public void Check(bool isNeeded)
    {
        if (Note is null ? isNeeded : !Reasons.IsLine(Note))
            throw ProblemException.Body([new ProblemError { Pointer = "/note", Code = "note", Message = $"must be one line of 1 to {Reasons.Longest} characters that says why" }]);
    }

    /// <summary>Closes a proposal.</summary>
    public void Close(Prepared prepared, string id, string state, Caller caller, DateTimeOffset now, long? revision = null) => prepared.Execute(
        "update proposal set state = @state, decided_by = @who, decided_at = @at, note = @note, revision = @revision where id = @id",
        ("@state", state), ("@who", caller.Name), ("@at", now.Stored()), ("@note", Note?.Normalize()), ("@revision", revision), ("@id", id));
}

/// <summary>Declines a proposal, with a word on why.</summary>
public sealed class DeclineProposal(ProposalDesk desk) : Endpoint<ProposalKey>
{
    public override void Configure()
    {
        Post("/v1/proposals/{id}/decline");
        this.Requires(Role.Editor);
        this.Takes<Decision>();
        this.Answers<ProposalDetail>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict);
        Tags("Proposals");
        Summary(s =>
        {
            s.Summary = "Decline a proposal";
            s.Description = "Closes a proposal with a word on why; nothing of it is published.";
            s.ExampleRequest = new Decision { Note = "The source says the opposite." };
        });
    }

    public override async Task HandleAsync(ProposalKey key, CancellationToken ct)
    {
        var (decision, text) = await JsonBody.ReadWithText<Decision>(HttpContext);
        decision.Check(isNeeded: true);
        var caller = HttpContext.Caller();
        await desk.Answer(HttpContext, text, StatusCodes.Status200OK, (prepared, now) =>
        {
            StoredProposal.Of(prepared, key.Id).CheckOpen();
            decision.Close(prepared, key.Id, "declined", caller, now);
            return key.Id;
        }, first: () => desk.CheckScope(desk.Find(key.Id), caller));
    }
}

/// <summary>Takes back a proposal of one's own.</summary>
public sealed class WithdrawProposal(ProposalDesk desk) : Endpoint<ProposalKey>
{
    public override void Configure()
    {
        Post("/v1/proposals/{id}/withdraw");
        this.Requires(Role.Contributor);
        this.Takes<Decision>();
        this.Answers<ProposalDetail>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict);
        Tags("Proposals");
        Summary(s =>
        {
            s.Summary = "Withdraw a proposal";
            s.Description = "Takes back a proposal of one's own.";
            s.ExampleRequest = new Decision { Note = "I found a better source." };
        });
    }

    public override async Task HandleAsync(ProposalKey key, CancellationToken ct)
    {
        var (decision, text) = await JsonBody.ReadWithText<Decision>(HttpContext);
        decision.Check(isNeeded: false);
        var caller = HttpContext.Caller();
        await desk.Answer(HttpContext, text, StatusCodes.Status200OK, (prepared, now) =>
        {
            var proposal = ProposalDesk.Seen(StoredProposal.Of(prepared, key.Id), caller);
            if (proposal.Owner != caller.KeyId) throw new ProblemException(ProblemKind.Forbidden, "Only who made a proposal takes it back: an editor declines it.");
            proposal.CheckOpen();
            decision.Close(prepared, key.Id, "withdrawn", caller, now);
            return key.Id;
        });
    }
}
