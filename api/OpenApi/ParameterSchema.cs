using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Search;
using Compliance.Shapes;
using Microsoft.OpenApi;
using Swashbuckle.AspNetCore.SwaggerGen;

namespace Compliance.OpenApi;

/// <summary>What values a parameter takes: the same as <see cref="ParameterReader"/> lets through.</summary>
public sealed class ParameterSchema(OperationFilterContext context)
{
    // As ParameterReader.
    private const int Longest = 1000;

    public IOpenApiSchema Of(EndpointParameter parameter, string endpoint)
    {
        if (parameter.Property is not { } property) return new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Longest };
        if (parameter.Words is { } own) return parameter.IsOneWord ? new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. own.Select(w => JsonValue.Create(w))] } : Several(parameter.Name, own);
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        var words = type.IsEnum ? type : property.GetCustomAttribute<VocabularyAttribute>()?.Type;
        if (words is not null && property.GetCustomAttribute<DefaultValueAttribute>() is null) return context.SchemaGenerator.GenerateSchema(words, context.SchemaRepository).Bare();
        if (property.GetCustomAttribute<SortableByAttribute>() is { } sortable) return Sort(sortable.Columns, Default(property), endpoint);
        var schema = Plain(type, property);
        if (words is not null) VocabularySchema.Describe(schema, words, null);
        schema.Default = Default(property);
        return schema;
    }

    // A name may go on after a dot.
    private static OpenApiSchema Several(string name, IReadOnlyList<string> words)
    {
        var one = $"({string.Join('|', words)}){(name == "include" ? $@"(\.[A-Za-z]+){{0,{Relation.Deepest - 1}}}" : @"(\.[A-Za-z0-9]+)*")}";
        return new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Longest, Pattern = $"^{one}(,{one})*$" };
    }

    private static OpenApiSchema Plain(Type type, PropertyInfo property)
    {
        if (type == typeof(int)) return Number(property.GetCustomAttribute<RangeAttribute>());
        if (type == typeof(bool)) return new OpenApiSchema { Type = JsonSchemaType.Boolean };
        if (type == typeof(DateOnly)) return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date" };
        if (type == typeof(DateTimeOffset)) return new OpenApiSchema { Type = JsonSchemaType.String, Format = "date-time" };
        return new OpenApiSchema { Type = JsonSchemaType.String, MinLength = 1, MaxLength = Longest, Pattern = FilterPattern(type) };
    }

    private static OpenApiSchema Number(RangeAttribute? range) => new()
    {
        Type = JsonSchemaType.Integer,
        Format = "int32",
        Minimum = $"{range?.Minimum ?? 0}",
        Maximum = range is null ? null : $"{range.Maximum}",
    };

    // A filter is one text with commas, and the pattern says which. An array of style form without explode would say the
    // same, but the common generated clients repeat the name for each value (openapi-fetch unless told otherwise, NSwag),
    // which is refused here as a repeated parameter; and "!open" would have to be a word of its own beside "open".
    private static string? FilterPattern(Type type)
    {
        if (!type.IsGenericType || type.GetGenericTypeDefinition() != typeof(AnyOf<>)) return null;
        var value = type.GenericTypeArguments[0] switch
        {
            { IsEnum: true } vocabulary => $"({string.Join('|', Words.Of(vocabulary).Keys.Select(Regex.Escape))})",
            var code when code == typeof(MemberCode) => "[A-Za-z]{2,3}",
            var code when code == typeof(ConventionCode) => "[CcPp]?[0-9]{1,7}",
            var code when code == typeof(ArticleCode) => @"[CcPp]?[0-9]{1,7}\.[0-9]{1,3}",
            var code when code == typeof(StateWord) => $"({string.Join('|', FollowUp.StateWords.All)})",
            var word when word == typeof(AnyStatus) => $"({string.Join('|', AnyStatus.Words.Select(Regex.Escape))})",
            var year when year == typeof(CalendarYear) => "[0-9]{4}",
            var code when code == typeof(RecordId) => "[A-Za-z0-9.-]{1,80}",
            _ => "[^,!]+",
        };
        return $"^!?{value}(,!?{value})*$";
    }

    // A schema of its own, so that generated clients name it after the endpoint and not "Sort17"; one for all its addresses.
    private IOpenApiSchema Sort(IReadOnlyList<string> columns, JsonValue? byDefault, string endpoint)
    {
        var name = Pascal(endpoint) + "Sort";
        return context.SchemaRepository.Schemas.ContainsKey(name) ? new OpenApiSchemaReference(name, context.Document) : context.SchemaRepository.AddDefinition(name, new OpenApiSchema
        {
            Type = JsonSchemaType.String,
            Description = "What to sort by; `-` before a name turns the order round.",
            Enum = [.. columns.SelectMany(c => new[] { c, "-" + c }).Select(c => JsonValue.Create(c))],
            Default = byDefault,
            Extensions = new Dictionary<string, IOpenApiExtension>
            {
                // "-id" is no name in most languages: generators that know this extension take these.
                ["x-enumNames"] = new JsonNodeExtension(new JsonArray([.. columns.SelectMany(c => new[] { Pascal(c), Pascal(c) + "Descending" }).Select(c => JsonValue.Create(c))])),
            },
        }).Bare();
    }

    private static JsonValue? Default(PropertyInfo property) => property.GetCustomAttribute<DefaultValueAttribute>()?.Value switch
    {
        Enum word => JsonValue.Create(word.Word()),
        int number => JsonValue.Create(number),
        bool truth => JsonValue.Create(truth),
        string text => JsonValue.Create(text),
        _ => null,
    };

    private static string Pascal(string name) => char.ToUpperInvariant(name[0]) + name[1..];
}
