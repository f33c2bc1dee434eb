using System.Globalization;
using System.Reflection;
using Compliance.Reading;
using Compliance.Recording;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
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
        operation.Summary = Named(endpoint.EndpointSummary?.Summary, context.ApiDescription);
        operation.Description = Named(endpoint.EndpointSummary?.Description, context.ApiDescription);
        if (context.ApiDescription.Role() is { } role) SecurityScheme.Ask(operation, role, context.Document);
        WriteHeaders.Add(operation, context.ApiDescription);
        var (schema, text) = (new ParameterSchema(context), new ParameterText(comments));
        var known = EndpointParameter.Of(context.ApiDescription).ToDictionary(p => p.Name, StringComparer.Ordinal);
        foreach (var parameter in (operation.Parameters ?? []).OfType<OpenApiParameter>().Where(p => p.In != ParameterLocation.Header))
        {
            if (!known.TryGetValue(parameter.Name ?? "", out var read))
            {
                parameter.Description = "The key of the record.";
                continue;
            }

            parameter.Required = read.IsRequired;
            parameter.Description = text.Of(read);
            parameter.Schema = schema.Of(read, endpoint.EndpointType.Name);
            // Swagger UI fills examples in: what may be left out has one only where the first call should be narrow.
            if (read.IsRequired || read.Property?.GetCustomAttribute<ExampleAttribute>() is { IsFilledIn: true }) parameter.Example = read.Example is { } number && read.Property?.PropertyType == typeof(int?) ? int.Parse(number, CultureInfo.InvariantCulture) : read.Example;
        }
    }

    // An endpoint with an address for each kind of record says "{a record}".
    private static string? Named(string? text, ApiDescription description) =>
        text?.Replace("{a record}", RecordPaths.OfRoute($"/{description.RelativePath}")?.Indefinite ?? "a record", StringComparison.Ordinal);
}
