using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Recording;

/// <summary>Creates a record of any kind.</summary>
public sealed class CreateRecord(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Post([.. RecordPaths.All.Select(p => p.Collection)]);
        this.Requires(Role.Editor);
        foreach (var path in RecordPaths.All) this.Takes(path.Type, path.Collection);
        this.Answers<WriteAnswer>(StatusCodes.Status201Created);
        this.Answers<WriteAnswer>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict, ProblemKind.RuleBroken);
        Tags("Writing");
        Summary(s =>
        {
            s.Summary = "Create {a record}";
            s.Description = "Creates {a record}, and answers with it as readers see it and with what that changed in where things stand. A dry run (200) answers the same and writes nothing. "
                + "With an `Idempotency-Key` a repeated call gets the first answer.";
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var body = await JsonBody.Read(HttpContext);
        var record = WriteRecords.Read(path, body);
        await records.Do(HttpContext, parameters, path, record.Key, body.GetRawText(), (write, latest) =>
        {
            if (latest is not null) throw new ProblemException(ProblemKind.Conflict, latest.Action == "retracted"
                ? $"The {path.Kind} '{record.Key}' was retracted on {latest.At[..10]}: ids are never used again. PUT restores it."
                : $"The {path.Kind} '{record.Key}' is there already: PUT or PATCH change it.",
                [new ProblemError { Pointer = "", Code = "exists", Message = $"{path.Collection}/{record.Key}, version {Versions.Tag(latest.Revision)}" }]);
            write.Put(new Entry(record, "body", null, ""));
        });
    }
}
