using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using Dapper;
using FastEndpoints;

namespace Compliance.Deadlines;

/// <summary>Due dates on their way out as a calendar: entry after entry, as they are read.</summary>
/// <param name="view">What is read.</param>
/// <param name="filter">Which are shown.</param>
/// <param name="site">Where people reach this server; null: not told.</param>
internal sealed class CalendarAnswer(View view, DeadlineFilter filter, string? site)
{
    // So many entries are looked up in the change log at once.
    private const int Batch = 500;

    /// <summary>What belongs to lists alone.</summary>
    internal static readonly string[] OfLists = ["limit", "cursor", "count", "sort", "fields", "include", "csvFor"];

    public async Task Send(HttpContext http, CancellationToken token)
    {
        if (OfLists.FirstOrDefault(http.Request.Query.ContainsKey) is { } name)
            throw ProblemException.InvalidParameter(name, "format", $"'{name}' is not for a calendar, which has all entries by their day: leave it out, and choose by 'from', 'to' and the other filters.");
        var calendar = new DeadlineCalendar(http.Mask(), site);
        http.MarkResponseStart();
        http.Response.ContentType = $"{DeadlineCalendar.MediaType}; charset=utf-8";
        await using var writer = new StreamWriter(http.Response.Body, new UTF8Encoding(false));
        foreach (var piece in calendar.Write(Entries(), Name())) await writer.WriteAsync(piece.AsMemory(), token);
    }

    private IEnumerable<CalendarEntry> Entries()
    {
        var asOf = filter.AsOf ?? view.Today;
        var arguments = Lists.Arguments(filter);
        arguments["AsOf"] = asOf;
        arguments["Entry"] = true;
        if (filter is { From: null, To: null }) arguments["From"] = asOf.AddYears(-1);
        var all = Statement.Of<ListDeadlines>(arguments).Around(text => $"select page.* from (\n{text}\n) page\nwhere page.due_on is not null\norder by page.due_on, page.id");
        foreach (var batch in view.Reader.Connection.Query<CalendarEntry>(all.Text, all.Arguments, buffered: false).Chunk(Batch))
        {
            var versions = view.Reader.Rows<DeadlineVersion>(Statement.Of<ListDeadlines>("DeadlineVersions", new { Rows = Wanted(batch) })).ToDictionary(v => v.Id);
            foreach (var entry in batch) yield return entry with { Version = versions[entry.Id] };
        }
    }

    private static string Wanted(IEnumerable<CalendarEntry> entries) =>
        JsonSerializer.Serialize(entries.Select(e => new { id = e.Id, record = e.Record, key = e.Key, member = e.Member, thread = e.Thread, anchor = e.Anchor, session = e.Session, isPromised = e.IsPromised }));

    private string Name()
    {
        var chosen = string.Join(' ', (filter.Member?.Any ?? []).Concat(filter.Convention?.Any ?? []));
        return chosen.Length == 0 ? "ILO deadlines" : $"ILO deadlines: {chosen}";
    }
}
