using System.Text;

namespace Compliance.Search;

/// <summary>What a part of a query is.</summary>
internal enum SearchTokenKind
{
    Term,
    And,
    Or,
    Not,
    Open,
    Close,
    End,
}

/// <summary>A part of a query.</summary>
internal sealed record SearchToken(SearchTokenKind Kind, int Position, string Text, SearchTerm? Term = null);

/// <summary>Cuts a query into its parts. Marks that are no operators part words, as they do in the texts.</summary>
internal sealed class SearchTokens(string text)
{
    private const string Quotes = "\"“”„‟«»";
    private readonly List<SearchToken> tokens = [];
    private int at;

    /// <summary>The parts of a query, with one at its end.</summary>
    public static IReadOnlyList<SearchToken> Of(string text) => new SearchTokens(text).Run();

    private List<SearchToken> Run()
    {
        while (at < text.Length)
        {
            var c = text[at];
            if (char.IsWhiteSpace(c)) at++;
            else if (c == '(') Add(SearchTokenKind.Open, at, "(", 1);
            else if (c == ')') Add(SearchTokenKind.Close, at, ")", 1);
            else if (IsMinus(c)) Add(SearchTokenKind.Not, at, c.ToString(), 1);
            else if (Quotes.Contains(c, StringComparison.Ordinal)) Phrase();
            else Word();
        }

        tokens.Add(new SearchToken(SearchTokenKind.End, Place(text.Length), ""));
        return tokens;
    }

    // Only right before something: "a - b" has a dash.
    private bool IsMinus(char c) => c == '-' && at + 1 < text.Length && (text[at + 1] is '(' or '-' || char.IsLetterOrDigit(text[at + 1]) || char.IsSurrogate(text[at + 1]) || Quotes.Contains(text[at + 1], StringComparison.Ordinal));

    private void Add(SearchTokenKind kind, int place, string what, int length)
    {
        tokens.Add(new SearchToken(kind, Place(place), what));
        at += length;
    }

    private void Phrase()
    {
        var start = at++;
        while (at < text.Length && !Quotes.Contains(text[at], StringComparison.Ordinal)) at++;
        if (at == text.Length) throw new SearchSyntaxException("unbalanced_quote", Place(start), "a quotation mark opens here and none closes it: add one after the phrase");
        var inner = text[(start + 1)..at++];
        var isPrefix = at < text.Length && text[at] == '*';
        if (isPrefix) at++;
        Term(inner, start, isPrefix);
    }

    private void Word()
    {
        var start = at;
        while (at < text.Length && !char.IsWhiteSpace(text[at]) && text[at] is not ('(' or ')') && !Quotes.Contains(text[at], StringComparison.Ordinal)) at++;
        var word = text[start..at];
        if (word is "AND" or "OR" or "NOT") tokens.Add(new SearchToken(word switch { "AND" => SearchTokenKind.And, "OR" => SearchTokenKind.Or, _ => SearchTokenKind.Not }, Place(start), word));
        else Term(word.EndsWith('*') ? word[..^1] : word, start, word.EndsWith('*'));
    }

    // What holds no letter and no digit is nothing to look for, and is passed over.
    private void Term(string part, int start, bool isPrefix)
    {
        if (part.IndexOf('*', StringComparison.Ordinal) is >= 0 and var star && !Quotes.Contains(text[start], StringComparison.Ordinal))
            throw new SearchSyntaxException("prefix", Place(start + star), "'*' stands only at the end of a word whose beginning is given, such as organi*");
        var words = Folding.Of(part).Words.ToArray();
        if (words.Length > 0) tokens.Add(new SearchToken(SearchTokenKind.Term, Place(start), part, new SearchTerm(Place(start), words, isPrefix)));
        else if (isPrefix) throw new SearchSyntaxException("prefix", Place(at - 1), "'*' needs the beginning of a word right before it, such as organi*");
    }

    // Characters as people count them, from 1.
    private int Place(int index)
    {
        var place = 1;
        foreach (var _ in text.AsSpan(0, index).EnumerateRunes()) place++;
        return place;
    }
}
