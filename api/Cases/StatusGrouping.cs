using System.Text.Json;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Cases;

/// <summary>How counts are grouped: the columns that <c>groupBy</c> names.</summary>
internal sealed record StatusGrouping(string[] Columns)
{
    private static readonly string[] All = ["member", "convention", "body", "kind", "status"];

    /// <summary>Reads <c>groupBy</c>.</summary>
    public static StatusGrouping Read(string groupBy)
    {
        var columns = groupBy.Split(',');
        if (columns.FirstOrDefault(c => !All.Contains(c)) is { } unknown)
            throw ProblemException.InvalidParameter("groupBy", "unknown_word", $"'groupBy' does not know '{unknown}'{Nearest.Hint(unknown, All)}; allowed: {string.Join(", ", All)}.");
        if (columns.Distinct().Count() != columns.Length) throw ProblemException.InvalidParameter("groupBy", "repeated", "'groupBy' names a column twice.");
        return new StatusGrouping(columns);
    }

    /// <summary>Counts for some days what a filter lets through: one statement for all of them, in the order of the days.</summary>
    /// <param name="reader">Reads.</param>
    /// <param name="filter">The filter.</param>
    /// <param name="days">The days, in order.</param>
    /// <param name="most">How many rows at most; -1: all.</param>
    public IReadOnlyList<T> Count<T>(Reader reader, object filter, IReadOnlyList<DateOnly> days, int most = -1)
    {
        var arguments = Lists.Arguments(filter);
        arguments["Days"] = JsonSerializer.Serialize(days.Select(d => d.Stored()));
        (arguments["First"], arguments["Last"]) = (days[0], days[^1]);
        foreach (var column in All) arguments["By" + char.ToUpperInvariant(column[0]) + column[1..]] = Columns.Contains(column);
        return reader.Rows<T>(Statement.Of("Cases/CountStatuses", arguments).Around(text => $"{text}\nlimit @Most", ("Most", most)));
    }
}
