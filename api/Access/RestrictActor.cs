using System.Security.Cryptography;
using Compliance.Actors;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>A name is to be restricted.</summary>
public sealed record Restriction
{
    /// <summary>Why, one line, for the change log: everybody can read it, so it must not hold the name.</summary>
    public required string Reason { get; init; }

    /// <summary>The id under which readers meet the actor: a slug that begins with a letter and holds a hyphen and a digit. Its kind and six random characters unless given.</summary>
    public string? As { get; init; }
}

/// <summary>Restricts the name of an actor.</summary>
public sealed class RestrictActor(WriteRecords records) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Post("/v1/actors/{id}/restrict");
        this.Requires(Role.Admin);
        this.Takes<Restriction>();
        this.Answers<WriteAnswer>(200);
        this.Refuses(ProblemKind.NotFound, ProblemKind.Gone, ProblemKind.Conflict, ProblemKind.PreconditionFailed, ProblemKind.PreconditionRequired, ProblemKind.RuleBroken);
        Tags("Actors");
        Summary(s =>
        {
            s.Summary = "Restrict a name";
            s.Description = """
                From now on readers see the role instead of the name and its spellings, and another id instead of one that holds it: in every answer and every format, also of the past, also in the change log.
                Old addresses that hold the name answer as if there were nothing. Needs `If-Match`.
                """;
            s.ExampleRequest = new Restriction { Reason = "asked for by the person", As = "person-9f31c2" };
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var (body, text) = await JsonBody.ReadWithText<Restriction>(HttpContext);
        await records.Restrict(HttpContext, parameters, body.Reason, text, (write, actor) =>
        {
            var alias = body.As ?? actor.RestrictedAs ?? $"{actor.Kind.Word()}-{RandomAlias()}";
            // Turned back already, when it is the one that it has.
            write.Put(new Entry(actor with { RestrictedAs = alias == actor.Id ? actor.RestrictedAs : alias }, "body", null, ""));
        });
    }

    // With a digit, so that it is no word.
    private static string RandomAlias() => $"{RandomNumberGenerator.GetInt32(10)}{RandomNumberGenerator.GetHexString(5, lowercase: true)}";
}

/// <summary>What restricting and lifting have in common.</summary>
internal static class RestrictedActors
{
    /// <summary>Changes whether a name is restricted.</summary>
    public static Task Restrict(this WriteRecords records, HttpContext http, WriteParameters parameters, string reason, string body, Action<Write, NewActor> act)
    {
        if (!Reasons.IsLine(reason)) throw ProblemException.Body([new ProblemError { Pointer = "/reason", Code = "reason", Message = $"must be one line of 1 to {Reasons.Longest} characters, without control or direction characters" }]);
        var path = RecordPaths.Of(http);
        var id = (string)http.Request.RouteValues["id"]!;
        return records.Do(http, parameters with { Reason = reason }, path, id, body, (write, latest) =>
        {
            Existing.Check(path, id, latest);
            Versions.Check(http.Request, latest, write.Revision);
            act(write, (NewActor)BundleJson.Read(latest!.After!));
        });
    }
}
