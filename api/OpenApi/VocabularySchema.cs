using System.Reflection;
using System.Text.Json.Nodes;
using Compliance.Codes;
using Microsoft.OpenApi;

namespace Compliance.OpenApi;

/// <summary>A closed vocabulary as a schema of its own, so that a generated client has one type for it.</summary>
public static class VocabularySchema
{
    /// <summary>Writes the words and what they mean.</summary>
    public static void Describe(OpenApiSchema schema, Type vocabulary, string? summary)
    {
        schema.Type = JsonSchemaType.String;
        schema.Format = null;
        schema.Enum = [.. Words.Of(vocabulary).Keys.Select(word => JsonValue.Create(word))];
        schema.Description = $"{summary}\n\n{List(vocabulary)}".Trim();
    }

    /// <summary>The words as a list in Markdown: word, label, definition.</summary>
    public static string List(Type vocabulary) => string.Join('\n', Words.Of(vocabulary).Select(w => $"- `{w.Key}`{Meaning(vocabulary, w.Value)}"));

    private static string Meaning(Type vocabulary, Enum value)
    {
        if (vocabulary.GetField(value.ToString())!.GetCustomAttribute<WordAttribute>() is not { } word) return "";
        var isTold = word.Definition.TrimEnd('.').Equals(word.Label, StringComparison.OrdinalIgnoreCase);
        return isTold ? $": {word.Definition}" : $" ({word.Label}): {word.Definition}";
    }
}
