using System.Globalization;
using System.Text;

namespace Compliance.Search;

/// <summary>
/// A text as it is compared: without case and accents, with one letter for letters that people write in several ways. The
/// same for what is indexed and for what is asked; it knows where each of its letters stood.
/// </summary>
public sealed class Folding
{
    private const int UsualLength = 2;

    // Letters without a decomposition. Kazakh and its neighbours are found by those who have no keyboard for them.
    private static readonly Dictionary<char, string> Alike =
        "ßss æae œoe øo łl đd ðd þth ıi ħh əa қк ғг ңн өо ұу үу әа һх іи ґг єе ҳх ҷч җж ҡк ҫс ҙз".Split(' ').ToDictionary(p => p[0], p => p[1..]);

    // What French elides stands for a word of its own: "l'organisation".
    private static readonly HashSet<string> Elided = new(StringComparer.OrdinalIgnoreCase) { "l", "d", "n", "s", "t", "m", "c", "j", "qu" };
    private static readonly string?[] Known = new string?[char.MaxValue + 1];
    private readonly List<int> starts;

    private Folding(string source, string text, List<int> starts) => (Source, Text, this.starts) = (source, text, starts);

    /// <summary>The text as it was.</summary>
    public string Source { get; }

    /// <summary>The text as it is compared.</summary>
    public string Text { get; }

    /// <summary>The words, in order.</summary>
    public IEnumerable<string> Words => WordsIn(Text);

    /// <summary>Folds a text.</summary>
    public static Folding Of(string source)
    {
        var text = new StringBuilder(source.Length + UsualLength);
        var starts = new List<int>(source.Length + UsualLength);
        for (var i = 0; i < source.Length;)
        {
            var (folded, length) = Letter(source, i);
            text.Append(folded);
            for (var k = 0; k < folded.Length; k++) starts.Add(i);
            i += length;
        }

        return new Folding(source, text.ToString(), starts);
    }

    /// <summary>Where a part of the folded text stood in the source: its first character and the one after its last.</summary>
    public (int Start, int End) InSource(int start, int end)
    {
        var last = starts[end - 1];
        var after = last + (char.IsHighSurrogate(Source[last]) && last + 1 < Source.Length ? 2 : 1);
        // A mark belongs to the letter before it, though nothing is left of it.
        while (after < Source.Length && IsMark(Source[after])) after++;
        return (starts[start], after);
    }

    /// <summary>The words of a text that is folded already.</summary>
    public static IEnumerable<string> WordsIn(string folded)
    {
        for (var i = 0; i < folded.Length;)
        {
            var start = i;
            while (i < folded.Length && WordLength(folded, i) is > 0 and var length) i += length;
            if (i > start) yield return folded[start..i];
            else i++;
        }
    }

    // The letter at a place, folded, and how many characters it took. U+FFFE stands for no character: nothing can take it apart.
    private static (string Folded, int Length) Letter(string text, int at)
    {
        var c = text[at];
        if (c < 128 && c is not ('\'' or '`')) return (Known[c] ??= char.IsControl(c) ? " " : char.ToLowerInvariant(c).ToString(), 1);
        if (IsApostrophe(c)) return Apostrophe(text, at);
        if (char.IsHighSurrogate(c) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1])) return (Fold(text.Substring(at, 2)), 2);
        return (Known[c] ??= char.IsSurrogate(c) || c == '\uFFFE' ? " " : Fold(c.ToString()), 1);
    }

    // Within a word it is left out (O'Brien), with a possessive s after it (Kazakhstan's); elsewhere it parts words.
    private static (string Folded, int Length) Apostrophe(string text, int at)
    {
        var begin = at;
        while (begin > 0 && char.IsLetter(text[begin - 1])) begin--;
        if (begin == at || at + 1 >= text.Length || !char.IsLetter(text[at + 1])) return (" ", 1);
        if (text[at + 1] is 's' or 'S' && (at + 2 >= text.Length || WordLength(text, at + 2) == 0)) return (" ", 2);
        return (Elided.Contains(text[begin..at]) ? " " : "", 1);
    }

    private static string Fold(string letter)
    {
        var folded = new StringBuilder();
        foreach (var c in letter.ToLowerInvariant().Normalize(NormalizationForm.FormKD).ToLowerInvariant())
        {
            if (IsMark(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format || c == '\u0640') continue;
            folded.Append(Alike.GetValueOrDefault(c) ?? c.ToString());
        }

        return folded.ToString();
    }

    // Accents, and the vowel points of Arabic and Hebrew, which most people leave out. The vowel signs of Indian scripts are letters.
    private static bool IsMark(char c) => c is >= '\u0300' and <= '\u036F' or >= '\u0483' and <= '\u0489' or >= '\u0591' and <= '\u05C7' or >= '\u0610' and <= '\u061A' or >= '\u064B' and <= '\u065F'
        or '\u0670' or >= '\u06D6' and <= '\u06ED' or >= '\u1AB0' and <= '\u1AFF' or >= '\u1DC0' and <= '\u1DFF' or >= '\u20D0' and <= '\u20FF' or >= '\uFE00' and <= '\uFE0F' or >= '\uFE20' and <= '\uFE2F';

    private static bool IsApostrophe(char c) => c is '\'' or '`' or '´' or '’' or '‘' or 'ʼ' or 'ʻ' or 'ʹ' or '′' or '＇';

    // How many characters of a word stand at a place: 0 for none.
    private static int WordLength(string text, int at)
    {
        var category = CharUnicodeInfo.GetUnicodeCategory(text, at);
        return category is UnicodeCategory.Surrogate or > UnicodeCategory.OtherNumber and not UnicodeCategory.PrivateUse ? 0
            : char.IsHighSurrogate(text[at]) ? 2 : 1;
    }
}
