using System.Buffers;
using System.Text;
using System.Text.Json.Nodes;
using Compliance.Actors;
using Compliance.Exchange;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Access;

/// <summary>
/// The one place that hides restricted names: in every text the role stands for the name, and in ids an alias that leads
/// back. Of one state of the record, over its whole history.
/// </summary>
public sealed class NameMask
{
    /// <summary>Nothing is restricted.</summary>
    public static readonly NameMask None = new([]);

    // How the stored form of an actor begins.
    private static readonly string Actor = $"{{\"record\":\"{BundleJson.Word<NewActor>()}\"";

    private readonly Dictionary<string, Needle[]> needles;
    private readonly Dictionary<string, string> slugs;
    private readonly Dictionary<string, RestrictedActor> actors;
    private readonly SearchValues<string> aliases;

    /// <summary>Hides the names of these.</summary>
    public NameMask(IReadOnlyList<RestrictedActor> restricted)
    {
        var all = restricted.SelectMany(NameNeedles.Of).ToArray();
        needles = all.GroupBy(n => n.Words[0]).ToDictionary(g => g.Key, g => g.OrderByDescending(n => n.Words.Length).ToArray());
        slugs = all.DistinctBy(n => n.Alias).ToDictionary(n => n.Alias, n => n.Slug);
        actors = restricted.ToDictionary(a => a.Id);
        aliases = SearchValues.Create([.. restricted.Select(a => a.Alias)], StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>There is nothing to hide.</summary>
    public bool IsEmpty => actors.Count == 0;

    /// <summary>The actor of this id, if its name is restricted.</summary>
    public RestrictedActor? Of(string id) => actors.GetValueOrDefault(id);

    /// <summary>The needles by their first word.</summary>
    internal Dictionary<string, Needle[]> Needles => needles;

    /// <summary>The mask of the state that a connection sees. Of what came here already without its name there is nothing to hide.</summary>
    public static NameMask Of(SqliteConnection connection)
    {
        var restricted = connection.Query<(string Id, string Alias, string Role, string Kind)>("select id, restricted_as, role, kind from actor where restricted_as is not null and restricted_as <> id order by id").AsList();
        return restricted.Count == 0 ? None : new NameMask([.. restricted.Select(a => new RestrictedActor(a.Id, a.Alias, a.Role, a.Kind == "person", Names(connection, a.Id)))]);
    }

    /// <summary>A text as readers may see it: prose, JSON, an id or a stored record, told apart by how it looks.</summary>
    public string Text(string text) => text.StartsWith(Actor, StringComparison.Ordinal) ? Record(text)
        : Text(text, text.AsSpan().TrimStart() is ['{', ..] or ['[', '{' or '"', ..] ? TextForm.Json : NameScanner.IsSlug(text) ? TextForm.Address : TextForm.Plain);

    internal string Text(string text, TextForm form, Dictionary<string, string>? echo = null)
    {
        if (IsEmpty) return text;
        var shown = new StringBuilder(text.Length);
        new NameScanner(needles, form, echo).Run(text, 0, isFinal: true, shown);
        return shown.ToString();
    }

    /// <summary>A record in its stored form as readers may see it: again a valid record, that may be imported elsewhere.</summary>
    public string Record(string json)
    {
        if (IsEmpty) return json;
        var shown = Text(json, TextForm.Json);
        if (!json.StartsWith(Actor, StringComparison.Ordinal) || BundleJson.Read(json) is not NewActor stored || !actors.TryGetValue(stored.Id, out var actor)) return shown;
        return BundleJson.Write((NewActor)BundleJson.Read(shown) with { Id = actor.Alias, Name = stored.Role, Spellings = [], Role = stored.Role, RestrictedAs = actor.Alias });
    }

    /// <summary>A text that holds aliases, with what they stand for.</summary>
    public string TurnBack(string text)
    {
        if (IsEmpty || text.AsSpan().IndexOfAny(aliases) < 0) return text;
        var back = new StringBuilder(text.Length);
        var rest = text.AsSpan();
        var before = ' ';
        for (var at = rest.IndexOfAny(aliases); at >= 0; at = rest.IndexOfAny(aliases))
        {
            if (at > 0) before = rest[at - 1];
            back.Append(rest[..at]);
            rest = rest[at..];
            var length = char.IsAsciiLetterOrDigit(before) ? 0 : AliasLength(rest);
            var alias = rest[..Math.Max(length, 1)].ToString();
            // Capitals stay capitals: they lead to the one address of the record.
            if (length > 0) back.Append(alias.Any(char.IsAsciiLetterUpper) ? slugs[alias.ToLowerInvariant()].ToUpperInvariant() : slugs[alias]);
            else back.Append(alias);
            before = alias[^1];
            rest = rest[alias.Length..];
        }

        return back.Append(rest).ToString();
    }

    /// <summary>A record that holds aliases, with what they stand for.</summary>
    public BundleRecord TurnBack(BundleRecord record)
    {
        if (IsEmpty) return record;
        var json = BundleJson.Write(record);
        var back = TurnBack(json);
        return ReferenceEquals(back, json) ? record : BundleJson.Read(back);
    }

    /// <summary>What was written by somebody who read the masked record: where it says what readers see, it stays as it was.</summary>
    /// <param name="before">The record as it is stored.</param>
    /// <param name="after">What is to be stored.</param>
    public BundleRecord Keep(string before, BundleRecord after)
    {
        if (IsEmpty) return after;
        var shown = Record(before);
        if (shown == before) return after;
        return BundleJson.Read(Keep(JsonNode.Parse(before), JsonNode.Parse(TurnBack(shown)), JsonNode.Parse(BundleJson.Write(after)))!.ToJsonString(BundleJson.Options));
    }

    private static JsonNode? Keep(JsonNode? before, JsonNode? shown, JsonNode? after)
    {
        if (JsonNode.DeepEquals(shown, after)) return before?.DeepClone();
        switch (before, shown, after)
        {
            case (JsonObject b, JsonObject s, JsonObject a):
                return new JsonObject(a.Select(m => KeyValuePair.Create(m.Key, b.ContainsKey(m.Key) ? Keep(b[m.Key], s[m.Key], m.Value) : m.Value?.DeepClone())));
            case (JsonArray b, JsonArray s, JsonArray a) when b.Count == s.Count:
                return new JsonArray([.. a.Select((item, i) => s.ToList().FindIndex(x => JsonNode.DeepEquals(x, item)) is >= 0 and var at ? b[at]?.DeepClone()
                    : a.Count == s.Count ? Keep(b[i], s[i], item) : item?.DeepClone())]);
            default: return after?.DeepClone();
        }
    }

    // The longest alias that the text begins with; 0 for none that ends there.
    private int AliasLength(ReadOnlySpan<char> text)
    {
        var longest = 0;
        foreach (var alias in slugs.Keys)
        {
            if (alias.Length > longest && text.StartsWith(alias, StringComparison.OrdinalIgnoreCase) && (alias.Length == text.Length || !char.IsAsciiLetterOrDigit(text[alias.Length]))) longest = alias.Length;
        }

        return longest;
    }

    // Also those that it had before: the log still tells them.
    private static IReadOnlyList<string> Names(SqliteConnection connection, string id) =>
        connection.Query<string>(Statement.Read("Access/NamesOfActor"), new { id }).Distinct().ToArray();
}
