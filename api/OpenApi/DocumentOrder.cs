using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>Puts the document in the order of the domain, the same at every run.</summary>
public sealed class DocumentOrder : IDocumentFilter
{
    public void Apply(OpenApiDocument swaggerDoc, DocumentFilterContext context)
    {
        // A path relative to the document: the examples run against whatever server shows them.
        swaggerDoc.Servers = [new OpenApiServer { Url = "/", Description = "This server" }];
        var order = DocumentText.Tags.Select((tag, place) => (tag.Name, Place: place)).ToDictionary(t => t.Name, t => t.Place, StringComparer.Ordinal);
        var paths = swaggerDoc.Paths.OrderBy(p => Tag(p.Value) is { } tag ? order.GetValueOrDefault(tag, order.Count) : order.Count).ThenBy(p => p.Key, StringComparer.Ordinal).ToList();
        swaggerDoc.Paths = [];
        foreach (var (path, item) in paths) swaggerDoc.Paths.Add(path, item);
        var used = paths.Select(p => Tag(p.Value)).ToHashSet();
        swaggerDoc.Tags = DocumentText.Tags.Where(t => used.Contains(t.Name)).Select(t => new OpenApiTag { Name = t.Name, Description = t.Text }).ToHashSet();
        if (swaggerDoc.Components?.Schemas is { } schemas) swaggerDoc.Components.Schemas = schemas.OrderBy(s => s.Key, StringComparer.Ordinal).ToDictionary();
    }

    private static string? Tag(IOpenApiPathItem item) => item.Operations?.Values.FirstOrDefault()?.Tags?.FirstOrDefault()?.Name;
}
