using System.Globalization;
using System.Text;
using System.Xml;

namespace Compliance.Pictures;

/// <summary>Texts of the record as they are drawn: what XML cannot hold is a mark, what would turn the direction of other texts is left out.</summary>
internal static class PictureText
{
    // What no drawing needs whole: the page of the record has it.
    private const int Longest = 600;

    /// <summary>A text on one line.</summary>
    public static string Plain(string text)
    {
        var plain = new StringBuilder(Math.Min(text.Length, Longest));
        foreach (var rune in text.EnumerateRunes())
        {
            if (plain.Length >= Longest) return plain.ToString().TrimEnd() + "…";
            if (Rune.IsWhiteSpace(rune) || rune.Value is '\t' or '\n') plain.Append(plain.Length > 0 && plain[^1] != ' ' ? " " : "");
            else if (TurnsDirection(rune.Value)) continue;
            else plain.Append(rune.IsBmp && !XmlConvert.IsXmlChar((char)rune.Value) ? "\uFFFD" : rune.ToString());
        }

        return plain.ToString().TrimEnd();
    }

    /// <summary>The beginning of a text, up to a word, if it is longer.</summary>
    public static string Short(string text, int most)
    {
        if (text.Length <= most) return text;
        var space = text.LastIndexOf(' ', most - 1, most);
        var end = space > most / 2 ? space : char.IsHighSurrogate(text[most - 2]) ? most - 2 : most - 1;
        return text[..end].TrimEnd(' ', ',', ';', ':', '.') + "…";
    }

    /// <summary>About how wide a text is, rather more than less.</summary>
    public static double Width(string text, double size) => text.EnumerateRunes().Sum(r => size * r.Value switch
    {
        ' ' or '.' or ',' or ':' or '\'' or 'i' or 'l' or 'j' or '|' or 'I' => 0.32,
        'm' or 'w' or 'M' or 'W' or '—' => 0.92,
        >= 0x2E80 => 1.05,
        >= 'A' and <= 'Z' => 0.7,
        >= 0x0400 and < 0x0530 => 0.66,
        _ => 0.62,
    });

    /// <summary>A text in lines that fit a width; what does not fit into so many ends with an ellipsis.</summary>
    public static IReadOnlyList<string> Lines(string text, double width, double size, int most, out bool isCut)
    {
        var lines = new List<string>();
        var rest = text;
        while (rest.Length > 0 && lines.Count < most)
        {
            var fits = Fitting(rest, width, size);
            if (fits < rest.Length && lines.Count < most - 1)
            {
                var space = rest.LastIndexOf(' ', fits - 1, fits);
                var end = space > 0 ? space : fits;
                lines.Add(rest[..end]);
                rest = rest[end..].TrimStart();
            }
            else
            {
                lines.Add(fits < rest.Length ? rest[..Fitting(rest, width - size, size)].TrimEnd() + "…" : rest);
                isCut = fits < rest.Length;
                return lines;
            }
        }

        isCut = false;
        return lines;
    }

    // Whole characters as people see them: a mark stays with its letter.
    private static int Fitting(string text, double width, double size)
    {
        var (at, used) = (0, 0.0);
        var each = StringInfo.GetTextElementEnumerator(text);
        while (each.MoveNext())
        {
            var one = each.GetTextElement();
            used += Width(one, size);
            if (used > width && at > 0) return at;
            at = each.ElementIndex + one.Length;
        }

        return at;
    }

    private static bool TurnsDirection(int rune) => rune is 0x061C or 0x200E or 0x200F or (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069);
}
