using System.Text.Json;

namespace Compliance.Exchange;

/// <summary>Reads one record a line. A line that is wrong is told, and reading goes on with the next.</summary>
internal static class NdJsonBundle
{
    public static IEnumerable<Recording.Entry> Read(Stream stream, Reading reading)
    {
        var window = new Window(stream);
        window.SkipMark();
        var isFirst = true;
        while (NextLine(window) is { } line)
        {
            if (!line.Bytes.Span.ContainsAnyExcept(" \t\r"u8)) continue;
            if (isFirst && IsHead(line.Bytes, line.Place, reading)) isFirst = false;
            else if (reading.Record(line.Bytes, line.Place, "") is { } entry) yield return entry;
            isFirst = false;
        }
    }

    private static (ReadOnlyMemory<byte> Bytes, Place Place)? NextLine(Window window)
    {
        for (var looked = 0; ;)
        {
            var at = window.Rest.Span[looked..].IndexOf((byte)'\n');
            var place = window.PlaceOf(0);
            if (at >= 0)
            {
                if (looked + at > Window.Largest) throw window.TooLarge("");
                return (window.Use(looked + at + 1)[..^1], place);
            }

            looked = window.Rest.Length;
            if (!window.Fill("")) return looked == 0 ? null : (window.Use(looked), place);
        }
    }

    // The line with which a bundle may begin; everything else is a record, or meant as one.
    private static bool IsHead(ReadOnlyMemory<byte> bytes, Place place, Reading reading)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new JsonDocumentOptions { MaxDepth = JsonTokens.Deepest });
            var root = document.RootElement;
            if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("format", out _) || root.TryGetProperty("record", out _)) return false;
            if (root.TryGetProperty("records", out _))
                throw new ReadingStoppedException(place.Line, "/records", "form", "this is a bundle in JSON, not one record a line: send it as application/json, or name it .json");
            var head = new BundleHead(reading);
            foreach (var member in root.EnumerateObject()) head.Member(member.Name, member.Value, place.Line);
            head.End(place.Line, withRecords: false);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }
}
