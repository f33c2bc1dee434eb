using System.Text;

namespace Compliance.Search;

/// <summary>A part of a text around what was found, with marks. A text for people and programs, never HTML.</summary>
public static class Snippet
{
    /// <summary>Stands before what was found.</summary>
    public const char Open = '⟦';

    /// <summary>Stands after it.</summary>
    public const char Close = '⟧';

    private const int Longest = 240;
    private const int Before = 60;
    private const int LongestWord = 30;

    /// <summary>The part of a text that holds most of what was found.</summary>
    /// <param name="folding">The text, folded.</param>
    /// <param name="highlighted">The folded text with marks.</param>
    public static string Of(Folding folding, string highlighted)
    {
        var text = folding.Source;
        var matches = Matches(folding, highlighted);
        var (start, end) = Window(text, matches);
        var snippet = new StringBuilder();
        if (start > 0) snippet.Append('…');
        var at = start;
        foreach (var (from, to) in matches.Where(m => m.Start >= start && m.End <= end))
        {
            snippet.Append(text, at, from - at).Append(Open).Append(text, from, to - from).Append(Close);
            at = to;
        }

        snippet.Append(text, at, end - at);
        if (end < text.Length) snippet.Append('…');
        return snippet.Replace('\n', ' ').ToString().Trim();
    }

    /// <summary>Those of several names that were found, and the beginning of what the record says.</summary>
    public static string OfNames(Folding folding, string highlighted, string text)
    {
        var names = new StringBuilder(folding.Source);
        foreach (var (start, end) in Matches(folding, highlighted).AsEnumerable().Reverse()) names.Insert(end, Close).Insert(start, Open);
        var found = names.ToString().Split(Documents.Joint).Where(n => n.Contains(Open, StringComparison.Ordinal));
        var rest = text[..WordEnd(text, Longest, 0)].Replace('\n', ' ');
        return string.Join(Documents.Joint, found.Append(rest.Length < text.Length ? rest + '…' : rest).Where(p => p.Length > 0));
    }

    // Where the marks stand, in the text as it was.
    private static List<(int Start, int End)> Matches(Folding folding, string highlighted)
    {
        var matches = new List<(int, int)>();
        var (at, start) = (0, 0);
        foreach (var c in highlighted)
        {
            if (c == Open) start = at;
            else if (c == Close) matches.Add(folding.InSource(start, at));
            else at++;
        }

        return matches;
    }

    private static (int Start, int End) Window(string text, List<(int Start, int End)> matches)
    {
        if (text.Length <= Longest) return (0, text.Length);
        if (matches.Count == 0) return (0, WordEnd(text, Longest, 0));
        var best = matches.MaxBy(m => matches.Count(o => o.Start >= m.Start && o.End <= Math.Max(0, m.Start - Before) + Longest));
        var start = WordStart(text, Math.Max(0, best.Start - Before), best.Start);
        return (start, WordEnd(text, Math.Min(text.Length, start + Longest), best.End));
    }

    private static int WordStart(string text, int at, int most)
    {
        if (at == 0) return 0;
        var space = text.AsSpan(at, Math.Min(LongestWord, most - at)).IndexOfAny(' ', '\n');
        var start = space < 0 ? at : at + space + 1;
        return char.IsLowSurrogate(text[start]) ? start + 1 : start;
    }

    private static int WordEnd(string text, int at, int least)
    {
        if (at >= text.Length) return text.Length;
        at = Math.Max(at, least);
        var from = Math.Max(least, at - LongestWord);
        var space = text.AsSpan(from, at - from).LastIndexOfAny(' ', '\n');
        var end = space < 0 ? at : from + space;
        return end < text.Length && char.IsLowSurrogate(text[end]) ? end + 1 : end;
    }
}
