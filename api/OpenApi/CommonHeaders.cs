using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>The headers of answers, each described once.</summary>
public static class CommonHeaders
{
    public const string RequestId = "X-Request-Id";
    public const string Link = "Link";
    public const string Location = "Location";
    public const string RetryAfter = "Retry-After";

    /// <summary>Those that tell how much more may be asked.</summary>
    public static readonly string[] Limits = ["RateLimit-Policy", "RateLimit"];

    /// <summary>Those that tell how fresh an answer is.</summary>
    public static readonly string[] Freshness = ["ETag", "Last-Modified", "Cache-Control"];

    private static readonly (string Name, JsonSchemaType Type, string? Format, string Text)[] All =
    [
        (RequestId, JsonSchemaType.String, null, "The id of the request, also in the server's log and in every problem."),
        ("ETag", JsonSchemaType.String, null, "The version of the data behind the answer (and of the day, where the answer depends on today). Send it back as `If-None-Match` to get 304 while nothing has changed."),
        ("Last-Modified", JsonSchemaType.String, null, "When the data last changed, as an HTTP date."),
        ("Cache-Control", JsonSchemaType.String, null, "How long the answer may be kept."),
        (Link, JsonSchemaType.String, null, "The next page, `<...>; rel=\"next\"`; left out on the last."),
        (Location, JsonSchemaType.String, "uri-reference", "The one address of the record."),
        ("RateLimit-Policy", JsonSchemaType.String, null, "How many calls (`q`) may be made in how many seconds (`w`) with one key, or from one address without one. Left out where the server has no limit."),
        ("RateLimit", JsonSchemaType.String, null, "How many calls are left (`r`), and in how many seconds there are all again (`t`)."),
        (RetryAfter, JsonSchemaType.Integer, null, "Seconds to wait before another try."),
    ];

    /// <summary>References to some of them.</summary>
    public static Dictionary<string, IOpenApiHeader> Of(IEnumerable<string> names, OpenApiDocument document) =>
        names.ToDictionary(n => n, n => (IOpenApiHeader)new OpenApiHeaderReference(n, document));

    /// <summary>Writes them all into the document.</summary>
    public static void Describe(OpenApiComponents components) => components.Headers = All.ToDictionary(
        h => h.Name,
        h => (IOpenApiHeader)new OpenApiHeader { Description = h.Text, Schema = new OpenApiSchema { Type = h.Type, Format = h.Format } });
}
