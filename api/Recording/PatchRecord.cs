using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Changes;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Recording;

/// <summary>Changes members of a record of any kind (RFC 7396).</summary>
public sealed class PatchRecord(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Patch(RecordPaths.Ones());
        this.Requires(Role.Editor);
        foreach (var path in RecordPaths.All)
        {
            this.Takes(path.Type, path.One, EndpointPromises.MergePatch);
            // Tools that cannot set the type send the same as plain JSON.
            this.Takes(path.Type, path.One, "application/json");
        }

        this.Answers<WriteAnswer>(StatusCodes.Status200OK);
        this.Refuses(ProblemKind.Conflict, ProblemKind.PreconditionFailed, ProblemKind.RuleBroken, ProblemKind.PreconditionRequired);
        Tags("Writing");
        Summary(s =>
        {
            s.Summary = "Change members of {a record}";
            s.Description = "Changes what is given and leaves the rest (RFC 7396): `null` takes a member away, a list is replaced whole. `If-Match` with the version that you know is needed.";
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var path = RecordPaths.Of(HttpContext);
        var key = Route<string>(path.Parameter)!;
        var body = await JsonBody.Read(HttpContext, EndpointPromises.MergePatch);
        if (body.ValueKind != JsonValueKind.Object) throw ProblemException.Body([new ProblemError { Pointer = "", Code = "type", Message = "a merge patch of a record is an object" }]);
        if (JsonFaults.Repeated(body).ToArray() is { Length: > 0 } repeated) throw ProblemException.Body(repeated);
        await records.Do(HttpContext, parameters, path, key, body.GetRawText(), (write, latest) =>
        {
            Existing.Check(path, key, latest);
            Versions.Check(HttpContext.Request, latest, write.Revision);
            if (path.Kind == "actor" && body.TryGetProperty("restrictedAs", out var alias) && alias.ValueKind == JsonValueKind.Null)
                throw ProblemException.Body([new ProblemError { Pointer = "/restrictedAs", Code = "restricted", Message = $"cannot be taken away like this: an admin lifts a restriction with POST {path.Collection}/{{id}}/unrestrict" }]);
            var merged = WriteRecords.Merge(JsonNode.Parse(latest!.After!), JsonObject.Create(body));
            var record = WriteRecords.Read(path, JsonSerializer.SerializeToElement(merged));
            if (record.Key != key) throw ProblemException.Body([new ProblemError { Pointer = "", Code = "key", Message = $"the patch turns '{key}' into '{record.Key}': ids never change" }]);
            write.Put(new Entry(record, "body", null, ""));
        });
    }
}

/// <summary>What is to be changed must be there.</summary>
public static class Existing
{
    /// <summary>Refuses what never was, and what was retracted.</summary>
    public static void Check(RecordPath path, string key, LogEntry? latest)
    {
        if (latest is null) throw ProblemException.NotFound(path.Kind, key, path.Collection);
        if (latest.Action == "retracted")
        {
            throw new ProblemException(ProblemKind.Gone, $"The {path.Kind} '{key}' was retracted on {latest.At[..10]}: {latest.Reason}. PUT restores it; 'record' is what it said last.",
                record: JsonDocument.Parse(latest.After!).RootElement.Clone());
        }
    }
}
