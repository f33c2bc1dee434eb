using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using Dapper;
using FastEndpoints;

namespace Compliance.Deadlines;

/// <summary>Shows due dates as a calendar.</summary>
public sealed class ShowDeadlineCalendar(Views views, Settings settings) : Endpoint<DeadlineFilter>
{
    // So many entries are looked up in the change log at once.
    private const int Batch = 500;
    private static readonly string[] OfPages = ["limit", "cursor", "count", "sort"];

    public override void Configure()
    {
        Get("/v1/deadlines.ics");
        AllowAnonymous();
        Tags("Deadlines");
        this.Answers<string>(200, DeadlineCalendar.MediaType);
        Summary(s =>
        {
            s.Summary = "Subscribe to due dates as a calendar";
            s.Description = """
                An iCalendar file (RFC 5545) that calendar programs subscribe to: all-day entries of those to come and of the last year, unless `from` or `to` is given. The filters are those of the list; it is not paged: `limit`, `cursor`, `count` and `sort` are refused.
                An entry is on the last day in time: of a month, a quarter or a year known only so, its last day (a report's 1 September), with the range in the description. A date at a session lasts as long as the session; one before it is the day before it opens. What has no day is left out.
                The UID of an entry never changes; its SEQUENCE is 0 at first and grows exactly when a change of the record changed its day, its words or where it stands; DTSTAMP and LAST-MODIFIED tell when it last changed, also because a day passed. STATUS is CANCELLED when the date was withdrawn, the request closed or the promise replaced, TENTATIVE while the clock is suspended. Links are in it only when the server knows its public address.
                """;
        });
    }

    public override async Task HandleAsync(DeadlineFilter filter, CancellationToken ct)
    {
        if (OfPages.FirstOrDefault(HttpContext.Request.Query.ContainsKey) is { } name)
            throw ProblemException.InvalidParameter(name, "not_paged", $"A calendar has all entries, by their day: leave '{name}' out, and choose by 'from', 'to' and the other filters.");
        using var view = views.Now(ct);
        var calendar = new DeadlineCalendar(HttpContext.Mask(), settings.PublicUrl.Length > 0 ? settings.PublicAddress : null);
        HttpContext.MarkResponseStart();
        HttpContext.Response.ContentType = $"{DeadlineCalendar.MediaType}; charset=utf-8";
        await using var writer = new StreamWriter(HttpContext.Response.Body, new UTF8Encoding(false));
        foreach (var piece in calendar.Write(Entries(view, filter), Name(filter))) await writer.WriteAsync(piece.AsMemory(), ct);
    }

    /// <summary>The entries, in their order, as they are read.</summary>
    private static IEnumerable<CalendarEntry> Entries(View view, DeadlineFilter filter)
    {
        var asOf = filter.AsOf ?? view.Today;
        var arguments = Lists.Arguments(filter);
        arguments["AsOf"] = asOf;
        arguments["Entry"] = true;
        if (filter is { From: null, To: null }) arguments["From"] = asOf.AddYears(-1);
        var all = Statement.Of<ListDeadlines>(arguments).Around(text => $"select page.* from (\n{text}\n) page\nwhere page.due_on is not null\norder by page.due_on, page.id");
        foreach (var batch in view.Reader.Connection.Query<CalendarEntry>(all.Text, all.Arguments, buffered: false).Chunk(Batch))
        {
            var versions = view.Reader.Rows<DeadlineVersion>(Statement.Of<ShowDeadlineCalendar>("DeadlineVersions", new { Rows = Wanted(batch) })).ToDictionary(v => v.Id);
            foreach (var entry in batch) yield return entry with { Version = versions[entry.Id] };
        }
    }

    private static string Wanted(IEnumerable<CalendarEntry> entries) =>
        JsonSerializer.Serialize(entries.Select(e => new { id = e.Id, record = e.Record, key = e.Key, member = e.Member, thread = e.Thread, anchor = e.Anchor, session = e.Session, isPromised = e.IsPromised }));

    private static string Name(DeadlineFilter filter)
    {
        var chosen = string.Join(' ', (filter.Member?.Any ?? []).Concat(filter.Convention?.Any ?? []));
        return chosen.Length == 0 ? "ILO deadlines" : $"ILO deadlines: {chosen}";
    }
}
