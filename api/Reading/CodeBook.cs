using System.Collections.Frozen;
using Compliance.Storage;
using Dapper;

namespace Compliance.Reading;

/// <summary>Knows the codes of members and Conventions in every spelling that people use.</summary>
public sealed class CodeBook(Database database, Revision revision)
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
    public string? Article(string spelling) =>
        spelling.Split('.') is [var convention, { Length: > 0 and < 4 } number] && number.All(char.IsAsciiDigit) && Convention(convention) is { } code
            ? $"{code}.{number.TrimStart('0')}"
            : null;

    private static string? Spell(string spelling)
    {
        if (spelling.Length is 0 or > 8) return null;
        var letter = char.ToUpperInvariant(spelling[0]);
        var (prefix, digits) = letter is 'C' or 'P' ? (letter, spelling[1..]) : ('C', spelling);
        var number = digits.TrimStart('0');
        return number.Length > 0 && number.All(char.IsAsciiDigit) ? prefix + number : null;
    }

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
