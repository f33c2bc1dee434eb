using Compliance.Recording;
using System.Text.Json;

namespace Compliance.Exchange;

/// <summary>
/// Reads files into records: bundles (JSON: <c>{"format": "compliance-bundle", "version": 1, "records": [...]}</c>) and
/// CSV files, whose header tells the kind of record.
/// </summary>
public static class BundleReader
{
    /// <summary>The version of the bundle format that this program writes; it reads this one and older ones.</summary>
    public const int Version = 1;
    private const string Format = "compliance-bundle";

    /// <summary>Reads one file; mistakes of form are added to <paramref name="mistakes"/>.</summary>
    public static IReadOnlyList<Entry> Read(string path, string name, ICollection<Mistake> mistakes)
    {
        try
        {
            return path.EndsWith(".csv", StringComparison.OrdinalIgnoreCase) ? CsvFiles.Read(path, name, mistakes) : ReadJson(path, name, mistakes);
        }
        catch (JsonException e)
        {
            mistakes.Add(new Mistake(name, (int?)(e.LineNumber + 1), "", null, "json", $"this is not valid JSON (at byte {e.BytePositionInLine + 1} of the line)"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            mistakes.Add(new Mistake(name, null, "", null, "unreadable", "the file cannot be read: check its name and its permissions"));
        }

        return [];
    }

    /// <summary>Reads one record; null when it does not fit its shape.</summary>
    public static BundleRecord? ReadRecord(JsonElement element, string pointer, Action<string, string?, string, string> wrong)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            wrong(pointer, null, "type", "a record must be an object");
            return null;
        }

        var word = element.TryGetProperty("record", out var kind) && kind.ValueKind == JsonValueKind.String ? kind.GetString()! : null;
        if (word is null || !BundleJson.Kinds.TryGetValue(word, out var type))
        {
            var hint = word is null ? "" : Nearest.Hint(word, BundleJson.Kinds.Keys);
            wrong(pointer, word, "record", $"'record' must say what this is{hint}; allowed: {string.Join(", ", BundleJson.Kinds.Keys)}");
            return null;
        }

        var isWrong = false;
        var id = element.TryGetProperty("id", out var i) && i.ValueKind == JsonValueKind.String ? $"{word} {i.GetString()}" : word;
        Shape.Check(element, type, pointer, (at, code, message) =>
        {
            isWrong = true;
            wrong(at, id, code, message);
        });
        return isWrong ? null : element.Deserialize<BundleRecord>(BundleJson.Options);
    }

    private static List<Entry> ReadJson(string path, string name, ICollection<Mistake> mistakes)
    {
        using var stream = File.OpenRead(path);
        using var document = JsonDocument.Parse(stream, new JsonDocumentOptions { MaxDepth = 16 });
        var root = document.RootElement;
        var entries = new List<Entry>();
        if (!IsBundle(root, name, mistakes)) return entries;
        var index = 0;
        foreach (var element in root.GetProperty("records").EnumerateArray())
        {
            var pointer = $"/records/{index++}";
            var record = ReadRecord(element, pointer, (at, what, code, message) => mistakes.Add(new Mistake(name, null, at, what, code, message)));
            if (record is not null) entries.Add(new Entry(record, name, null, pointer));
        }

        return entries;
    }

    private static bool IsBundle(JsonElement root, string name, ICollection<Mistake> mistakes)
    {
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out var format) || format.ValueKind != JsonValueKind.String || format.GetString() != Format)
            return Wrong("/format", "format", $"this is no bundle: it must begin with \"format\": \"{Format}\"");
        if (!root.TryGetProperty("version", out var version) || version.ValueKind != JsonValueKind.Number || !version.TryGetInt32(out var number) || number < 1)
            return Wrong("/version", "version", "\"version\" must be a whole number from 1");
        if (number > Version)
            return Wrong("/version", "newer_version", $"the bundle has format version {number}; this program reads up to {Version}: use a newer version of the program");
        if (!root.TryGetProperty("records", out var records) || records.ValueKind != JsonValueKind.Array)
            return Wrong("/records", "missing", "\"records\" must be an array of records");
        var unknown = root.EnumerateObject().Select(p => p.Name).FirstOrDefault(p => p is not ("format" or "version" or "records" or "$schema"));
        return unknown is null || Wrong($"/{unknown}", "unknown_member", $"there is no '{unknown}' in a bundle; allowed: format, version, records");

        bool Wrong(string pointer, string code, string message)
        {
            mistakes.Add(new Mistake(name, null, pointer, null, code, message));
            return false;
        }
    }
}
