using System.Globalization;
using Compliance.Codes;
using Compliance.Storage;

namespace Compliance.Deadlines;

/// <summary>What a person reads in an entry of a calendar. No day is counted in it: it changes only when the deadline does.</summary>
internal static class CalendarText
{
    private const int LongestSummary = 120;

    private static readonly Dictionary<(string List, string Word), Code> Codes =
        CodeLists.All.SelectMany(l => l.Value.Select(c => (Key: (l.Key, c.Word), Code: c))).ToDictionary(c => c.Key, c => c.Code);

    /// <summary>One line: whose, under which Conventions, what is due.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="label">What is asked or promised, as readers may see it: to be cut only after names are hidden.</param>
    public static string Summary(CalendarEntry entry, string label)
    {
        var what = (entry.Clock, entry.Record) switch
        {
            ("reply", "conclusion") => $"reply due to {entry.Body}",
            ("reply", _) => $"report due to {entry.Body}: {label}",
            ("commitment", _) => $"promised: {label}",
            _ => $"due: {label}",
        };
        var gone = entry.State == "withdrawn" ? "Withdrawn: " : "";
        return Cut($"{gone}{string.Join(' ', [entry.MemberName, string.Join(", ", entry.Conventions)]).TrimEnd()}: {what}");
    }

    /// <summary>Everything else, a line each.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="url">Where the record is to be found.</param>
    public static string Description(CalendarEntry entry, string url) => string.Join('\n', Lines(entry, url));

    private static IEnumerable<string> Lines(CalendarEntry entry, string url)
    {
        yield return entry.Label;
        yield return $"Due: {Day(entry.On!.Value)}{(entry.Words is null ? "" : $" (“{entry.Words}”)")}. {Of("due_basis", entry.Basis).Definition}";
        if (entry.Earliest is { } earliest && entry.Latest is { } latest && earliest < latest) yield return $"The words can mean any day from {Day(earliest)} to {Day(latest)}; the last in time is shown.";
        if (entry.GraceDays > 0) yield return $"Grace: {entry.GraceDays} days.";
        var state = Of("deadline_state", entry.State);
        yield return $"State: {state.Label}. {state.Definition}";
        if (entry.Reply is { } reply) yield return $"Reply: {Of("reply", reply).Label}.";
        if (entry.Status is { } status) yield return $"Status: {Of("request_status", status).Label}.";
        if (entry.CommitmentStatus is { } promise) yield return $"Promise: {Of("commitment_status", promise).Label}.";
        foreach (var change in entry.History)
            yield return $"{change.On.Text}: {change.Kind.Word()} by {change.By}{(change.Before?.Latest == change.After?.Latest ? "" : $", {Day(change.Before)} -> {Day(change.After)}")} ({change.Source}).";
        if (entry.Requests.Length > 0) yield return $"Concerns: {string.Join(", ", entry.Requests.Select(r => r.Id))}.";
        yield return url;
        yield return "How it stands is derived by published rules; it is not a statement of the ILO.";
    }

    private static Code Of(string list, string word) => Codes[(list, word)];

    private static string Day(Requests.Due? due) => due is null ? "no date" : due.Latest?.Stored() ?? due.Text;

    private static string Day(DateOnly day) => day.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static string Cut(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= LongestSummary) return line;
        var end = line.LastIndexOf(' ', LongestSummary);
        if (end < LongestSummary / 2) end = char.IsHighSurrogate(line[LongestSummary - 1]) ? LongestSummary - 1 : LongestSummary;
        return line[..end].TrimEnd(' ', ',', ';', ':') + "…";
    }
}
