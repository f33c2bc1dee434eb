using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Exchange;

/// <summary>Names an import.</summary>
public sealed record ImportKey
{
    /// <summary>The id that <c>POST /v1/imports</c> gave it.</summary>
    [InPath, Example("0123456789abcdef")]
    public string Id { get; init; } = "";
}

/// <summary>Shows how far an import is, or what it did with each record.</summary>
public sealed class ShowImport(Imports imports, Database database) : Endpoint<ImportKey>
{
    public override void Configure()
    {
        Get("/v1/imports/{id}");
        this.Requires(Role.Editor);
        this.Answers<ImportResult>(StatusCodes.Status200OK);
        Tags("Exchange");
        Summary(s =>
        {
            s.Summary = "Show an import";
            s.Description = "How far an import is or, when it has ended, what it did with each record. Reports are kept for 90 days.";
        });
    }

    public override async Task HandleAsync(ImportKey key, CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "private, no-store";
        // Not the data but the work on it: its tag would be that of the data.
        HttpContext.Response.Headers.Remove("ETag");
        HttpContext.Response.Headers.Remove("Last-Modified");
        if (imports.Find(key.Id) is { } job)
        {
            await ImportAnswer.Write(HttpContext, job, job.Result);
            return;
        }

        KeptImport? kept;
        using (var reader = database.Read(ct))
        using (var prepared = new Prepared(reader.Connection))
            kept = KeptImport.Of(prepared, key.Id);
        if (kept is null)
            throw new ProblemException(ProblemKind.NotFound, $"There is no report of an import '{key.Id}'. Reports are kept for 90 days; an import that was under way when the program ended left nothing, and can be sent again.");
        await ImportAnswer.Write(HttpContext, null, kept);
    }
}
