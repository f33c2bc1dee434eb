using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Compliance.Access;
using Compliance.Citing;
using Compliance.Pages;
using Compliance.Storage;
using FastEndpoints;
using Microsoft.Net.Http.Headers;

namespace Compliance.Reading;

/// <summary>
/// Tells every reader the version of the data behind an answer, and answers 304 before any data is read when the reader
/// has it already. The tag is a function of the address, of the media type and of the revision (and of the day, where
/// the answer depends on today), the same for every caller. An answer from what was known at an instant has the present revision in its tag too:
/// a name can be restricted later, back over all history.
/// </summary>
public sealed class Freshness : IGlobalPreProcessor
{
    // Another build may write the same data in another form.
    private static readonly string Build = typeof(Freshness).Assembly.ManifestModule.ModuleVersionId.ToString("N")[..8];

    public Task PreProcessAsync(IPreProcessorContext context, CancellationToken ct)
    {
        var http = context.HttpContext;
        if (http.Response.HasStarted || !(http.Request.Path.StartsWithSegments("/v1") || http.IsPage())) return Task.CompletedTask;
        // A write answers with what it did, and what only a key shows is no part of the data set.
        if (!HttpMethods.IsGet(http.Request.Method) || http.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>() is not null) return Task.CompletedTask;
        var services = http.RequestServices;
        var version = http.Features.Get<DataVersion>() ?? services.GetRequiredService<Revision>().Current;
        var now = services.GetRequiredService<TimeProvider>().GetUtcNow();
        var dependsOnToday = context.Request is DatedPageParameters { AsOf: null } or DatedParameters { AsOf: null } or DatedRecordParameters { AsOf: null, KnownAt: null }
            // It says when it was looked up.
            or CitationParameters;
        var midnight = new DateTimeOffset(now.UtcDateTime.Date, TimeSpan.Zero);
        // What was known once is no version that may be changed: as If-Match such a tag is none.
        var known = context.Request is RecordParameters { KnownAt: not null } ? "known-" : "";
        var tag = $"W/\"{known}{version.Number}{(dependsOnToday ? "-" + midnight.ToString("yyyyMMdd", CultureInfo.InvariantCulture) : "")}-{Digest(http.Request)}\"";
        var headers = http.Response.Headers;
        headers.ETag = tag;
        headers.CacheControl = "public, max-age=60";
        var modified = dependsOnToday && midnight > version.At ? midnight : version.At;
        headers.LastModified = (modified < now ? modified : now).ToString("R", CultureInfo.InvariantCulture);
        // "*" asks whether there is anything: that needs the answer itself.
        if (!http.Request.Headers.IfNoneMatch.ToString().Split(',').Any(t => t.Trim().Replace("W/", "", StringComparison.Ordinal) == tag[2..])) return Task.CompletedTask;
        http.Response.StatusCode = StatusCodes.Status304NotModified;
        http.MarkResponseStart();
        return http.Response.StartAsync(ct);
    }

    private static string Digest(HttpRequest request) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Build} {HttpManners.MediaType(request.HttpContext)} {request.HttpContext.AskedPath()}{request.HttpContext.AskedQueryString()}")))[..12];
}
