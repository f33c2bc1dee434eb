using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Reading;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>What an operation can answer: the answers themselves with an example and their headers, and every problem.</summary>
public sealed class OperationResponses(XmlText comments) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var call = context.ApiDescription;
        var isData = call.RelativePath!.StartsWith("v1/", StringComparison.Ordinal);
        var isPublicRead = HttpMethods.IsGet(call.HttpMethod ?? "") && call.Role() is null;
        var pathParameters = operation.Parameters?.Where(p => p.In == ParameterLocation.Path).Select(p => p.Name).ToArray() ?? [];
        var responses = operation.Responses ??= [];
        foreach (var answer in call.SupportedResponseTypes.Where(r => r.StatusCode < 300))
            if (responses.GetValueOrDefault($"{answer.StatusCode}") is OpenApiResponse right) Describe(right, answer, operation.OperationId, context);
        if (isData && isPublicRead) Add(304);
        if (isData) Add(406);
        if (pathParameters.Length > 0) Add(308, 404);
        if (isPublicRead && pathParameters.Any(p => p != "list")) Add(410);
        if (call.Role() is not null) Add(401, 403);
        if (call.Bodies().Count > 0) Add(413, 415);
        Add([.. call.Promises<PossibleProblem>().Select(p => p.Status)]);
        Add(400);
        if (isData) Add(429, 503);
        Add(500);
        operation.Responses = [];
        foreach (var (status, response) in responses.OrderBy(r => r.Key, StringComparer.Ordinal)) operation.Responses[status] = response;

        void Add(params int[] statuses)
        {
            foreach (var status in statuses) responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), CommonResponses.Of(status, context.Document));
        }
    }

    private void Describe(OpenApiResponse response, ApiResponseType answer, string? operation, OperationFilterContext context)
    {
        var call = context.ApiDescription;
        var type = answer.Type == typeof(void) ? null : answer.Type;
        response.Description = (type is null ? null : comments.Of(type.IsGenericType ? type.GetGenericTypeDefinition() : type)) ?? (type is null ? "Done; there is nothing more to tell." : "The answer.");
        response.Headers = CommonHeaders.Of(Headers(answer.StatusCode, type, call), context.Document);
        // The library has one type for all formats of a status.
        foreach (var format in call.Promises<RightAnswer>().Where(a => a.Status == answer.StatusCode && a.Type is not null))
            if (response.Content?.TryGetValue(format.MediaType, out var held) == true && held is OpenApiMediaType of) of.Schema = context.SchemaGenerator.GenerateSchema(format.Type!, context.SchemaRepository);
        foreach (var (written, format) in response.Content ?? new Dictionary<string, IOpenApiMediaType>())
        {
            if (written.EndsWith("json", StringComparison.Ordinal) && written != "application/x-ndjson") format.Schema?.Bare();
            // What is no JSON is text or bytes, whatever it tells.
            else if (format is OpenApiMediaType other) other.Schema = new OpenApiSchema { Type = JsonSchemaType.String, Format = written is "application/x-ndjson" or Citing.CitationDesk.Bibtex || written.StartsWith("text/", StringComparison.Ordinal) ? null : "binary" };
        }

        if (operation is null || response.Content is not { } content || !content.TryGetValue("application/json", out var media) || media is not OpenApiMediaType json) return;
        if ((Example(call, answer.StatusCode) ?? ResponseExample.Of(operation)) is { } example) json.Example = example;
    }

    private static IEnumerable<string> Headers(int status, Type? type, ApiDescription call)
    {
        yield return CommonHeaders.RequestId;
        if (!call.RelativePath!.StartsWith("v1/", StringComparison.Ordinal)) yield break;
        foreach (var name in CommonHeaders.Limits) yield return name;
        if (HttpMethods.IsGet(call.HttpMethod ?? "") && call.Role() is null)
            foreach (var name in CommonHeaders.Freshness) yield return name;
        if (type?.GetProperty(nameof(Listing<object>.Page))?.PropertyType == typeof(PageInfo)) yield return CommonHeaders.Link;
        if (status is 201 or 202) yield return CommonHeaders.Location;
    }

    // One that the endpoint gave itself: of an answer that no recording can show, such as a new key.
    private static JsonNode? Example(ApiDescription call, int status) =>
        call.FastEndpoint()?.EndpointSummary?.ResponseExamples.GetValueOrDefault(status) is { } given ? JsonSerializer.SerializeToNode(given, ApiJson.Options) : null;
}
