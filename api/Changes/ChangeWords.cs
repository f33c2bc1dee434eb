using System.Text.Json;
using Compliance.Access;

namespace Compliance.Changes;

/// <summary>An entry of the change log in plain words.</summary>
public static class ChangeWords
{
    private const int Longest = 400;
    private const int MostChanges = 20;

    // What a record says, if it says anything: the first that it has.
    private static readonly string[] Texts = ["text", "title", "name"];

    /// <summary>One line: <c>Request kaz-c87-cas-2021.1 updated</c>.</summary>
    public static string Title(ChangeEntry entry) => $"{Capital(Plain(entry.Record))} {entry.Key} {entry.Action}";

    /// <summary>A few sentences: who and why, what of the record changed or what it says, and what moved in the statuses.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="mask">Hides names before a text is cut.</param>
    public static string Summary(ChangeEntry entry, NameMask mask)
    {
        List<string> sentences = [$"{Capital(entry.Action)} by {entry.Who}{(entry.Reason is null ? "." : $": {entry.Reason}.")}"];
        if (entry.Action == "updated" && Changed(entry) is { Length: > 0 } changed) sentences.Add($"Changed: {string.Join(", ", changed)}.");
        if (Says(entry, mask) is { } text) sentences.Add($"It says: \u201C{text}\u201D");
        if (entry.StatusChanges.Length > 0) sentences.Add($"This moved: {string.Join("; ", Moves(entry))}.");
        return string.Join(' ', sentences);
    }

    private static IEnumerable<string> Moves(ChangeEntry entry)
    {
        foreach (var change in entry.StatusChanges.Take(MostChanges))
            yield return $"{change.Record} {change.Key} ({change.Member}) from {Plain(change.Before ?? "nothing")} to {Plain(change.After ?? "no status")}";
        if (entry.StatusChanges.Length > MostChanges) yield return $"and {entry.StatusChanges.Length - MostChanges} more";
    }

    private static string[] Changed(ChangeEntry entry)
    {
        if (entry.Before is null || entry.After is null) return [];
        using var before = JsonDocument.Parse(entry.Before.Text);
        using var after = JsonDocument.Parse(entry.After.Text);
        var (then, now) = (before.RootElement, after.RootElement);
        return [.. then.EnumerateObject().Concat(now.EnumerateObject()).Select(m => m.Name).Distinct().Where(name => Differs(then, now, name)).Select(name => Plain(JsonNamingPolicy.SnakeCaseLower.ConvertName(name)))];
    }

    private static bool Differs(JsonElement then, JsonElement now, string name) =>
        then.TryGetProperty(name, out var before) != now.TryGetProperty(name, out var after) || before.ValueKind != JsonValueKind.Undefined && !JsonElement.DeepEquals(before, after);

    private static string? Says(ChangeEntry entry, NameMask mask)
    {
        if (entry.After is null) return null;
        using var record = JsonDocument.Parse(entry.After.Text);
        var said = Texts.Select(name => record.RootElement.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null).FirstOrDefault(s => s is not null);
        return said is null ? null : Cut(mask.Text(said));
    }

    // Between two characters, not within one.
    private static string Cut(string text) => text.Length <= Longest ? text : text[..(char.IsHighSurrogate(text[Longest - 1]) ? Longest - 1 : Longest)] + "\u2026";

    private static string Plain(string word) => word.Replace('_', ' ');

    private static string Capital(string word) => word.Length == 0 ? word : char.ToUpperInvariant(word[0]) + word[1..];
}
