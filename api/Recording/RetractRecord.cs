using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Recording;

/// <summary>Why a record is retracted.</summary>
public sealed record Retraction
{
    /// <summary>The reason, one line: readers who look for the record are told it.</summary>
    public required string Reason { get; init; }
}

/// <summary>Retracts a record of any kind: it no longer counts, and what it said stays in the change log.</summary>
public sealed class RetractRecord(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Post(RecordPaths.Ones("/retract"));
        this.Requires(Role.Editor);
        this.Takes<Retraction>();
        this.Answers<WriteAnswer>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict, ProblemKind.PreconditionFailed, ProblemKind.RuleBroken, ProblemKind.PreconditionRequired);
        Tags("Writing");
        Summary(s =>
        {
            s.Summary = "Retract {a record}";
            s.Description = "Takes {a record} out of the record, with a reason that readers are told: it no longer counts, and what it said stays in the change log. What others still name cannot be retracted. "
                + "`If-Match` with the version that you know is needed.";
            s.ExampleRequest = new Retraction { Reason = "The source was misread." };
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var key = Route<string>(path.Parameter)!;
        var body = await JsonBody.Read<Retraction>(HttpContext);
        if (!Reasons.IsLine(body.Reason)) throw ProblemException.Body([new ProblemError { Pointer = "/reason", Code = "reason", Message = $"must be one line of 1 to {Reasons.Longest} characters, without control or direction characters" }]);
        await records.Do(HttpContext, parameters, path, key, body.Reason, (write, latest) =>
        {
            Existing.Check(path, key, latest);
            Versions.Check(HttpContext.Request, latest, write.Revision);
            write.Retract(path.Kind, key, body.Reason.Normalize());
        });
    }
}
