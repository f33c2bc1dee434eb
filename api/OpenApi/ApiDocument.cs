using Compliance.Changes;
using Compliance.Reading;
using Compliance.Storage;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.Swagger;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>
/// The API described for machines at <c>/openapi/v1.json</c> and for people at <c>/swagger</c>. Swashbuckle builds the
/// document; what only FastEndpoints knows is told to it by the filters of this folder.
/// </summary>
public static class ApiDocument
{
    /// <summary>Where the document is served.</summary>
    public const string Path = "/openapi/v1.json";

    private const string Name = "v1";

    public static IServiceCollection AddApiDocument(this IServiceCollection services)
    {
        services.AddEndpointsApiExplorer();
        services.TryAddEnumerable(ServiceDescriptor.Transient<IApiDescriptionProvider, EndpointDescriptions>());
        services.AddTransient<ISerializerDataContractResolver>(_ => new JsonSerializerDataContractResolver(ApiJson.Options));
        services.AddSingleton(XmlText.OfProgram());
        services.AddSingleton<ServedDocument>();
        services.AddSingleton<BodyTypes>();
        services.AddSwaggerGen(o =>
        {
            o.SwaggerDoc(Name, DocumentText.Info());
            o.CustomSchemaIds(SchemaNames.Of);
            o.CustomOperationIds(OperationNames.Of);
            o.TagActionsBy(d => [.. d.FastEndpoint()?.EndpointTags ?? d.ActionDescriptor.EndpointMetadata.OfType<ITagsMetadata>().SelectMany(t => t.Tags)]);
            o.MapType<PartialDate>(PartialDateSchema);
            o.MapType<PartialDate?>(PartialDateSchema);
            o.MapType<StoredJson>(static () => new OpenApiSchema { Type = JsonSchemaType.Object });
            o.SupportNonNullableReferenceTypes();
            o.SchemaFilter<SchemaDetails>();
            o.AddSecurityDefinition(SecurityScheme.Name, SecurityScheme.Describe());
            o.OperationFilter<OperationDetails>();
            o.OperationFilter<OperationBody>();
            o.OperationFilter<OperationResponses>();
            o.DocumentFilter<CommonResponses>();
            o.DocumentFilter<DocumentOrder>();
        });
        services.ConfigureSwagger(o => o.OpenApiVersion = OpenApiSpecVersion.OpenApi3_1);
        return services;
    }

    public static void UseApiDocument(this WebApplication app)
    {
        app.MapGet(Path, (HttpContext context, ServedDocument document, IAsyncSwaggerProvider swagger) => document.Answer(context, () => swagger.GetSwaggerAsync(Name)))
            .ExcludeFromDescription();
        app.UseSwaggerPage();
    }

    // Known to the day, the month or the year: not of format date, which is a day.
    private static OpenApiSchema PartialDateSchema() => new() { Type = JsonSchemaType.String, Pattern = "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$" };
}
