using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Citing;

/// <summary>
/// What every answer on a member is worked out from: all that is recorded of the member, and what that names. A status is a
/// function of these and of nothing else. The definition is in <c>openapi/citation.md</c>, with a script that recomputes it.
/// </summary>
internal static partial class Inputs
{
    public static CitedInputs Of(View view, string member, string url, bool isListed)
    {
        var inputs = Entries(view, member).OrderBy(e => e.Record, StringComparer.Ordinal).ThenBy(e => e.Key, StringComparer.Ordinal).ToArray();
        var text = string.Join('\n', inputs.Select(e => e.Hash).Order(StringComparer.Ordinal));
        return new CitedInputs
        {
            Hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text))),
            Count = inputs.Length,
            Url = url,
            Data = isListed ? [.. inputs.Select(e => new CitedInput { Record = e.Record, Key = e.Key, Revision = e.Revision, Hash = e.Hash })] : [],
        };
    }

    private static IEnumerable<Entry> Entries(View view, string member)
    {
        var revision = view.Revision.Number;
        var latest = view.Log.Rows<Entry>(Statement.Of("Citing/Inputs", new { Member = member, Revision = revision }));
        var conclusions = latest.Where(e => e.Record == "conclusion" && e.Text("member") == member).Select(e => e.Key).ToHashSet();
        var own = latest.Where(e => IsAbout(e, member, conclusions)).ToArray();
        var named = new HashSet<string>();
        foreach (var entry in own) Name(entry.Json, named);
        return own.Concat(view.Log.Rows<Entry>(Statement.Of("Citing/NamedInputs", new { Keys = JsonSerializer.Serialize(named), Revision = revision })));
    }

    private static bool IsAbout(Entry entry, string member, HashSet<string> conclusions) => entry.Record switch
    {
        "member" => entry.Key == member,
        "request" => conclusions.Contains(entry.Text("conclusion")!),
        // A sentence about the coverage of all is about this member too.
        "coverage" => entry.Text("member") is null || entry.Text("member") == member,
        _ => entry.Text("member") == member,
    };

    // A key is named where a text is nothing else, and where it stands in braces.
    private static void Name(JsonElement value, HashSet<string> named)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                foreach (var member in value.EnumerateObject()) Name(member.Value, named);
                break;
            case JsonValueKind.Array:
                foreach (var one in value.EnumerateArray()) Name(one, named);
                break;
            case JsonValueKind.String:
                var text = value.GetString()!;
                if (text.Length <= 80) named.Add(text);
                foreach (Match reference in Reference().Matches(text)) named.Add(reference.Groups[1].Value);
                break;
        }
    }

    [GeneratedRegex(@"\{([a-z0-9.-]+)\}", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();

    private sealed record Entry
    {
        public required string Record { get; init; }
        public required string Key { get; init; }
        public required long Revision { get; init; }
        public required string Hash { get; init; }
        public required string After { get; init; }

        public JsonElement Json => field.ValueKind == JsonValueKind.Undefined ? field = JsonSerializer.Deserialize<JsonElement>(After) : field;

        public string? Text(string member) => Json.TryGetProperty(member, out var value) ? value.GetString() : null;
    }
}
