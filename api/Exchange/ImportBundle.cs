using System.Security.Cryptography;
using Compliance.Access;
using Compliance.Changes;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Recording;
using Compliance.Storage;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Exchange;

/// <summary>
/// Imports a bundle: all of its records, or none with all that is wrong. The body is put into a file beside the database
/// first and read from there record by record: an import needs little memory and holds the record only while it writes.
/// </summary>
public sealed class ImportBundle(Imports imports, Database database, Settings settings, TimeProvider time) : Endpoint<WriteParameters>
{
    public override void Configure()
    {
        Post("/v1/imports");
        this.Requires(Role.Editor);
        foreach (var type in BundleForms.MediaTypes.Keys) this.Takes(type);
        this.Answers<ImportResult>(StatusCodes.Status200OK);
        this.Answers<ImportResult>(StatusCodes.Status202Accepted);
        this.Refuses(ProblemKind.Conflict, ProblemKind.RuleBroken);
        Tags("Exchange");
        Summary(s =>
        {
            s.Summary = "Import a bundle";
            s.Description = "Takes all of the records of a bundle (JSON, NDJSON or CSV, also in gzip), or none with every mistake by line and pointer. Records that are there already and say the same stay as they are. "
                + "With `Prefer: respond-async` the answer is 202 and an address that tells how far it is.";
        });
    }

    public override async Task HandleAsync(WriteParameters parameters, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        var form = FormOfBody();
        var author = new Author(caller.Name, Reasons.Of(HttpContext.Request, parameters.Reason), time.GetUtcNow());
        var id = Imports.NewId();
        var file = Imports.FileOf(database, id);
        try
        {
            var digest = await Receive(file, ct);
            var idempotency = parameters.DryRun ? null : Recording.Idempotency.Of(HttpContext.Request, caller.KeyId, digest);
            var job = new ImportJob(id, file, form, author, caller, parameters.DryRun, idempotency);
            HttpContext.Response.Headers.CacheControl = "private, no-store";
            if (HttpContext.Request.Headers["Prefer"].Any(p => p?.Contains("respond-async", StringComparison.OrdinalIgnoreCase) == true))
            {
                imports.Begin(job);
                HttpContext.Response.Headers.Location = $"/v1/imports/{id}";
                HttpContext.Response.Headers["Preference-Applied"] = "respond-async";
                HttpContext.Response.StatusCode = StatusCodes.Status202Accepted;
                await ImportAnswer.Write(HttpContext, job, null);
                return;
            }

            await imports.Run(job);
            if (!parameters.DryRun) HttpContext.Response.Headers.Location = $"/v1/imports/{job.Result?.Id ?? id}";
            if (job.Problem is { } problem) throw problem;
            if (job.Result!.IsRepeated) HttpContext.Response.Headers["Idempotency-Replayed"] = "true";
            await ImportAnswer.Write(HttpContext, job, job.Result);
        }
        catch when (imports.Find(id) is null)
        {
            // What has begun deletes its file itself when it has ended.
            File.Delete(file);
            throw;
        }
    }

    private BundleForm FormOfBody()
    {
        var request = HttpContext.Request;
        var type = request.GetTypedHeaders().ContentType;
        if (type?.Charset is { HasValue: true, Value: var charset } && !charset.Equals("utf-8", StringComparison.OrdinalIgnoreCase) || BundleForms.OfMediaType(type?.MediaType.Value) is not { } form)
            throw new ProblemException(ProblemKind.UnsupportedMediaType, $"Send the body as {string.Join(", ", BundleForms.MediaTypes.Keys)}, in UTF-8; gzip is taken.");
        if (request.Headers.ContentEncoding.ToString() is not ("" or "gzip" or "identity"))
            throw new ProblemException(ProblemKind.UnsupportedMediaType, "The Content-Encoding may be gzip, or none.");
        return form;
    }

    // Streamed, and counted: what is larger than the limit is refused before it fills the disk.
    private async Task<string> Receive(string file, CancellationToken ct)
    {
        if (HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size) size.MaxRequestBodySize = settings.ImportLimit * 1024L * 1024;
        if (HttpContext.Request.ContentLength > settings.ImportLimit * 1024L * 1024) throw TooLarge();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        try
        {
            await using var kept = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.Read, 64 * 1024, FileOptions.Asynchronous);
            var buffer = new byte[64 * 1024];
            for (int read; (read = await HttpContext.Request.Body.ReadAsync(buffer, ct)) > 0;)
            {
                hash.AppendData(buffer.AsSpan(0, read));
                await kept.WriteAsync(buffer.AsMemory(0, read), ct);
            }
        }
        catch (BadHttpRequestException e) when (e.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            throw TooLarge();
        }
        catch (ArgumentOutOfRangeException e)
        {
            // The runtime's word for a file that may not grow any further.
            throw new IOException("The body of an import could not be kept.", e);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private ProblemException TooLarge() => new(ProblemKind.TooLarge,
        $"An import takes at most {settings.ImportLimit} MiB here. Send it in parts, each whole in itself, or import the file with 'compliance import'; --import-limit sets the limit.");
}
