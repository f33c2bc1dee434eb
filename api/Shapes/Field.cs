using System.Collections;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;

namespace Compliance.Shapes;

/// <summary>A field of an answer that was asked for.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Inner">Those within it; none: all of it.</param>
public sealed record Field(string Name, IReadOnlyList<Field> Inner)
{
    /// <summary>Reads <c>fields=id,outcomeDue.latest</c>.</summary>
    /// <param name="text">The names, with commas between; a dot goes into an object, or into each object of an array.</param>
    /// <param name="row">What has the fields.</param>
    /// <param name="errors">Gets what is wrong.</param>
    public static IReadOnlyList<Field> Read(string text, Type row, ICollection<ProblemError> errors)
    {
        var paths = text.Split(',');
        foreach (var path in paths) Check(path, row, errors);
        if (paths.Distinct().Count() != paths.Length) Wrong(errors, "'fields' names a field twice");
        return Tree(paths.Select(p => p.Split('.')));
    }

    /// <summary>The fields of a type, each with the type of its value; none of what is no object.</summary>
    public static IEnumerable<(string Name, Type Type)> Of(Type type)
    {
        var info = ApiJson.Options.GetTypeInfo(Element(type));
        return info.Kind == JsonTypeInfoKind.Object ? info.Properties.Where(p => p.Get is not null).Select(p => (p.Name, p.PropertyType)) : [];
    }

    /// <summary>Writes the chosen fields of a value.</summary>
    public static void Write(Utf8JsonWriter to, JsonElement value, IReadOnlyList<Field> fields)
    {
        if (fields.Count == 0 || value.ValueKind is not (JsonValueKind.Object or JsonValueKind.Array)) value.WriteTo(to);
        else if (value.ValueKind == JsonValueKind.Array)
        {
            to.WriteStartArray();
            foreach (var item in value.EnumerateArray()) Write(to, item, fields);
            to.WriteEndArray();
        }
        else
        {
            to.WriteStartObject();
            foreach (var field in fields)
            {
                if (!value.TryGetProperty(field.Name, out var inner)) continue;
                to.WritePropertyName(field.Name);
                Write(to, inner, field.Inner);
            }

            to.WriteEndObject();
        }
    }

    // What is asked for as a whole is not narrowed by what is asked for within it.
    private static Field[] Tree(IEnumerable<string[]> paths) =>
        [.. paths.GroupBy(p => p[0]).Select(g => new Field(g.Key, g.Any(p => p.Length == 1) ? [] : Tree(g.Select(p => p[1..]))))];

    private static void Check(string path, Type row, ICollection<ProblemError> errors)
    {
        var (type, before) = (row, "");
        foreach (var name in path.Split('.'))
        {
            var known = Of(type).ToArray();
            if (known.FirstOrDefault(f => f.Name == name) is not { Type: { } next })
            {
                var within = before.Length == 0 ? "" : $" in '{before.TrimEnd('.')}'";
                Wrong(errors, known.Length == 0 ? $"'fields' goes too deep: there is nothing{within} to choose from" : $"'fields' does not know '{(name.Length <= 60 ? name : name[..60] + "...")}'{within}{Nearest.Hint(name, known.Select(f => f.Name))}; allowed: {string.Join(", ", known.Select(f => f.Name))}");
                return;
            }

            (type, before) = (next, $"{before}{name}.");
        }
    }

    private static Type Element(Type type) => Nullable.GetUnderlyingType(type) ?? type.GetElementType()
        ?? (type.IsGenericType && !typeof(IDictionary).IsAssignableFrom(type) && type.GenericTypeArguments is [var only] && typeof(IEnumerable).IsAssignableFrom(type) ? only : type);

    private static void Wrong(ICollection<ProblemError> errors, string message) => errors.Add(new ProblemError { Parameter = "fields", Code = "unknown_field", Message = message + "." });
}
