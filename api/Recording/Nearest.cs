using Compliance.Exchange;
namespace Compliance.Recording;

/// <summary>Finds what somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>" - did you mean 'status'?", or nothing when no allowed word is near.</summary>
    public static string Hint(string word, IEnumerable<string> allowed) => To(word, allowed) is { } near ? $" - did you mean '{near}'?" : "";

    /// <summary>The nearest allowed word, at most a third of its letters away.</summary>
    public static string? To(string word, IEnumerable<string> allowed)
    {
        if (word.Length > 80) return null;
        return allowed.Select(a => (Word: a, Distance: Distance(word.ToLowerInvariant(), a.ToLowerInvariant())))
            .Where(c => c.Distance <= Math.Max(1, Math.Max(word.Length, c.Word.Length) / 3))
            .OrderBy(c => c.Distance).ThenBy(c => c.Word, StringComparer.Ordinal).Select(c => c.Word).FirstOrDefault();
    }

    /// <summary>How many letters have to change, come or go to make one word the other (Levenshtein).</summary>
    public static int Distance(string a, string b)
    {
        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (a[i - 1] == b[j - 1] ? 0 : 1)));
        }

        return row[^1];
    }
}
