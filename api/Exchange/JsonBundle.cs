using System.Text.Json;

namespace Compliance.Exchange;

/// <summary>Reads <c>{"format": "compliance-bundle", "version": 1, "records": [...]}</c> record by record.</summary>
internal static class JsonBundle
{
    public static IEnumerable<Recording.Entry> Read(Stream stream, Reading reading)
    {
        var window = new Window(stream);
        window.SkipMark();
        var tokens = new JsonTokens(window);
        var head = new BundleHead(reading);
        if (tokens.Next() != JsonTokenType.StartObject) throw BundleHead.NoBundle(tokens.Place.Line);
        while (tokens.Next() == JsonTokenType.PropertyName)
        {
            if (tokens.Name != "records")
            {
                HeadMember(tokens, head);
                continue;
            }

            head.Name("records", tokens.Place.Line);
            if (tokens.Next() != JsonTokenType.StartArray) throw BundleHead.NoRecords(tokens.Place.Line);
            for (var index = 0; tokens.NextValue($"/records/{index}") != JsonTokenType.EndArray; index++)
                if (reading.Record(tokens.Value, tokens.Place, $"/records/{index}") is { } entry) yield return entry;
        }

        head.End(tokens.Place.Line);
        tokens.End();
    }

    private static void HeadMember(JsonTokens tokens, BundleHead head)
    {
        var (name, line) = (tokens.Name, tokens.Place.Line);
        tokens.NextValue($"/{name}");
        using var value = JsonDocument.Parse(tokens.Value);
        head.Member(name, value.RootElement, line);
    }
}
