using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>What an operation does and what it takes.</summary>
public sealed class OperationDetails(XmlText comments) : IOperationFilter
{
    public void Apply(OpenApiOperation operation, OperationFilterContext context)
    {
        // Reads need no key, and the document says so for each.
        operation.Security = [];
        if (context.ApiDescription.FastEndpoint() is not { } endpoint) return;
        operation.Summary = endpoint.EndpointSummary?.Summary;
        operation.Description = endpoint.EndpointSummary?.Description;
        if (context.ApiDescription.Role() is { } role) SecurityScheme.Ask(operation, role, context.Document);
        var (schema, text) = (new ParameterSchema(context), new ParameterText(comments));
        var known = EndpointParameter.Of(endpoint, context.ApiDescription.RelativePath).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>())
        {
            if (!known.TryGetValue(parameter.Name ?? "", out var read))
            {
                parameter.Description = "The key of the record.";
                continue;
            }

            parameter.Required = read.IsInPath;
            parameter.Description = text.Of(read);
            parameter.Schema = schema.Of(read, endpoint.EndpointType.Name);
            // Swagger UI fills examples in: on what may be left out they would narrow the first call.
            if (read.IsInPath) parameter.Example = read.Example;
        }
    }
}
