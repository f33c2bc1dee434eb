using System.Text;
using Compliance.Recording;

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
        return longest == 0 ? 0 : 1 - (double)Nearest.Distance(a, b) / longest;
    }

    private static string InLatin(string word) => word.Aggregate(new StringBuilder(), static (text, c) => text.Append(Latin.GetValueOrDefault(c) ?? c.ToString())).ToString();
}
