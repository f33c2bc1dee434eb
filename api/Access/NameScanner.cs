using System.Buffers;
using System.Collections.Frozen;
using System.Net;
using System.Text;
using Compliance.Codes;

namespace Compliance.Access;

/// <summary>The form of a text: decides how what is put into it is escaped.</summary>
internal enum TextForm
{
    Plain,
    Json,
    Markup,
    Csv,

    /// <summary>An address: names are parts of ids, whatever stands around them.</summary>
    Address,
}

/// <summary>
/// Goes through a text, whole or in pieces, and puts the role, or in ids the alias, for every restricted name. A piece is
/// held back only as long as it may be the beginning of a name.
/// </summary>
/// <param name="needles">The needles by their first word, the longest first.</param>
/// <param name="form">The form of the text.</param>
/// <param name="echo">Words of the call that stand for what was asked: see <see cref="Asked"/>.</param>
/// <param name="instead">What stands for a name in other texts than answers.</param>
internal sealed class NameScanner(Dictionary<string, Needle[]> needles, TextForm form, Dictionary<string, string>? echo = null, Func<string, string>? instead = null)
{
    /// <summary>How many characters before a place tell what it is.</summary>
    public const int Before = 4;
    private const int LongestWord = 64;
    private const int LongestJoint = 4;
    private const int None = -1;
    private const int Open = int.MaxValue;
    private static readonly SearchValues<char> Slug = SearchValues.Create("abcdefghijklmnopqrstuvwxyz0123456789.-");
    private static readonly FrozenSet<string> Vocabulary = CodeLists.All.Values.SelectMany(l => l).Select(c => c.Word).ToFrozenSet();

    private readonly Dictionary<string, Needle[]>.AlternateLookup<ReadOnlySpan<char>> first = needles.GetAlternateLookup<ReadOnlySpan<char>>();
    private bool isWithinLongWord;

    /// <summary>Whether a text looks like an id.</summary>
    public static bool IsSlug(ReadOnlySpan<char> text) => text.ContainsAny('-', '.') && !text.ContainsAnyExcept(Slug);

    /// <summary>Goes on from a place.</summary>
    /// <param name="text">The text so far.</param>
    /// <param name="from">Where to go on.</param>
    /// <param name="isFinal">Nothing comes after it.</param>
    /// <param name="to">Takes what readers may see.</param>
    /// <returns>How far it came: the rest has to be given again, with more.</returns>
    public int Run(ReadOnlySpan<char> text, int from, bool isFinal, StringBuilder to)
    {
        // What stands at the very end may be half of a letter.
        var limit = isFinal ? text.Length : text.Length - Letters.Longest;
        Span<char> word = stackalloc char[LongestWord];
        var (at, copied) = (from, from);
        while (at < limit)
        {
            var length = Letters.Read(text, at, out _, out var kind);
            if (kind is not (LetterKind.Letter or LetterKind.Digit))
            {
                if (kind != LetterKind.Mark) isWithinLongWord = false;
                at += length;
                continue;
            }

            var end = ReadWord(text, at, limit, word, out var letters);
            if (isWithinLongWord || letters < 0)
            {
                isWithinLongWord |= end >= limit && !isFinal;
                at = end;
                continue;
            }

            if (end >= limit && !isFinal) break;
            var match = Match(text, at, end, word[..letters], limit, isFinal, out var isOpen);
            if (isOpen) break;
            if (match is { } found)
            {
                to.Append(text[copied..at]).Append(found.Text);
                copied = end = found.End;
            }

            at = end;
        }

        to.Append(text[copied..at]);
        return at;
    }

    private (int End, string Text)? Match(ReadOnlySpan<char> text, int start, int end, ReadOnlySpan<char> word, int limit, bool isFinal, out bool isOpen)
    {
        isOpen = false;
        if (echo is not null && echo.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(word, out var asked))
            return (end, text[start..end].ContainsAnyInRange('A', 'Z') ? asked : asked.ToLowerInvariant());
        if (!first.TryGetValue(word, out var candidates)) return null;
        foreach (var needle in candidates)
        {
            var last = Follow(text, end, needle, limit, isFinal);
            isOpen = last == Open;
            if (isOpen) return null;
            if (last == None) continue;
            if (text[start..last].Contains('(') && last < text.Length && text[last] == ')') last++;
            var isPart = form == TextForm.Address || IsPartOfId(text, start, last, needle);
            if (needle.IsShort && !isPart && text[start..last].ContainsAnyInRange('a', 'z') || IsOurs(text, start, last, needle)) continue;
            return (last, instead?.Invoke(text[start..last].ToString()) ?? (isPart ? needle.Alias : Escaped(needle.Of.Role)));
        }

        return null;
    }

    // A member of JSON, or a word of a vocabulary, that somebody has as a name.
    private bool IsOurs(ReadOnlySpan<char> text, int start, int end, Needle needle) =>
        form == TextForm.Json && needle.Words.Length == 1 && !needle.IsId && start > 0 && text[start - 1] == '"' && end < text.Length && text[end] == '"'
        && (end + 1 < text.Length && text[end + 1] == ':' || Vocabulary.Contains(text[start..end].ToString()));

    // The end of the last word, when the others follow; None when they do not, Open when the text ends before that is known.
    private static int Follow(ReadOnlySpan<char> text, int at, Needle needle, int limit, bool isFinal)
    {
        Span<char> word = stackalloc char[LongestWord];
        for (var i = 1; i < needle.Words.Length; i++)
        {
            for (var joints = 0; ; joints++)
            {
                if (at >= limit) return isFinal ? None : Open;
                var length = Letters.Read(text, at, out _, out var kind);
                if (kind is LetterKind.Letter or LetterKind.Digit) break;
                if (kind == LetterKind.Break || joints == LongestJoint) return None;
                at += length;
            }

            at = ReadWord(text, at, limit, word, out var letters);
            if (at >= limit && !isFinal) return Open;
            if (letters < 0 || !word[..letters].Equals(needle.Words[i], StringComparison.Ordinal)) return None;
        }

        return at;
    }

    // Letters or digits in a row, folded; more than fit is no word of a name.
    private static int ReadWord(ReadOnlySpan<char> text, int at, int limit, Span<char> word, out int letters)
    {
        letters = 0;
        LetterKind? of = null;
        while (at < limit)
        {
            var length = Letters.Read(text, at, out var letter, out var kind);
            if (kind != LetterKind.Mark && kind != (of ??= kind)) break;
            at += length;
            if (kind == LetterKind.Mark || letters < 0) continue;
            if (char.IsAscii(letter))
            {
                if (letters == word.Length) letters = -1;
                else word[letters++] = char.ToLowerInvariant(letter);
                continue;
            }

            var folded = Letters.Fold(letter);
            if (letters + folded.Length > word.Length) letters = -1;
            else
            {
                folded.CopyTo(word[letters..]);
                letters += folded.Length;
            }
        }

        return at;
    }

    private static bool IsPartOfId(ReadOnlySpan<char> text, int start, int end, Needle needle)
    {
        var inner = text[start..end];
        if (inner.IndexOfAny(' ', '\u00A0') >= 0) return false;
        if (inner.ContainsAny('%', '_', '+') || needle.IsId && inner.Equals(needle.Slug, StringComparison.Ordinal)) return true;
        var isLower = !inner.ContainsAnyExcept(Slug);
        if (isLower && inner.Contains('-')) return true;
        return start > 0 && Joins(text[start - 1], start > 1 ? text[start - 2] : ' ', isLower) || start > 2 && text[start - 3] == '%' && char.IsAsciiHexDigit(text[start - 2])
            || end < text.Length && Joins(text[end], end + 1 < text.Length ? text[end + 1] : ' ', isLower) && text[end] is not (',' or '!');
    }

    private static bool Joins(char next, char beyond, bool isLower) => next switch
    {
        '/' or '=' or '%' or '#' or '@' or '_' or '~' or '{' or '}' => true,
        '-' or '.' or '+' or '&' => char.IsAsciiLetterOrDigit(beyond),
        ',' or '!' => isLower && !char.IsWhiteSpace(beyond),
        _ => false,
    };

    private string Escaped(string role) => form switch
    {
        // Needs no escape, however deep the text stands within others.
        TextForm.Json => role.Replace('"', '\'').Replace('\\', '/'),
        TextForm.Markup => WebUtility.HtmlEncode(role),
        // Where it stands in a field without quotation marks, a comma would end the field.
        TextForm.Csv => role.Replace(",", ";", StringComparison.Ordinal).Replace('"', '\''),
        _ => role,
    };
}
