using Compliance.Problems;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>The answers that many operations share, each described once: not changed, another spelling, and the problems by their status.</summary>
public sealed class CommonResponses : IDocumentFilter
{
    private static readonly Dictionary<int, string> Names = new()
    {
        [304] = "NotModified",
        [308] = "OtherSpelling",
        [400] = "BadRequest",
        [401] = "Unauthorized",
        [403] = "Forbidden",
        [404] = "NotFound",
        [406] = "NotAcceptable",
        [409] = "Conflict",
        [410] = "Gone",
        [412] = "PreconditionFailed",
        [413] = "TooLarge",
        [415] = "UnsupportedMediaType",
        [422] = "RuleBroken",
        [428] = "PreconditionRequired",
        [429] = "TooManyRequests",
        [500] = "InternalError",
        [503] = "Unavailable",
    };

    /// <summary>A reference to the answer with a status.</summary>
    public static IOpenApiResponse Of(int status, OpenApiDocument document) => new OpenApiResponseReference(Names[status], document);

    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        var components = swaggerDoc.Components ??= new OpenApiComponents();
        var problem = context.SchemaGenerator.GenerateSchema(typeof(Problem), context.SchemaRepository).Bare();
        CommonHeaders.Describe(components);
        var used = swaggerDoc.Paths.Values.SelectMany(p => p.Operations?.Select(o => o.Value) ?? []).SelectMany(o => o.Responses?.Select(r => r.Value) ?? []).OfType<OpenApiResponseReference>().Select(r => r.Reference.Id).ToHashSet();
        components.Responses = Names.Where(n => used.Contains(n.Value)).ToDictionary(n => n.Value, n => (IOpenApiResponse)(n.Key switch
        {
            304 => Bare("Nothing has changed since the `ETag` that was sent as `If-None-Match`.", CommonHeaders.Freshness, swaggerDoc),
            308 => Bare("The same code or id has another spelling here: follow `Location`.", [CommonHeaders.Location], swaggerDoc),
            _ => Problem(n.Key, problem, swaggerDoc),
        }));
    }

    private static OpenApiResponse Bare(string text, string[] headers, OpenApiDocument document) =>
        new() { Description = text, Headers = CommonHeaders.Of([CommonHeaders.RequestId, .. headers], document) };

    private static OpenApiResponse Problem(int status, IOpenApiSchema problem, OpenApiDocument document) => new()
    {
        Description = string.Join(" ", ProblemKind.All.Where(k => k.Status == status).Select(k => $"{k.Title} (`{k.Type}`).")),
        Headers = CommonHeaders.Of(status is 429 or 503 ? [CommonHeaders.RequestId, CommonHeaders.RetryAfter] : [CommonHeaders.RequestId], document),
        Content = new Dictionary<string, IOpenApiMediaType> { ["application/problem+json"] = new OpenApiMediaType { Schema = problem } },
    };
}
