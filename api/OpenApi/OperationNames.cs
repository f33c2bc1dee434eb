using System.Text.Json;
using Compliance.Recording;
using Microsoft.AspNetCore.Mvc.ApiExplorer;

namespace Compliance.OpenApi;

/// <summary>Names of operations, as generated clients will call their methods.</summary>
public static class OperationNames
{
    /// <summary>The endpoint's class: <c>listRequests</c>. Its second address, such as one that ends in <c>.svg</c>, gets that end: <c>showTimelineSvg</c>; one that has an address for each kind of record gets the kind.</summary>
    public static string? Of(ApiDescription description)
    {
        if (description.FastEndpoint() is not { } endpoint) return description.ActionDescriptor.EndpointMetadata.OfType<IEndpointNameMetadata>().FirstOrDefault()?.EndpointName is { } name ? Camel(name) : null;
        var place = Array.FindIndex(endpoint.Routes ?? [], r => r.Trim('/') == description.RelativePath?.Trim('/'));
        if (endpoint.Routes is { Length: > 1 } && RecordPaths.OfRoute($"/{description.RelativePath}") is { } path) return Camel(OfKind(endpoint.EndpointType.Name, path.Name));
        return Camel(endpoint.EndpointType.Name) + (place <= 0 ? "" : Suffix(endpoint.Routes![place], place));
    }

    // ListRecordChanges of a request is listRequestChanges; ShowStored is showStoredRequest.
    private static string OfKind(string name, string kind) => name.Contains("Record", StringComparison.Ordinal) ? name.Replace("Record", kind, StringComparison.Ordinal) : name + kind;

    private static string Suffix(string route, int place) => route.LastIndexOf('.') is var dot && dot > route.LastIndexOf('/') && route[(dot + 1)..] is { Length: > 0 } end && end.All(char.IsAsciiLetter)
        ? char.ToUpperInvariant(end[0]) + end[1..]
        : $"{place + 1}";

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);
}
