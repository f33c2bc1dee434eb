using System.Text.Json;
using Compliance.Problems;

namespace Compliance.Reading;

/// <summary>What JSON allows and no text can hold: found before anybody reads the texts, which would fail on it.</summary>
public static class JsonFaults
{
    /// <summary>Halves of surrogate pairs, in texts and in names of members, with their places.</summary>
    public static IEnumerable<ProblemError> Halves(JsonElement value, string pointer = "") => value.ValueKind switch
    {
        JsonValueKind.String when Read(() => value.GetString()!) is null => [Half(pointer)],
        JsonValueKind.Array => value.EnumerateArray().SelectMany((item, i) => Halves(item, $"{pointer}/{i}")),
        JsonValueKind.Object => value.EnumerateObject().SelectMany(member => Read(() => member.Name) is { } name ? Halves(member.Value, At(pointer, name)) : [Half(pointer)]),
        _ => [],
    };

    /// <summary>Members that are given twice, with their places.</summary>
    public static IEnumerable<ProblemError> Repeated(JsonElement value, string pointer = "")
    {
        if (value.ValueKind == JsonValueKind.Array) return value.EnumerateArray().SelectMany((item, i) => Repeated(item, $"{pointer}/{i}"));
        if (value.ValueKind != JsonValueKind.Object) return [];
        var seen = new HashSet<string>(StringComparer.Ordinal);
        return value.EnumerateObject().SelectMany(member => seen.Add(member.Name)
            ? Repeated(member.Value, At(pointer, member.Name))
            : [new ProblemError { Pointer = At(pointer, member.Name), Code = "duplicate_member", Message = $"'{member.Name}' is given twice" }]);
    }

    private static string At(string pointer, string name) => $"{pointer}/{name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal)}";

    private static ProblemError Half(string pointer) => new() { Pointer = pointer, Code = "characters", Message = "holds half of a pair of surrogates, which is no character" };

    private static string? Read(Func<string> read)
    {
        try
        {
            return read();
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
