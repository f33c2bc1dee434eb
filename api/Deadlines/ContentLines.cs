using System.Text;

namespace Compliance.Deadlines;

/// <summary>The lines of a calendar, folded as RFC 5545 asks: at most 75 octets of UTF-8 to a line.</summary>
internal static class ContentLines
{
    private const int Longest = 75;
    private const string Fold = "\r\n ";

    /// <summary>
    /// Folds anew what Ical.Net wrote, which folds between the halves of a character outside the basic plane. A line is
    /// broken behind a space or a mark where there is one, so that no word, and no name, is divided.
    /// </summary>
    public static string Folded(string lines)
    {
        var folded = new StringBuilder(lines.Length + 100);
        foreach (var line in lines.Replace(Fold, "", StringComparison.Ordinal).Split("\r\n", StringSplitOptions.RemoveEmptyEntries))
        {
            var rest = line.AsSpan();
            for (var room = Longest; Encoding.UTF8.GetByteCount(rest) > room; room = Longest - 1)
            {
                var end = End(rest, room);
                folded.Append(rest[..end]).Append(Fold);
                rest = rest[end..];
            }

            folded.Append(rest).Append("\r\n");
        }

        return folded.ToString();
    }

    private static int End(ReadOnlySpan<char> line, int room)
    {
        var (at, octets, afterWord) = (0, 0, 0);
        foreach (var rune in line.EnumerateRunes())
        {
            octets += rune.Utf8SequenceLength;
            if (octets > room) break;
            at += rune.Utf16SequenceLength;
            // The backslash belongs to what comes after it.
            if (rune.Value != '\\' && (Rune.IsWhiteSpace(rune) || Rune.IsPunctuation(rune)) && 2 * octets > room) afterWord = at;
        }

        return afterWord > 0 ? afterWord : at;
    }
}
