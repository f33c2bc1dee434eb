using System.Text;

namespace Compliance.Search;

/// <summary>Whether two words may be the same name, also in another alphabet.</summary>
internal static class Names
{
    private static readonly Dictionary<char, string> Latin =
        "аa бb вv гg дd еe жzh зz иi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щsh ъ ыy ь эe юyu яya".Split(' ').ToDictionary(p => p[0], p => p[1..]);

    /// <summary>How alike two folded words are: 1 when they are the same, 0 when they have nothing in common.</summary>
    public static double Likeness(string one, string other)
    {
        var (a, b) = (InLatin(one), InLatin(other));
        var longest = Math.Max(a.Length, b.Length);
        return longest == 0 ? 0 : 1 - (double)Distance(a, b) / longest;
    }

    private static string InLatin(string word) => word.Aggregate(new StringBuilder(), static (text, c) => text.Append(Latin.GetValueOrDefault(c) ?? c.ToString())).ToString();

    // Levenshtein's.
    private static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[b.Length];
    }
}
