using System.Globalization;
using Compliance.Reading;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>What an operation can answer: the answer itself with an example and its headers, and every problem.</summary>
public sealed class OperationResponses(XmlText comments) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        var path = "/" + context.ApiDescription.RelativePath;
        var isData = path.StartsWith("/v1/", StringComparison.Ordinal);
        var hasPathParameters = operation.Parameters?.Any(p => p.In == ParameterLocation.Path) == true;
        var isRecord = operation.Parameters?.Any(p => p.In == ParameterLocation.Path && p.Name != "list") == true;
        var responses = operation.Responses ??= [];
        var answer = context.ApiDescription.SupportedResponseTypes.FirstOrDefault(r => r.StatusCode == 200)?.Type;
        if (responses.GetValueOrDefault("200") is OpenApiResponse ok) Describe(ok, answer, operation.OperationId, isData, context.Document);
        if (isData) Add(304, 406);
        if (hasPathParameters) Add(308, 404);
        if (isRecord) Add(410);
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

    private void Describe(OpenApiResponse ok, Type? answer, string? operation, bool isData, OpenApiDocument document)
    {
        var said = answer is null || answer == typeof(void) ? null : comments.Of(answer.IsGenericType ? answer.GetGenericTypeDefinition() : answer);
        ok.Description = said ?? "The answer.";
        var isList = answer is { IsGenericType: true } && answer.GetGenericTypeDefinition() == typeof(Listing<>);
        ok.Headers = CommonHeaders.Of([CommonHeaders.RequestId, .. isData ? CommonHeaders.Freshness : [], .. isList ? [CommonHeaders.Link] : Array.Empty<string>()], document);
        foreach (var format in ok.Content?.Values ?? []) format.Schema?.Bare();
        if (operation is not null && ok.Content is { } content && content.TryGetValue("application/json", out var media) && media is OpenApiMediaType json && ResponseExample.Of(operation) is { } example) json.Example = example;
    }
}
