using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.Exchange;
using Compliance.Reading;

namespace Compliance.Shapes;

/// <summary>A page of a list as aligned columns for a terminal.</summary>
internal static class TextRows
{
    // A cell that is not the last of its line is cut here; a whole text stands in the last.
    private const int Widest = 40;

    /// <summary>Writes the page.</summary>
    /// <param name="to">Gets it.</param>
    /// <param name="list">The rows.</param>
    /// <param name="shape">The columns that were asked for.</param>
    /// <param name="mask">Hides restricted names before a cell is cut: what is left of one would still tell it.</param>
    public static void Write(TextWriter to, IRows list, AnswerShape shape, NameMask mask)
    {
        var row = ShapeChoices.RowOf(list.GetType())!;
        var columns = shape.Chosen.Count == 0 ? TextColumnsAttribute.Of(row) : RowColumn.Of(row, shape.Chosen);
        var lines = list.Rows.Select(one => JsonSerializer.SerializeToElement(one, row, ApiJson.Options)).Select(values => columns.Select(c => mask.Text(Cell(c.ValueIn(values)))).ToArray()).ToList();
        var widths = columns.Select((c, i) => i == columns.Count - 1 ? 0 : Math.Min(Widest, lines.Select(l => Width(l[i])).Append(Width(c.Name)).Max())).ToArray();
        Line([.. columns.Select(c => c.Name)]);
        foreach (var line in lines) Line(line);
        to.WriteLine();
        to.WriteLine($"{lines.Count} {(lines.Count == 1 ? "row" : "rows")}{(list.Page?.Total is { } total ? $" of {total}" : "")}{(list.Meta.AsOf is { } day ? $" as of {day:yyyy-MM-dd}" : "")} (revision {list.Meta.Revision})");
        if (list.Page?.Next is { } next) to.WriteLine($"More: {next}");

        void Line(string[] cells)
        {
            var text = new StringBuilder();
            for (var i = 0; i < cells.Length; i++)
            {
                var cell = i < cells.Length - 1 && Width(cells[i]) > Widest ? string.Concat(Clusters(cells[i]).Take(Widest - 1)) + "…" : cells[i];
                text.Append(cell).Append(' ', i == cells.Length - 1 ? 0 : Math.Max(0, widths[i] - Width(cell)) + 2);
            }

            to.WriteLine(text.ToString().TrimEnd());
        }
    }

    /// <summary>A text on one line, without anything that a terminal would take for a command.</summary>
    public static string OneLine(string text) => string.Concat(text.Select(c => char.IsControl(c) || c is '\u2028' or '\u2029' or (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069') ? ' ' : c));

    private static string Cell(JsonElement? value) => value switch
    {
        null => "-",
        { ValueKind: JsonValueKind.Array } many when many.GetArrayLength() == 0 => "-",
        { ValueKind: JsonValueKind.Array } many when many.EnumerateArray().All(v => v.ValueKind is JsonValueKind.String or JsonValueKind.Number) => OneLine(string.Join(',', many.EnumerateArray())),
        { ValueKind: JsonValueKind.True } => "yes",
        { ValueKind: JsonValueKind.False } => "no",
        var one => OneLine(CsvCells.Of(one.Value, isGuarded: false)),
    };

    // What a person counts as one letter: a letter with its accents.
    private static IEnumerable<string> Clusters(string text)
    {
        var letters = System.Globalization.StringInfo.GetTextElementEnumerator(text);
        while (letters.MoveNext()) yield return letters.GetTextElement();
    }

    private static int Width(string text) => new System.Globalization.StringInfo(text).LengthInTextElements;
}

/// <summary>The columns that a kind of row has for a terminal unless others are asked for.</summary>
[AttributeUsage(AttributeTargets.Class, Inherited = true)]
public sealed class TextColumnsAttribute(params string[] fields) : Attribute
{
    /// <summary>Those of a type; unless it says them, the first six that are no objects.</summary>
    public static IReadOnlyList<RowColumn> Of(Type row) =>
        row.GetCustomAttributes(typeof(TextColumnsAttribute), inherit: true) is [TextColumnsAttribute own, ..] ? [.. own.Fields.Select(f => new RowColumn(f, f.Split('.')))] : [.. RowColumn.Of(row).Where(c => c.Path.Count == 1).Take(6)];

    private IReadOnlyList<string> Fields => fields;
}
