using System.Text.Json;

namespace Compliance.Shapes;

/// <summary>A column of a table of rows: the way to one value of each.</summary>
/// <param name="Name">Its name, with dots where it goes into an object.</param>
/// <param name="Path">The fields on the way.</param>
public sealed record RowColumn(string Name, IReadOnlyList<string> Path)
{
    private const int Deepest = 4;

    /// <summary>All columns of a type of row, those of an object within it after each other; the addresses are left out unless asked for.</summary>
    public static IReadOnlyList<RowColumn> Of(Type row) => [.. Leaves(row, []).Where(c => c.Path[0] != "links")];

    /// <summary>The columns of the fields that were chosen.</summary>
    public static IReadOnlyList<RowColumn> Of(Type row, IReadOnlyList<Field> chosen) => [.. chosen.SelectMany(field => Of(row, field, []))];

    /// <summary>The value of a row; null when there is none.</summary>
    public JsonElement? ValueIn(JsonElement row)
    {
        foreach (var name in Path)
        {
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out var next)) return null;
            row = next;
        }

        return row.ValueKind == JsonValueKind.Null ? null : row;
    }

    private static IEnumerable<RowColumn> Of(Type type, Field field, string[] before)
    {
        var inner = Field.Of(type).First(f => f.Name == field.Name).Type;
        string[] path = [.. before, field.Name];
        // What is chosen within the objects of an array stays one cell.
        if (IsMany(inner)) return [new RowColumn(string.Join('.', path), path)];
        return field.Inner.Count == 0 ? Leaves(inner, path) : field.Inner.SelectMany(f => Of(inner, f, path));
    }

    private static IEnumerable<RowColumn> Leaves(Type type, string[] path)
    {
        var fields = path.Length >= Deepest || IsMany(type) ? [] : Field.Of(type).ToArray();
        return fields.Length == 0 ? [new RowColumn(string.Join('.', path), path)] : fields.SelectMany(f => Leaves(f.Type, [.. path, f.Name]));
    }

    private static bool IsMany(Type type) => type != typeof(string) && typeof(System.Collections.IEnumerable).IsAssignableFrom(type);
}
