using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>References to schemas.</summary>
public static class SchemaReference
{
    /// <summary>Only the reference: the library copies the description and the default of what is referred to beside it.</summary>
    public static IOpenApiSchema Bare(this IOpenApiSchema schema)
    {
        if (schema is OpenApiSchemaReference reference) (reference.Reference.Description, reference.Reference.Default) = (null, null);
        return schema;
    }
}
