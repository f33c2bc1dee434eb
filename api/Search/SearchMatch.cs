using System.Text;

namespace Compliance.Search;

/// <summary>
/// Writes a query in the engine's language. Each word is quoted, and nothing of what somebody sent comes in otherwise: so
/// no query is an error of the engine.
/// </summary>
/// <param name="spellings">Gives the other spellings of words, folded.</param>
/// <param name="beginnings">Gives the words that begin so; null: too many.</param>
public sealed class SearchMatch(Func<string, IReadOnlyList<string>> spellings, Func<string, IReadOnlyList<string>?> beginnings)
{
    /// <summary>The shortest beginning of a word.</summary>
    public const int ShortestPrefix = 3;

    /// <summary>How many words a beginning may stand for.</summary>
    public const int MostWords = 200;

    /// <summary>The columns that hold what a query asks for.</summary>
    private const string Columns = "{title text names}";

    /// <summary>What finds the documents that a query asks for.</summary>
    public string Of(SearchQuery query) => $"{Columns} : ({Write(query)})";

    /// <summary>The same, of those only that a filter lets through.</summary>
    /// <param name="match">What finds the documents.</param>
    /// <param name="among">Facets of which each document must have one in every group.</param>
    /// <param name="except">Facets of which none may have any.</param>
    public static string Within(string match, IEnumerable<IReadOnlyList<string>> among, IReadOnlyList<string> except)
    {
        var all = string.Join(" AND ", among.Select(Facets).Prepend($"({match})"));
        return except.Count == 0 ? all : $"({all}) NOT ({Facets(except)})";
    }

    private static string Facets(IReadOnlyList<string> facets) => $"(facets : ({string.Join(" OR ", facets.Select(Quoted))}))";

    private string Write(SearchQuery query) => query switch
    {
        SearchTerm term => Term(term),
        SearchAny any => $"({string.Join(" OR ", any.Parts.Select(Write))})",
        SearchAll all => All(all),
        _ => throw new InvalidOperationException("what is not wanted stands beside what is"),
    };

    private string All(SearchAll all)
    {
        var wanted = string.Join(" AND ", all.Wanted.Select(Write));
        var unwanted = string.Join(" OR ", all.Unwanted.Select(Write));
        return unwanted.Length == 0 ? $"({wanted})" : $"(({wanted}) NOT ({unwanted}))";
    }

    private string Term(SearchTerm term)
    {
        var words = string.Join(' ', term.Words);
        return term.IsPrefix ? Prefix(term) : AnyOf([words, .. spellings(words), .. OfConvention(words)]);
    }

    // The words themselves, not their beginning: the index holds stems, and a stem may be shorter than what was given.
    private string Prefix(SearchTerm term)
    {
        var last = term.Words[^1];
        if (last.Length < ShortestPrefix || !last.Any(char.IsLetter))
            throw new SearchSyntaxException("prefix", term.Position, $"before '*' there must be at least {ShortestPrefix} characters, one of them a letter: give more of the word");
        var found = beginnings(last) ?? throw new SearchSyntaxException("prefix", term.Position, $"more than {MostWords} words begin with '{last}': give more of the word");
        var before = string.Concat(term.Words.SkipLast(1).Select(w => w + ' '));
        return AnyOf([.. found.Prepend(last).Distinct().Select(w => before + w)]);
    }

    // A Convention by its code or its number, as texts write them: C87, C087, No. 87.
    private static IEnumerable<string> OfConvention(string words)
    {
        var number = words.StartsWith("no ", StringComparison.Ordinal) ? words[3..] : words.StartsWith('c') ? words[1..].TrimStart('0') : "";
        if (number.Length is 0 or > 3 || !number.All(char.IsAsciiDigit)) return [];
        return new[] { $"c{number}", $"c{number.PadLeft(3, '0')}", $"no {number}" }.Except([words]);
    }

    private static string AnyOf(IReadOnlyList<string> phrases) => phrases.Count == 1 ? Quoted(phrases[0]) : $"({string.Join(" OR ", phrases.Select(Quoted))})";

    // What is folded holds no quotation mark but as a mark that parts words.
    private static string Quoted(string words) => new StringBuilder("\"").Append(words).Replace("\"", " ", 1, words.Length).Append('"').ToString();
}
