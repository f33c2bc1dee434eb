using System.Text.Json;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Compliance.OpenApi;

/// <summary>Names of operations, as generated clients will call their methods.</summary>
public static class OperationNames
{
    /// <summary>The endpoint's class: <c>listRequests</c>. Its second address, such as one that ends in <c>.svg</c>, gets that end: <c>showTimelineSvg</c>.</summary>
    public static string? Of(ApiDescription description)
    {
        if (description.FastEndpoint() is not { } endpoint) return description.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName is { } name ? Camel(name) : null;
        var place = Array.FindIndex(endpoint.Routes ?? [], r => r.Trim('/') == description.RelativePath?.Trim('/'));
        return Camel(endpoint.EndpointType.Name) + (place <= 0 ? "" : Suffix(endpoint.Routes![place], place));
    }

    private static string Suffix(string route, int place) => route.LastIndexOf('.') is var dot && dot > route.LastIndexOf('/') && route[(dot + 1)..] is { Length: > 0 } end && end.All(char.IsAsciiLetter)
        ? char.ToUpperInvariant(end[0]) + end[1..]
        : $"{place + 1}";

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
