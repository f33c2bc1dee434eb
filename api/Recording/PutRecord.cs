using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Recording;

/// <summary>Replaces a record of any kind, creates it under a chosen id, or restores it.</summary>
public sealed class PutRecord(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Put(RecordPaths.Ones());
        this.Requires(Role.Editor);
        foreach (var path in RecordPaths.All) this.Takes(path.Type, path.One);
        this.Answers<WriteAnswer>(StatusCodes.Status200OK);
        this.Answers<WriteAnswer>(StatusCodes.Status201Created);
        this.Refuses(ProblemKind.Conflict, ProblemKind.PreconditionFailed, ProblemKind.RuleBroken, ProblemKind.PreconditionRequired);
        Tags("Writing");
        Summary(s =>
        {
            s.Summary = "Replace, create or restore {a record}";
            s.Description = "Puts {a record} under the id in the path. What exists is replaced (`If-Match` with the version that you know is needed), what was retracted is restored, what is new is created. "
                + "Where the path holds the record's `id` (or code), the body may leave it out.";
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var key = Route<string>(path.Parameter)!;
        // What stands for a restricted name while a call is answered must not last as an id.
        if (HttpContext.Features.Get<Asked>()?.IsStandIn(key) == true) throw new ProblemException(ProblemKind.Conflict, $"The id '{key}' cannot be used: choose another.");
        var body = await JsonBody.Read(HttpContext);
        var record = WriteRecords.Read(path, body, key);
        if (record.Key != key)
            throw ProblemException.Body([new ProblemError { Pointer = "", Code = "key", Message = $"the path names '{key}', the body '{record.Key}': ids never change" }]);
        await records.Do(HttpContext, parameters, path, key, body.GetRawText(), (write, latest) =>
        {
            Versions.Check(HttpContext.Request, latest, write.Revision);
            write.Put(new Entry(record, "body", null, ""));
        });
    }
}
