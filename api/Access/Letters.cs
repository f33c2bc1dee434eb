using System.Globalization;
using System.Text;

namespace Compliance.Access;

/// <summary>What a character of a text is to a search for names.</summary>
internal enum LetterKind
{
    Letter,
    Digit,

    /// <summary>Nothing of its own: an accent, a zero-width character.</summary>
    Mark,

    /// <summary>Stands between words of one name: a blank, a hyphen, a dot.</summary>
    Joint,

    /// <summary>Ends whatever stands before it: the quotation mark of JSON, a line break.</summary>
    Break,
}

/// <summary>
/// Reads a text letter by letter as people see it, however it is written: <c>\u0451</c>, <c>%D1%91</c>, <c>&amp;#1105;</c>
/// and a decomposed letter are all the same letter.
/// </summary>
internal static class Letters
{
    /// <summary>No letter takes more characters than this, but for more than two backslashes before its <c>u</c>.</summary>
    public const int Longest = 12;

    private static readonly string?[] Folded = new string?[char.MaxValue + 1];

    /// <summary>The letter at a place, and how many characters it takes.</summary>
    public static int Read(ReadOnlySpan<char> text, int at, out char letter, out LetterKind kind)
    {
        letter = text[at];
        if (char.IsAsciiLetterOrDigit(letter))
        {
            kind = char.IsAsciiDigit(letter) ? LetterKind.Digit : LetterKind.Letter;
            return 1;
        }

        var length = letter switch
        {
            '\\' => Backslash(text[at..], out letter),
            '%' => Percent(text[at..], out letter),
            '&' => Entity(text[at..], out letter),
            _ => 1,
        };
        kind = KindOf(letter, isRaw: length == 1, next: at + length < text.Length ? text[at + length] : ' ');
        return length;
    }

    /// <summary>The letter without case and accents.</summary>
    public static string Fold(char letter) => Folded[letter] ??= letter switch
    {
        'ß' => "ss",
        'æ' or 'Æ' => "ae",
        'œ' or 'Œ' => "oe",
        'ø' or 'Ø' => "o",
        'ł' or 'Ł' => "l",
        'đ' or 'Đ' or 'ð' or 'Ð' => "d",
        'ı' or 'İ' => "i",
        // U+FFFE stands for no character: nothing can take it apart.
        _ when char.IsSurrogate(letter) || letter == '\uFFFE' => "",
        _ => string.Concat(letter.ToString().ToLowerInvariant().Normalize(NormalizationForm.FormKD).Where(c => char.IsLetterOrDigit(c))),
    };

    private static LetterKind KindOf(char letter, bool isRaw, char next)
    {
        if (char.IsAsciiLetter(letter)) return LetterKind.Letter;
        if (char.IsAsciiDigit(letter)) return LetterKind.Digit;
        if (letter < 128)
        {
            return letter switch
            {
                ' ' or '-' or '_' or '.' or '+' or '\'' or '`' or '(' or ')' or '/' or '&' => LetterKind.Joint,
                // Without a blank after it, it may end a field of CSV.
                ',' => next == ' ' ? LetterKind.Joint : LetterKind.Break,
                // An escaped one is part of the text.
                '"' or '\n' or '\r' or '\t' => isRaw ? LetterKind.Break : LetterKind.Joint,
                _ => LetterKind.Break,
            };
        }

        return char.GetUnicodeCategory(letter) switch
        {
            UnicodeCategory.LowercaseLetter or UnicodeCategory.UppercaseLetter or UnicodeCategory.TitlecaseLetter or UnicodeCategory.OtherLetter => LetterKind.Letter,
            UnicodeCategory.DecimalDigitNumber => LetterKind.Digit,
            UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format => LetterKind.Mark,
            _ => LetterKind.Joint,
        };
    }

    private static int Backslash(ReadOnlySpan<char> text, out char letter)
    {
        var count = text.IndexOfAnyExcept('\\');
        if (count < 0) count = text.Length;
        letter = '\\';
        // Any number of backslashes: JSON within JSON.
        if (count + 4 < text.Length && text[count] == 'u' && Hex(text.Slice(count + 1, 4)) is { } code)
        {
            letter = (char)code;
            return count + 5;
        }

        if (count == text.Length || count % 2 == 0 && text[count] is not '"') return count;
        switch (text[count])
        {
            case 'n' or 'r' or 't' or 'b' or 'f': letter = '\n'; return count + 1;
            case '"': letter = '"'; return count + 1;
            case '/': letter = '/'; return count + 1;
            default: return count;
        }
    }

    private static int Percent(ReadOnlySpan<char> text, out char letter)
    {
        letter = '%';
        if (Byte(text, 0) is not { } first) return 1;
        if (first < 0x80)
        {
            letter = (char)first;
            return 3;
        }

        var size = first switch { >= 0xC2 and < 0xE0 => 2, >= 0xE0 and < 0xF0 => 3, >= 0xF0 and < 0xF5 => 4, _ => 0 };
        Span<byte> bytes = stackalloc byte[4];
        for (var i = 0; i < size; i++)
        {
            if (Byte(text, 3 * i) is not { } b) return 1;
            bytes[i] = b;
        }

        if (size == 0 || Rune.DecodeFromUtf8(bytes[..size], out var rune, out _) != System.Buffers.OperationStatus.Done) return 1;
        letter = rune.IsBmp ? (char)rune.Value : '\uFFFD';
        return 3 * size;
    }

    private static byte? Byte(ReadOnlySpan<char> text, int at) => at + 2 < text.Length && text[at] == '%' ? (byte?)Hex(text.Slice(at + 1, 2)) : null;

    private static int Entity(ReadOnlySpan<char> text, out char letter)
    {
        letter = '&';
        var end = text[..Math.Min(text.Length, Longest)].IndexOf(';');
        if (end < 2) return 1;
        var name = text[1..end];
        var code = name[0] != '#' ? null : name.Length > 2 && name[1] is 'x' or 'X' ? Hex(name[2..]) : int.TryParse(name[1..], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
        code ??= name switch { "amp" => '&', "quot" => '"', "apos" => '\'', "lt" => '<', "gt" => '>', "nbsp" => ' ', _ => null };
        if (code is null or > char.MaxValue) return 1;
        letter = (char)code;
        return end + 1;
    }

    private static int? Hex(ReadOnlySpan<char> digits) => int.TryParse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var value) ? value : null;
}
