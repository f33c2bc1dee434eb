using System.Text;
using System.Text.Json;

namespace Compliance.Exchange;

/// <summary>
/// What stands in the cells of a CSV file, both ways. A cell that a spreadsheet would run as a formula has an apostrophe
/// before it; a list is joined with semicolons; an empty cell is "not established".
/// </summary>
internal static class CsvCells
{
    // What a spreadsheet runs, and the apostrophe itself, so that every text can be told from what was put before it.
    private const string Guarded = "=+-@\t\r'";

    /// <summary>A text as a cell.</summary>
    public static string Guard(string text) => text.Length == 0 || Guarded.Contains(text[0], StringComparison.Ordinal) ? "'" + text : text;

    /// <summary>A cell as the text it stands for.</summary>
    public static string Unguard(string cell) => cell is "'" || cell is ['\'', var second, ..] && Guarded.Contains(second, StringComparison.Ordinal) ? cell[1..] : cell;

    /// <summary>A list as one text.</summary>
    public static string Join(IReadOnlyList<string> items) => items is [""] ? "\\" : string.Join(';', items.Select(Escape));

    /// <summary>The items of a list; spaces around them are none of theirs unless escaped.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        var items = new List<string>();
        var item = new StringBuilder();
        var kept = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == ';') End();
            else if (text[i] == '\\')
            {
                if (++i < text.Length) item.Append(text[i]);
                kept = item.Length;
            }
            else if (!char.IsWhiteSpace(text[i]))
            {
                item.Append(text[i]);
                kept = item.Length;
            }
            else if (item.Length > 0) item.Append(text[i]);
        }

        End();
        return items;

        void End()
        {
            items.Add(item.ToString(0, kept));
            item.Clear();
            kept = 0;
        }
    }

    /// <summary>A member of a record as a cell.</summary>
    /// <param name="value">The member.</param>
    /// <param name="isGuarded">Whether what a spreadsheet would run is made harmless.</param>
    public static string Of(JsonElement value, bool isGuarded = true)
    {
        return value.ValueKind switch
        {
            JsonValueKind.Null => "",
            JsonValueKind.String => Text(value.GetString()!),
            JsonValueKind.Array when value.EnumerateArray().All(i => i.ValueKind == JsonValueKind.String) => value.GetArrayLength() == 0 ? "" : Text(Join([.. value.EnumerateArray().Select(i => i.GetString()!)])),
            _ => value.GetRawText(),
        };

        string Text(string text) => isGuarded ? Guard(text) : text;
    }

    private static string Escape(string item)
    {
        var escaped = new StringBuilder(item.Length);
        for (var i = 0; i < item.Length; i++)
        {
            if (item[i] is ';' or '\\' || i == 0 && char.IsWhiteSpace(item[i]) || i == item.Length - 1 && char.IsWhiteSpace(item[i])) escaped.Append('\\');
            escaped.Append(item[i]);
        }

        return escaped.ToString();
    }
}
