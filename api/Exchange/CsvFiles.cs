using System.Buffers;
using System.Globalization;
using System.Reflection;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Recording;
using CsvHelper;
using CsvHelper.Configuration;

namespace Compliance.Exchange;

/// <summary>
/// Records of one kind as a CSV file: the columns are the members' names in snake_case, what has parts of its own is JSON
/// in its cell. The header tells the kind of record.
/// </summary>
public static class CsvFiles
{
    private static readonly CsvConfiguration Rules = new(CultureInfo.InvariantCulture) { DetectColumnCountChanges = true, TrimOptions = TrimOptions.None, MaxFieldSize = Window.Largest };
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, SkipValidation = true };
    private static readonly Dictionary<string, Dictionary<string, PropertyInfo>> Kinds = BundleJson.Kinds.ToDictionary(k => k.Key,
        k => Shape.Members(k.Value).ToDictionary(m => JsonNamingPolicy.SnakeCaseLower.ConvertName(m.Value.Name), m => m.Value));

    /// <summary>Writes records of a kind, given as JSON, with a header that names all their columns.</summary>
    public static void Write(TextWriter to, string kind, IEnumerable<string> records)
    {
        using var csv = new CsvWriter(to, CultureInfo.InvariantCulture, leaveOpen: true);
        var members = Kinds[kind].Values.Select(c => JsonNamingPolicy.CamelCase.ConvertName(c.Name)).ToArray();
        foreach (var column in Kinds[kind].Keys) csv.WriteField(column);
        csv.NextRecord();
        foreach (var record in records)
        {
            using var document = JsonDocument.Parse(record);
            foreach (var member in members) csv.WriteField(document.RootElement.TryGetProperty(member, out var value) ? CsvCells.Of(value) : "");
            csv.NextRecord();
        }
    }

    /// <summary>A place in a row as people name it: the column, and what is within its cell.</summary>
    public static string Column(string pointer)
    {
        var parts = pointer.TrimStart('/').Split('/', 2);
        return string.Join('/', parts.Skip(1).Prepend(JsonNamingPolicy.SnakeCaseLower.ConvertName(parts[0])));
    }

    /// <summary>Reads a file row by row.</summary>
    internal static IEnumerable<Entry> Read(Stream stream, Reading reading)
    {
        using var bytes = new CsvBytes(stream);
        using var csv = new CsvReader(new StreamReader(bytes, Encoding.UTF8), Rules);
        if (!Next(csv, bytes, 1, reading) || !csv.ReadHeader() || KindOf(csv.HeaderRecord!) is not { } kind)
        {
            if (bytes.IsWrong) yield break;
            reading.Wrong(1, "", null, "header", $"the header names no kind of record; the columns of each: {string.Join("; ", Kinds.Select(k => $"{k.Key}: {string.Join(',', k.Value.Keys)}"))}");
            yield break;
        }

        for (var line = csv.Parser.RawRow + 1; Next(csv, bytes, line, reading); line = csv.Parser.RawRow + 1)
            if (Row(csv, kind, line, reading) is { } entry) yield return entry;
    }

    // The kind that has all these columns, needs no others and leaves the fewest out.
    private static string? KindOf(string[] header) => header.Distinct().Count() < header.Length ? null : Kinds
        .Where(k => header.All(k.Value.ContainsKey) && k.Value.Where(c => Shape.IsRequired(c.Value)).All(c => header.Contains(c.Key)))
        .OrderBy(k => k.Value.Count).Select(k => k.Key).FirstOrDefault();

    private static bool Next(CsvReader csv, CsvBytes bytes, int line, Reading reading)
    {
        try
        {
            bytes.BeginRow();
            // Whether its quotation marks close is seen only when its cells are taken.
            return csv.Read() && csv.Parser.Record is not null;
        }
        catch (CsvHelperException e) when (e.InnerException is ReadingStoppedException or InvalidDataException)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(e.InnerException);
        }
        catch (MaxFieldSizeException)
        {
            throw new ReadingStoppedException(line, "", "too_large", $"a cell is larger than {Window.Largest} bytes, which no record is");
        }
        catch (CsvHelperException)
        {
            bytes.IsWrong = true;
            reading.Wrong(line, "", null, "csv", "the row cannot be read: it has too many or too few cells, or a quotation mark is open");
        }

        return false;
    }

    private static Entry? Row(CsvReader csv, string kind, int line, Reading reading)
    {
        var row = new ArrayBufferWriter<byte>(1024);
        var isRight = true;
        using (var writer = new Utf8JsonWriter(row, Relaxed))
        {
            writer.WriteStartObject();
            writer.WriteString("record", kind);
            foreach (var column in csv.HeaderRecord!)
            {
                if (csv.GetField(column) is not { Length: > 0 } cell) continue;
                writer.WritePropertyName(JsonNamingPolicy.CamelCase.ConvertName(Kinds[kind][column].Name));
                isRight &= Write(writer, CsvCells.Unguard(cell), Kinds[kind][column].PropertyType, column, line, reading);
            }

            writer.WriteEndObject();
        }

        if (!isRight) return null;
        using var document = JsonDocument.Parse(row.WrittenMemory);
        return reading.Record(document.RootElement, line, "", Column);
    }

    // A cell that is no number or truth value is passed on as text, so that the shape check names the mistake.
    private static bool Write(Utf8JsonWriter writer, string cell, Type type, string column, int line, Reading reading)
    {
        var simple = Nullable.GetUnderlyingType(type) ?? type;
        if (simple == typeof(int) && int.TryParse(cell, NumberStyles.None, CultureInfo.InvariantCulture, out var number)) writer.WriteNumberValue(number);
        else if (simple == typeof(bool) && cell is ("true" or "false" or "1" or "0")) writer.WriteBooleanValue(cell is "true" or "1");
        else if (IsList(simple))
        {
            writer.WriteStartArray();
            foreach (var item in CsvCells.Split(cell)) writer.WriteStringValue(item);
            writer.WriteEndArray();
        }
        else if (!IsPlain(simple)) return WriteJson(writer, cell, column, line, reading);
        else writer.WriteStringValue(cell);
        return true;
    }

    private static bool WriteJson(Utf8JsonWriter writer, string cell, string column, int line, Reading reading)
    {
        try
        {
            using var document = JsonDocument.Parse(cell, new JsonDocumentOptions { MaxDepth = JsonTokens.Deepest });
            document.RootElement.WriteTo(writer);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            writer.WriteNullValue();
            reading.Wrong(line, column, null, "json", "the cell must hold JSON: an object, or an array of objects");
            return false;
        }
    }

    private static bool IsList(Type type) => type.IsArray && IsPlain(type.GetElementType()!);

    private static bool IsPlain(Type type) => type == typeof(string) || type.IsValueType;
}
