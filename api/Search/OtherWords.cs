using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Search;

/// <summary>A query that was perhaps meant, where one finds nothing: with the words of the record in place of those that it does not hold.</summary>
public static partial class OtherWords
{
    private const int Most = 8;

    /// <summary>The query with other words; null when every word is one of the record, or none is near.</summary>
    public static string? Instead(Reader reader, string query)
    {
        string[] given = [.. Word().Matches(query).Select(m => m.Value).Where(w => w is not ("AND" or "OR" or "NOT")).Distinct().Take(Most)];
        var folded = given.ToDictionary(w => w, w => Folding.Of(w).Text);
        var beginnings = JsonSerializer.Serialize(folded.Values.Where(w => w.Length > 2).Select(w => w[..2]).Distinct());
        var known = reader.Rows<string>(Statement.Of("Search/OtherWords", new { Beginnings = beginnings })).ToHashSet();
        var others = given.Where(w => folded[w].Length > 2 && !known.Contains(folded[w]))
            .Select(w => (Word: w, Near: Nearest.To(folded[w], known.Where(k => k.StartsWith(folded[w][..2], StringComparison.Ordinal))))).Where(o => o.Near is not null).ToDictionary(o => o.Word, o => o.Near!);
        return others.Count == 0 ? null : Word().Replace(query, m => others.GetValueOrDefault(m.Value, m.Value));
    }

    [GeneratedRegex(@"\p{L}{3,40}", RegexOptions.NonBacktracking)]
    private static partial Regex Word();
}
