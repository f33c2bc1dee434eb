using System.Text.Json;
using Compliance.OpenApi;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;
using Microsoft.AspNetCore.Http.Features;

namespace Compliance.Exchange;

/// <summary>A bundle of records, as exports give it and imports take it.</summary>
public sealed record Bundle
{
    /// <summary><c>compliance-bundle</c>.</summary>
    public required string Format { get; init; }

    /// <summary>The version of the format.</summary>
    public required int Version { get; init; }

    /// <summary>The records: see <c>openapi/compliance-bundle.schema.json</c>.</summary>
    public required IReadOnlyList<JsonElement> Records { get; init; }
}

/// <summary>Hands out the whole record.</summary>
public sealed class ShowExport(Exporter exporter, SnapshotFile snapshot, Revision revision) : Endpoint<NoParameters>
{
    public override void Configure()
    {
        Get("/v1/export");
        AllowAnonymous();
        Tags("Exchange");
        this.Answers<Bundle>(200);
        this.Answers<string>(200, "application/x-ndjson");
        this.Answers<string>(200, "application/zip");
        this.Answers<string>(200, "application/vnd.sqlite3");
        Summary(s =>
        {
            s.Summary = "Export the whole record";
            s.Description = """
                All records that are not retracted, as one bundle in the form that imports take, or as CSV files, or as a database that this program serves.
                One state, though writes go on: the file name has its revision. Exported, imported into an empty database and exported again it is the same, byte for byte.
                """;
        });
    }

    public override async Task HandleAsync(NoParameters none, CancellationToken ct)
    {
        var format = ExportFormats.MediaTypes.First(m => m.Value == HttpManners.MediaType(HttpContext)).Key;
        var version = revision.Current.Number;
        var response = HttpContext.Response;
        // There always is something to export: it need not be written to know.
        if (HttpContext.Request.Headers.IfNoneMatch.ToString().Trim() == "*")
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            HttpContext.MarkResponseStart();
            await response.StartAsync(ct);
        }
        else if (HttpManners.IsHead(HttpContext))
        {
            Describe(format, version);
            await response.StartAsync(ct);
        }
        else if (format == ExportFormat.Sqlite)
        {
            var (file, made) = await snapshot.Open(version, ct);
            await using (file)
            {
                Describe(format, made);
                response.ContentLength = file.Length;
                await file.CopyToAsync(response.Body, ct);
            }
        }
        else
        {
            Describe(format, version);
            // The database and the zip are read and written as they come: there is nothing to wait for but the caller.
            HttpContext.Features.Get<IHttpBodyControlFeature>()!.AllowSynchronousIO = true;
            exporter.Write(response.Body, format, version, null, ct);
        }
    }

    private void Describe(ExportFormat format, long version)
    {
        HttpContext.MarkResponseStart();
        HttpContext.Response.ContentType = ExportFormats.MediaTypes[format] + (format is ExportFormat.Json or ExportFormat.Ndjson ? "; charset=utf-8" : "");
        HttpContext.Response.Headers.ContentDisposition = $"attachment; filename=\"compliance-{version}{format.Ending()}\"";
    }
}
