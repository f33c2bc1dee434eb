namespace Compliance.Search;

/// <summary>
/// Reads a query: words, "phrases", beginnings of words (organi*), AND, OR, NOT (or <c>-</c> right before a word), and
/// parentheses; what only stands side by side is AND. NOT binds first, then AND, then OR.
/// </summary>
public sealed class SearchParser
{
    /// <summary>How many words and phrases a query may have.</summary>
    public const int MostTerms = 40;

    /// <summary>How deep parentheses may stand in each other.</summary>
    public const int Deepest = 10;

    /// <summary>How many beginnings of words a query may have.</summary>
    public const int MostPrefixes = 5;

    private readonly IReadOnlyList<SearchToken> tokens;
    private int at;
    private int depth;
    private int terms;
    private int prefixes;

    private SearchParser(string text) => tokens = SearchTokens.Of(text);

    private SearchToken Next => tokens[at];

    /// <summary>Reads a query.</summary>
    /// <exception cref="SearchSyntaxException">It is not well-formed.</exception>
    public static SearchQuery Read(string text)
    {
        var parser = new SearchParser(text);
        if (parser.tokens.Count == 1) throw new SearchSyntaxException("no_words", 1, "there is no letter and no digit in it: give a word to look for");
        var query = parser.Any();
        if (parser.Next.Kind == SearchTokenKind.Close) throw new SearchSyntaxException("unbalanced_parenthesis", parser.Next.Position, "a parenthesis closes here and none is open: leave it out, or open one before");
        return Wanted(query);
    }

    private SearchQuery Any()
    {
        var parts = new List<SearchQuery> { All() };
        while (Next.Kind == SearchTokenKind.Or)
        {
            at++;
            parts.Add(All());
        }

        return parts.Count == 1 ? parts[0] : new SearchAny(parts[0].Position, [.. parts.Select(Wanted)]);
    }

    private SearchQuery All()
    {
        var parts = new List<SearchQuery> { Part() };
        while (Next.Kind is SearchTokenKind.And or SearchTokenKind.Not or SearchTokenKind.Term or SearchTokenKind.Open)
        {
            if (Next.Kind == SearchTokenKind.And) at++;
            parts.Add(Part());
        }

        // "NOT (a AND b)" is one thing that is not wanted; "a AND (b AND NOT c)" is three things side by side.
        return parts.Count == 1 ? parts[0] : new SearchAll(parts[0].Position, [.. parts.SelectMany(p => p is SearchAll all ? all.Parts : [p])]);
    }

    private SearchQuery Part()
    {
        var token = Next;
        switch (token.Kind)
        {
            case SearchTokenKind.Not: return Not(token);
            case SearchTokenKind.Open: return Parentheses(token);
            case SearchTokenKind.Term: return Term(token.Term!);
            case SearchTokenKind.Close or SearchTokenKind.End or SearchTokenKind.And or SearchTokenKind.Or:
            default: throw Missing(token);
        }
    }

    private SearchTerm Term(SearchTerm term)
    {
        at++;
        if (++terms > MostTerms) throw new SearchSyntaxException("too_many_terms", term.Position, $"there are more than {MostTerms} words and phrases: ask in several queries");
        if (term.IsPrefix && ++prefixes > MostPrefixes) throw new SearchSyntaxException("too_many_terms", term.Position, $"there are more than {MostPrefixes} words with '*': ask in several queries");
        return term;
    }

    private SearchQuery Not(SearchToken token)
    {
        // Any number of them, without going deeper for each.
        var isNot = false;
        for (; Next.Kind == SearchTokenKind.Not; at++) isNot = !isNot;
        var part = Part();
        if (!isNot) return part;
        return part is SearchNot not ? not.Part : new SearchNot(token.Position, part);
    }

    private SearchQuery Parentheses(SearchToken token)
    {
        if (++depth > Deepest) throw new SearchSyntaxException("too_deep", token.Position, $"parentheses stand in each other more than {Deepest} deep: write it flatter");
        at++;
        var inner = Any();
        if (Next.Kind != SearchTokenKind.Close) throw new SearchSyntaxException("unbalanced_parenthesis", token.Position, "a parenthesis opens here and none closes it: add ')'");
        at++;
        depth--;
        return inner;
    }

    // What is looked for must be said somewhere: all that does not hold a word is no answer to anything.
    private static SearchQuery Wanted(SearchQuery query) => query switch
    {
        SearchNot => throw OnlyNot(query.Position),
        SearchAll all when !all.Wanted.Any() => throw OnlyNot(query.Position),
        SearchAll all => all with { Parts = [.. all.Parts.Select(p => p is SearchNot not ? not with { Part = Wanted(not.Part) } : Wanted(p))] },
        _ => query,
    };

    private static SearchSyntaxException OnlyNot(int position) =>
        new("only_not", position, "NOT takes something away from what is found, and here is nothing else to find: give beside it a word that is wanted, such as union NOT strike");

    private SearchSyntaxException Missing(SearchToken token)
    {
        var before = at > 0 ? tokens[at - 1] : null;
        const string expected = "a word, a \"phrase\" or '(' is expected here";
        return before?.Kind switch
        {
            SearchTokenKind.And or SearchTokenKind.Or or SearchTokenKind.Not => new SearchSyntaxException("missing_operand", token.Position, $"{expected}, after '{before.Text}'"),
            SearchTokenKind.Open => new SearchSyntaxException("missing_operand", token.Position, $"{expected}, after '('"),
            _ when token.Kind == SearchTokenKind.Close => new SearchSyntaxException("unbalanced_parenthesis", token.Position, "a parenthesis closes here and none is open: leave it out, or open one before"),
            _ => new SearchSyntaxException("missing_operand", token.Position, $"{expected}, before '{token.Text}'; the word itself is looked for in small letters or as \"{token.Text}\""),
        };
    }
}
