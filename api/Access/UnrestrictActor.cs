using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>Lifts the restriction of a name.</summary>
public sealed class UnrestrictActor(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Post("/v1/actors/{id}/unrestrict");
        this.Requires(Role.Admin);
        this.Takes<Retraction>();
        this.Answers<WriteAnswer>(200);
        this.Refuses(ProblemKind.NotFound, ProblemKind.Gone, ProblemKind.Conflict, ProblemKind.PreconditionFailed, ProblemKind.PreconditionRequired);
        Tags("Actors");
        Summary(s =>
        {
            s.Summary = "Lift the restriction of a name";
            s.Description = "Readers see the name again, everywhere. The actor is named by the id that readers see. Needs `If-Match`.";
            s.ExampleRequest = new Retraction { Reason = "the person speaks in public again" };
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var (body, text) = await JsonBody.ReadWithText<Retraction>(HttpContext);
        // The answer tells what is there afterwards; what else is restricted is hidden in it all the same.
        HttpContext.ShowNames();
        await records.Restrict(HttpContext, parameters, body.Reason, text, (write, actor) =>
        {
            if (actor.RestrictedAs is null) throw new ProblemException(ProblemKind.Conflict, "The name is not restricted.");
            write.Put(new Entry(actor with { RestrictedAs = null }, "body", null, ""), isComplete: true);
        });
    }
}
