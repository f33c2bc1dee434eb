using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Recording;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>
/// What an answer holds: every field is always there, null where it is not known, and says what it means. Of a body only
/// the required members must be there, and no others than those that are named may be.
/// </summary>
public sealed class SchemaDetails(XmlText comments, BodyTypes bodies) : ISchemaFilter
{
    public void Apply(IOpenApiSchema schema, SchemaFilterContext context)
    {
        if (schema is not OpenApiSchema own || context.MemberInfo is not null || context.ParameterInfo is not null) return;
        if (context.Type.IsEnum) VocabularySchema.Describe(own, context.Type, comments.Of(context.Type));
        else if (own.Properties is { Count: > 0 } && context.Type.Assembly == typeof(SchemaDetails).Assembly) Object(own, context);
    }

    private void Object(OpenApiSchema schema, SchemaFilterContext context)
    {
        schema.Description = comments.Of(context.Type);
        var isTaken = bodies.Contain(context.Type);
        // Answers are open: fields are added within v1, and a client that knows an older document must take them.
        schema.AdditionalPropertiesAllowed = !isTaken;
        schema.AdditionalProperties = null;
        if (isTaken) KeepWhatIsTaken(schema, context.Type);
        else schema.Required = schema.Properties!.Keys.ToHashSet();
        foreach (var property in context.Type.GetProperties(BindingFlags.Public | BindingFlags.Instance))
        {
            var name = property.GetCustomAttribute<JsonPropertyNameAttribute>()?.Name ?? JsonNamingPolicy.CamelCase.ConvertName(property.Name);
            if (schema.Properties!.TryGetValue(name, out var given)) schema.Properties[name] = Property(property, given, context);
        }
    }

    // As JsonBody reads it.
    private static void KeepWhatIsTaken(OpenApiSchema schema, Type type)
    {
        var members = Shape.Members(type);
        foreach (var name in schema.Properties!.Keys.Except(members.Keys).ToArray()) schema.Properties.Remove(name);
        schema.Required = members.Where(m => Shape.IsRequired(m.Value)).Select(m => m.Key).ToHashSet();
        // As /record shows it, and as bundles hold it.
        if (BundleJson.Kinds.FirstOrDefault(k => k.Value == type).Key is { } kind)
            schema.Properties["record"] = new OpenApiSchema { Type = JsonSchemaType.String, Const = kind, Description = "What this is; may be left out, because the address says it." };
    }

    private IOpenApiSchema Property(PropertyInfo property, IOpenApiSchema given, SchemaFilterContext context)
    {
        var schema = property.GetCustomAttribute<VocabularyAttribute>() is { } vocabulary ? Words(property, given, vocabulary.Type, context) : given;
        var description = comments.Of(property) ?? LinkText(property);
        var isNullable = IsNullable(property);
        switch (schema)
        {
            case OpenApiSchemaReference reference when isNullable:
                return new OpenApiSchema { OneOf = [reference.Bare(), new OpenApiSchema { Type = JsonSchemaType.Null }], Description = description };
            case OpenApiSchemaReference reference:
                reference.Bare();
                reference.Description = description;
                return reference;
            case OpenApiSchema own:
                own.Items?.Bare();
                own.AdditionalProperties?.Bare();
                own.Description = description;
                own.ReadOnly = false;
                own.Default = null;
                if (own.Type is { } type) own.Type = isNullable ? type | JsonSchemaType.Null : type & ~JsonSchemaType.Null;
                if (IsAddress(property)) own.Format = "uri-reference";
                return own;
            default:
                return schema;
        }
    }

    private static IOpenApiSchema Words(PropertyInfo property, IOpenApiSchema given, Type vocabulary, SchemaFilterContext context)
    {
        var words = context.SchemaGenerator.GenerateSchema(vocabulary, context.SchemaRepository).Bare();
        if (property.PropertyType == typeof(string)) return words;
        if (given is not OpenApiSchema { AdditionalProperties: not null } dictionary) return new OpenApiSchema { Type = JsonSchemaType.Array, Items = words };
        dictionary.PropertyNames = words;
        return dictionary;
    }

    private static bool IsNullable(PropertyInfo property) => Nullable.GetUnderlyingType(property.PropertyType) is not null
        || !property.PropertyType.IsValueType && new NullabilityInfoContext().Create(property).ReadState == NullabilityState.Nullable;

    private static bool IsAddress(PropertyInfo property) => property.PropertyType == typeof(string) && (property.Name == "Url" || IsLinks(property));

    // The addresses that a record names are called after what they lead to.
    private static string? LinkText(PropertyInfo property) => !IsLinks(property) ? null
        : property.Name == "Self" ? "The address of this record." : $"The address: {JsonNamingPolicy.SnakeCaseLower.ConvertName(property.Name).Replace('_', ' ')}.";

    private static bool IsLinks(PropertyInfo property) => property.DeclaringType!.Name.EndsWith("Links", StringComparison.Ordinal);
}
