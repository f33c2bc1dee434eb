using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>The document as bytes: built at the first call, the same ever after, and the same as <c>openapi/compliance.v1.json</c>.</summary>
public sealed class ServedDocument : IDisposable
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private readonly SemaphoreSlim gate = new(1);
    private (byte[] Bytes, string Tag)? built;

    /// <summary>Answers with the document, or 304 when the reader has it already.</summary>
    public async Task Answer(HttpContext context, Func<Task<OpenApiDocument>> build)
    {
        var (bytes, tag) = await Built(build);
        var response = context.Response;
        response.Headers.ETag = tag;
        response.Headers.CacheControl = "public, max-age=60";
        // A tag is compared weakly: compression on the way makes it W/"...".
        if (context.Request.Headers.IfNoneMatch.ToString().Split(',').Any(t => t.Trim().Replace("W/", "", StringComparison.Ordinal) == tag[2..]))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = bytes.Length;
        await response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private async Task<(byte[] Bytes, string Tag)> Built(Func<Task<OpenApiDocument>> build)
    {
        if (built is { } known) return known;
        await gate.WaitAsync();
        try
        {
            if (built is { } meanwhile) return meanwhile;
            var document = await build();
            var json = JsonNode.Parse(await document.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1))!;
            byte[] bytes = [.. JsonSerializer.SerializeToUtf8Bytes(json, Pretty), (byte)'\n'];
            built = (bytes, $"W/\"{Convert.ToHexStringLower(SHA256.HashData(bytes))[..20]}\"");
            return built.Value;
        }
        finally
        {
            gate.Release();
        }
    }

    public void Dispose() => gate.Dispose();
}
