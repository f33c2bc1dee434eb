using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Exchange;
using Compliance.Recording;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>The bodies that an operation takes, as its endpoint told (<see cref="EndpointPromises"/>).</summary>
public sealed class OperationBody(XmlText comments) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        operation.RequestBody = null;
        var bodies = context.ApiDescription.Bodies();
        if (bodies.Count == 0) return;
        var example = context.ApiDescription.FastEndpoint()?.EndpointSummary?.ExampleRequest is { } given ? JsonSerializer.SerializeToNode(given, BundleJson.Options) : Stored(context.ApiDescription);
        operation.RequestBody = new OpenApiRequestBody
        {
            Required = true,
            Description = bodies.Select(b => b.Type).FirstOrDefault(t => t is not null) is { } type ? comments.Of(type) : null,
            Content = bodies.ToDictionary(b => b.MediaType, b => (IOpenApiMediaType)new OpenApiMediaType
            {
                Schema = Schema(b, context),
                // Of a patch and of another format the example would be another.
                Example = b.MediaType == "application/json" && context.ApiDescription.HttpMethod != HttpMethods.Patch ? example?.DeepClone() : null,
            }),
        };
    }

    // What is put is what /record shows: its recorded example serves both.
    private static JsonNode? Stored(ApiDescription description) =>
        RecordPaths.OfRoute($"/{description.RelativePath}") is { } path && $"/{description.RelativePath}" is var route && (route == path.Collection || route == path.One) ? ResponseExample.Of($"showStored{path.Name}")?["stored"] : null;

    private static IOpenApiSchema Schema(RequestBody body, OperationFilterContext context) => body switch
    {
        { Type: null } => new OpenApiSchema { Type = JsonSchemaType.String },
        { MediaType: EndpointPromises.MergePatch } => Patch(body.Type, context),
        _ => context.SchemaGenerator.GenerateSchema(body.Type, context.SchemaRepository).Bare(),
    };

    // The same members, of which none must be there.
    private static IOpenApiSchema Patch(Type type, OperationFilterContext context)
    {
        context.SchemaGenerator.GenerateSchema(type, context.SchemaRepository);
        var name = SchemaNames.Of(type);
        if (context.SchemaRepository.Schemas.ContainsKey(name + "Patch")) return new OpenApiSchemaReference(name + "Patch", context.Document);
        var whole = context.SchemaRepository.Schemas[name];
        return context.SchemaRepository.AddDefinition(name + "Patch", new OpenApiSchema
        {
            Type = JsonSchemaType.Object,
            Description = $"Any of the members of `{name}`: those that are given replace what is there (RFC 7396), `null` takes away.",
            Properties = whole.Properties?.ToDictionary(),
            AdditionalPropertiesAllowed = false,
        }).Bare();
    }
}
