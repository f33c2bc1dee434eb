using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Compliance.Storage;
using Dapper;

namespace Compliance.Reading;

/// <summary>Knows the codes of members and Conventions in every spelling that people use.</summary>
public sealed partial class CodeBook(Database database, Revision revision)
{
    private readonly Lock gate = new();
    private Book known = new(-1, FrozenDictionary<string, string>.Empty, FrozenSet<string>.Empty, FrozenSet<string>.Empty, FrozenSet<string>.Empty);

    /// <summary>The alpha-3 code of a member, or null: <c>kaz</c>, <c>KZ</c>.</summary>
    public string? Member(string spelling) => Known().Members.GetValueOrDefault(spelling.ToUpperInvariant());

    /// <summary>The codes of all members.</summary>
    public IEnumerable<string> Members => Known().Members.Values.Distinct();

    /// <summary>The codes of all Conventions.</summary>
    public IEnumerable<string> Conventions => Known().Conventions;

    /// <summary>The code of a Convention, or null: <c>87</c>, <c>c087</c>, <c>C87</c>.</summary>
    public string? Convention(string spelling) => Spell(spelling) is { } code && Known().Conventions.Contains(code) ? code : null;

    /// <summary>The names of the regions that members belong to.</summary>
    public IEnumerable<string> Regions => Known().Regions;

    /// <summary>The languages of the sources.</summary>
    public IEnumerable<string> Languages => Known().Languages;

    /// <summary>An article's code, or null.</summary>
    public string? Article(string spelling) => SpellArticle(spelling) is { } article && Known().Conventions.Contains(article[..article.IndexOf('.', StringComparison.Ordinal)]) ? article : null;

    /// <summary>How we write a Convention or Protocol, whether there is one or not; null when it is no way of writing one: <c>87</c>, <c>C. 87</c>, <c>Convention No. 87</c>.</summary>
    public static string? Spell(string spelling) => spelling.Length <= 40 && Instrument().Match(spelling) is { Success: true } match
        ? $"{(match.Groups[1].Value is "p" or "P" ? 'P' : 'C')}{match.Groups[2].Value}"
        : null;

    /// <summary>How we write an article, whether there is one or not; null when it is no way of writing one.</summary>
    public static string? SpellArticle(string spelling)
    {
        var dot = spelling.LastIndexOf('.');
        if (dot < 0 || Spell(spelling[..dot]) is not { } code) return null;
        var number = spelling[(dot + 1)..];
        return number.Length < 4 && number.All(char.IsAsciiDigit) && number.TrimStart('0') is { Length: > 0 } plain ? $"{code}.{plain}" : null;
    }

    [GeneratedRegex(@"^\s*(?:(c|p)(?:onvention|rotocol)?\.?\s*)?(?:n[o°º]\.?\s*)?0*([1-9][0-9]{0,3})\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Instrument();

    private Book Known()
    {
        var current = revision.Current.Number;
        lock (gate)
        {
            if (known.Revision == current) return known;
            using var reader = database.Read();
            var members = reader.Connection.Query<(string Iso3, string Iso2)>("select iso3, iso2 from member where retracted_at is null").AsList();
            return known = new Book(
                current,
                members.Select(m => (Key: m.Iso3, m.Iso3)).Concat(members.Select(m => (Key: m.Iso2, m.Iso3))).ToFrozenDictionary(m => m.Key, m => m.Iso3),
                reader.Connection.Query<string>("select code from convention where retracted_at is null").ToFrozenSet(),
                reader.Connection.Query<string>("select region from member where retracted_at is null").ToFrozenSet(),
                reader.Connection.Query<string>("select language from source where language is not null and retracted_at is null").ToFrozenSet());
        }
    }

    private sealed record Book(long Revision, FrozenDictionary<string, string> Members, FrozenSet<string> Conventions, FrozenSet<string> Regions, FrozenSet<string> Languages);
}
