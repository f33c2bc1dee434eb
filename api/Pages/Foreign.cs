using System.Text;

namespace Compliance.Pages;

/// <summary>Tells texts that would not keep to their place within a line that is written from left to right.</summary>
public static class Foreign
{
    // No word of a language that breaks its lines at spaces is longer, but names can be anything.
    private const int LongestWord = 40;

    /// <summary>Whether a text has letters that are written from right to left, characters that turn the direction, or a word of more than forty characters.</summary>
    public static bool Is(string? text)
    {
        if (text is null) return false;
        var word = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            word = Rune.IsWhiteSpace(rune) ? 0 : word + 1;
            if (word > LongestWord || Turns(rune.Value)) return true;
        }

        return false;
    }

    // The blocks of right-to-left scripts, and the controls of the Unicode Bidirectional Algorithm (UAX 9).
    private static bool Turns(int c) => c is >= 0x590 and <= 0x8FF or >= 0xFB1D and <= 0xFDFF or >= 0xFE70 and <= 0xFEFF or >= 0x10800 and <= 0x10FFF or >= 0x1E800 and <= 0x1EFFF
        or 0x200E or 0x200F or >= 0x202A and <= 0x202E or >= 0x2066 and <= 0x2069;
}
