using Compliance.Recording;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Exchange;

/// <summary>The bundle format as a JSON Schema, from the very records that the importer checks against.</summary>
public sealed class BundleSchemaTests
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
    private static readonly NullabilityInfoContext Nullability = new();
    private readonly Dictionary<string, string> comments = XDocument.Load(Path.Combine(AppContext.BaseDirectory, "compliance.xml")).Descendants("member")
        .Where(m => m.Element("summary") is not null)
        .ToDictionary(m => m.Attribute("name")!.Value, m => Regex.Replace(m.Element("summary")!.Value, "\\s+", " ").Trim());

    [Test]
    public void The_committed_schema_is_that_of_the_records()
    {
        var schema = new JsonObject
        {
            ["$schema"] = "https://json-schema.org/draft/2020-12/schema",
            ["title"] = "A bundle of records",
            ["description"] = "What 'compliance import' takes; see bundle.md beside this file.",
            ["type"] = "object",
            ["properties"] = new JsonObject
            {
                ["$schema"] = new JsonObject { ["type"] = "string" },
                ["format"] = new JsonObject { ["const"] = "compliance-bundle" },
                ["version"] = new JsonObject { ["const"] = BundleReader.Version },
                ["records"] = new JsonObject
                {
                    ["type"] = "array",
                    ["items"] = new JsonObject { ["oneOf"] = new JsonArray([.. BundleJson.Kinds.Keys.Select(k => (JsonNode)new JsonObject { ["$ref"] = $"#/$defs/{k}" })]) },
                },
            },
            ["required"] = new JsonArray("format", "version", "records"),
            ["additionalProperties"] = false,
            ["$defs"] = new JsonObject(BundleJson.Kinds.Select(k => KeyValuePair.Create(k.Key, (JsonNode?)Object(k.Value, k.Key)))),
        };
        Repository.AssertCommitted(schema.ToJsonString(Pretty) + "\n", "openapi", "compliance-bundle.schema.json");
    }

    [Test]
    public void The_example_of_the_documentation_can_be_imported()
    {
        var page = File.ReadAllText(Repository.File("openapi", "bundle.md"));
        var example = Regex.Match(page, "```json\\n(.*?)```", RegexOptions.Singleline).Groups[1].Value;
        Assert.That(new Bundles().ImportText(example).Count("created"), Is.EqualTo(4));
    }

    private JsonObject Object(Type type, string? kind = null)
    {
        var members = Shape.Members(type);
        var properties = new JsonObject();
        if (kind is not null) properties["record"] = new JsonObject { ["const"] = kind };
        foreach (var (name, member) in members)
        {
            var schema = Value(member.PropertyType, Nullability.Create(member).WriteState == NullabilityState.Nullable);
            if (comments.GetValueOrDefault($"P:{member.DeclaringType!.FullName}.{member.Name}") is { } text) schema["description"] = text;
            properties[name] = schema;
        }

        var result = new JsonObject { ["type"] = "object" };
        if (comments.GetValueOrDefault($"T:{type.FullName}") is { } said) result["description"] = said;
        result["properties"] = properties;
        var required = members.Where(m => Shape.IsRequired(m.Value)).Select(m => m.Key);
        result["required"] = new JsonArray([.. (kind is null ? required : required.Prepend("record")).Select(r => JsonValue.Create(r))]);
        result["additionalProperties"] = false;
        return result;
    }

    private JsonObject Value(Type type, bool isNullable)
    {
        var simple = Nullable.GetUnderlyingType(type) ?? type;
        if (simple.IsEnum)
        {
            var words = Words.Of(simple).Keys.Select(w => (JsonNode?)JsonValue.Create(w));
            return new JsonObject { ["enum"] = new JsonArray([.. isNullable ? words.Append(null) : words]) };
        }

        if (simple.IsArray) return new JsonObject { ["type"] = "array", ["items"] = Value(simple.GetElementType()!, false) };
        var (name, more) = simple == typeof(string) ? ("string", null)
            : simple == typeof(int) ? ("integer", null)
            : simple == typeof(bool) ? ("boolean", null)
            : simple == typeof(DateOnly) ? ("string", ("format", "date"))
            : simple == typeof(PartialDate) ? ("string", ("pattern", "^[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?$"))
            : ((string, (string, string)?)?)null ?? ("object", null);
        if (name == "object") return isNullable ? new JsonObject { ["oneOf"] = new JsonArray(Object(simple), new JsonObject { ["type"] = "null" }) } : Object(simple);
        var schema = new JsonObject { ["type"] = isNullable ? new JsonArray(name, "null") : name };
        if (more is { } m) schema[m.Item1] = m.Item2;
        return schema;
    }
}
