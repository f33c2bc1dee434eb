using Compliance.Recording;
using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.Json.Nodes;
using CsvHelper;
using CsvHelper.Configuration;

namespace Compliance.Exchange;

/// <summary>
/// Records without nested parts can be CSV files: the columns are the members' names in snake_case, an empty cell is
/// "not established", and a list is joined with semicolons. The header tells the kind of record.
/// </summary>
public static class CsvFiles
{
    private static readonly CsvConfiguration Rules = new(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true, TrimOptions = TrimOptions.None };

    /// <summary>Reads one file.</summary>
    public static IReadOnlyList<Entry> Read(string path, string name, ICollection<Mistake> mistakes)
    {
        using var csv = new CsvReader(new StreamReader(path), Rules);
        var entries = new List<Entry>();
        if (!csv.Read() || !csv.ReadHeader() || KindOf(csv.HeaderRecord!) is not { } kind)
        {
            mistakes.Add(new Mistake(name, 1, "", null, "header",
                $"the header names no kind of record; the columns of each: {string.Join("; ", Flat.Select(k => $"{k.Key}: {string.Join(',', Columns(k.Value).Keys)}"))}"));
            return entries;
        }

        var columns = Columns(BundleJson.Kinds[kind]);
        try
        {
            while (csv.Read()) ReadRow(csv, kind, columns, name, mistakes, entries);
        }
        catch (CsvHelperException e)
        {
            mistakes.Add(new Mistake(name, e.Context?.Parser?.RawRow, "", null, "csv", "the row cannot be read: it has too many or too few cells, or a quotation mark is open"));
        }

        return entries;
    }

    private static readonly Dictionary<string, Type> Flat = BundleJson.Kinds
        .Where(k => Shape.Members(k.Value).Values.All(p => IsFlat(p.PropertyType))).ToDictionary();

    private static string? KindOf(string[] header) => Flat
        .Where(k => header.All(Columns(k.Value).ContainsKey) && Columns(k.Value).Where(c => Shape.IsRequired(c.Value)).All(c => header.Contains(c.Key)))
        .Select(k => k.Key).FirstOrDefault();

    private static Dictionary<string, PropertyInfo> Columns(Type type) =>
        Shape.Members(type).ToDictionary(m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.Value.Name), m => m.Value);

    private static void ReadRow(CsvReader csv, string kind, Dictionary<string, PropertyInfo> columns, string name, ICollection<Mistake> mistakes, List<Entry> entries)
    {
        var line = csv.Context.Parser!.RawRow;
        var row = new JsonObject { ["record"] = kind };
        foreach (var column in csv.HeaderRecord!)
        {
            var cell = csv.GetField(column);
            if (!string.IsNullOrEmpty(cell)) row[JsonNamingPolicy.CamelCase.ConvertName(columns[column].Name)] = Value(cell, columns[column].PropertyType);
        }

        using var document = JsonDocument.Parse(row.ToJsonString());
        var record = BundleReader.ReadRecord(document.RootElement, "",
            (at, what, code, message) => mistakes.Add(new Mistake(name, line, JsonNamingPolicy.SnakeCaseLower.ConvertName(at.TrimStart('/')), what, code, message)));
        if (record is not null) entries.Add(new Entry(record, name, line, ""));
    }

    private static bool IsFlat(Type type) => type == typeof(string[]) || !type.IsArray && (Nullable.GetUnderlyingType(type) ?? type) is var t && (t.IsValueType || t == typeof(string));

    // A cell that is no number or truth value is passed on as text, so that the shape check names the mistake.
    private static JsonNode Value(string cell, Type type)
    {
        if (type == typeof(string[])) return new JsonArray([.. cell.Split(';').Select(part => (JsonNode)JsonValue.Create(part.Trim()))]);
        var simple = Nullable.GetUnderlyingType(type) ?? type;
        if (simple == typeof(int) && int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return number;
        if (simple == typeof(bool) && cell is ("true" or "false" or "1" or "0")) return cell is "true" or "1";
        return cell;
    }
}
