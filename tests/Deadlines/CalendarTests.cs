using System.Net;
using System.Text.Json;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;
using Ical.Net.DataTypes;

namespace Compliance.Tests.Deadlines;

/// <summary>Due dates as a calendar: to the letter of RFC 5545, and as two parsers that are not ours read it.</summary>
public sealed class CalendarTests
{
    private const string All = $"from=1900-01-01&asOf={Dated.Day}";
    private static readonly Lazy<Task<RunningApi>> Made = new(() => Dated.Start());

    [TestCase("reply-conclusion-kaz-test-cas-2024", "2027-02-01", "2027-02-01", "CONFIRMED", "Kazakhstan C87: reply due to CAS")]
    [TestCase("reply-request-kaz-test-cas-2024.6", "2027-08-01", "2027-08-01", "CONFIRMED", "Kazakhstan C87: report due to CAS: Made-up request 6.")]
    [TestCase("outcome-request-kaz-test-cas-2024.1", "2027-12-31", "2027-12-31", "CONFIRMED", "Kazakhstan C87: due: Made-up request 1.")]
    [TestCase("outcome-request-kaz-test-cas-2024.2", "2025-06-02", "2025-06-13", "CONFIRMED", "Kazakhstan C87: due: Made-up request 2.")]
    [TestCase("outcome-request-kaz-test-cas-2024.3", "2027-05-05", "2027-05-05", "CANCELLED", "Withdrawn: Kazakhstan C87: due: Made-up request 3.")]
    [TestCase("outcome-request-kaz-test-cas-2024.7", "2027-06-30", "2027-06-30", "CONFIRMED", "Kazakhstan C87: due: Made-up request 7.")]
    [TestCase("outcome-request-kaz-test-cas-2024.11", "2027-07-01", "2027-07-01", "TENTATIVE", "Kazakhstan C87: due: Made-up request 11.")]
    [TestCase("outcome-thread-kaz-test-thread", "2027-03-31", "2027-03-31", "CONFIRMED", "Kazakhstan C87: due: A made-up demand")]
    [TestCase("commitment-commitment-kaz-test-old", "2026-04-30", "2026-04-30", "CANCELLED", "Withdrawn: Kazakhstan C87: promised: A made-up promise.")]
    [TestCase("outcome-request-kaz-c87-cas-2017.2", "2018-05-27", "2018-05-27", "CONFIRMED", null)]
    public async Task An_entry_lasts_from_its_first_day_to_its_last(string record, string first, string last, string status, string? summary)
    {
        var entry = (await IcsFile.Get(await Made.Value, All))[record];
        Assert.Multiple(() =>
        {
            Assert.That($"{IcsFile.Day(entry["DTSTART"]):O}", Is.EqualTo(first));
            Assert.That($"{IcsFile.Day(entry["DTEND"]).AddDays(-1):O}", Is.EqualTo(last));
            Assert.That(entry["STATUS"], Is.EqualTo(status));
            if (summary is not null) Assert.That(IcsFile.Plain(entry["SUMMARY"]), Is.EqualTo(summary));
        });
    }

    [Test]
    public async Task The_calendar_holds_every_deadline_of_the_list_that_has_a_day()
    {
        var api = await Made.Value;
        var file = await IcsFile.Get(api, All);
        var listed = (await api.Get($"/v1/deadlines?limit=500&asOf={Dated.Day}")).Rows().Where(r => r.GetProperty("on").ValueKind == JsonValueKind.String).Select(r => $"{r.Text("clock")}-{r.Text("record")}-{r.Text("key")}@deadlines.compliance.invalid");
        Assert.That(file.Entries.Keys, Is.EquivalentTo(listed).And.Count.GreaterThan(40));
        Assert.That((await IcsFile.Get(api, $"{All}&clock=commitment&state=overdue")).Entries.Values.Select(e => e["CATEGORIES"]), Is.Not.Empty.And.All.StartsWith("commitment,KAZ"));
    }

    [Test]
    public async Task Unless_a_span_is_asked_for_it_begins_a_year_ago()
    {
        var days = (await IcsFile.Get(await Made.Value, $"asOf={Dated.Day}")).Entries.Values.Select(e => IcsFile.Day(e["DTEND"]).AddDays(-1)).ToArray();
        Assert.That(days.Min(), Is.GreaterThanOrEqualTo(new DateOnly(2025, 6, 1)));
        Assert.That(days, Does.Contain(new DateOnly(2025, 6, 13)).And.Contain(new DateOnly(2027, 12, 31)));
        Assert.That((await IcsFile.Get(await Made.Value, $"asOf={Dated.Day}&to=2010-01-01")).Entries, Is.Not.Empty, "a span of one's own is not cut");
    }

    [Test]
    public async Task What_was_done_to_a_date_is_told_in_words()
    {
        var text = IcsFile.Plain((await IcsFile.Get(await Made.Value, All))["outcome-request-kaz-test-cas-2024.1"]["DESCRIPTION"]).Split('\n');
        Assert.That(text, Does.Contain("Due: 31 December 2027 (“by the end of 2027”). The text of the conclusion.").And.Contain("2025-01-10: suspended by CAS (ilo-normlex).")
            .And.Contain("2025-02-10: extended by CAS, 2025-03-01 -> 2027-12-31 (ilo-normlex).").And.Contain("https://compliance.example/v1/requests/kaz-test-cas-2024.1"));
    }

    [Test]
    public async Task Nothing_due_is_still_a_calendar() => Assert.That((await IcsFile.Get(await Made.Value, "member=FRA")).Entries, Is.Empty);

    [Test]
    public async Task Ical_Net_reads_what_it_wrote()
    {
        var file = await IcsFile.Get(await Made.Value, All);
        var read = Ical.Net.Calendar.Load(file.Text)!;
        Assert.That(read.Events.Select(e => e.Uid), Is.EquivalentTo(file.Entries.Keys));
        var session = read.Events.Single(e => e.Uid!.StartsWith("outcome-request-kaz-test-cas-2024.2@", StringComparison.Ordinal));
        Assert.That((session.IsAllDay, session.Start, session.End), Is.EqualTo((true, new CalDateTime(new DateOnly(2025, 6, 2)), new CalDateTime(new DateOnly(2025, 6, 14)))));
    }

    [Test]
    public async Task Another_parser_reads_the_same()
    {
        var clients = Repository.File("tests", "Contract", "clients");
        if (!Directory.Exists(Path.Combine(clients, "node_modules")))
        {
            if (Environment.GetEnvironmentVariable("CI") == "true") Assert.Fail("run 'npm ci' in tests/Contract/clients first, as tests/run does");
            Assert.Ignore("run 'npm ci' in tests/Contract/clients first, as tests/run does");
        }

        var file = await IcsFile.Get(await Made.Value, All);
        var path = Fresh.File("deadlines.ics", file.Text);
        var (code, output) = await Repository.Run(clients, "node", "calendar.mjs", path);
        Assert.That(code, Is.Zero, output);
        var read = JsonSerializer.Deserialize<JsonElement>(output);
        Assert.That((read.Text("name"), read.Text("version")), Is.EqualTo(("ILO deadlines", "2.0")));
        var entries = read.GetProperty("entries").EnumerateArray().ToDictionary(e => e.Text("uid"));
        Assert.That(entries.Keys, Is.EquivalentTo(file.Entries.Keys));
        foreach (var (uid, entry) in file.Entries)
        {
            Assert.That(entries[uid].GetProperty("isAllDay").GetBoolean(), Is.True);
            Assert.That(entries[uid].Text("start"), Is.EqualTo($"{IcsFile.Day(entry["DTSTART"]):O}"));
            Assert.That(entries[uid].Text("end"), Is.EqualTo($"{IcsFile.Day(entry["DTEND"]):O}"));
            Assert.That(entries[uid].Text("summary"), Is.EqualTo(IcsFile.Plain(entry["SUMMARY"])));
            Assert.That(entries[uid].Text("description"), Is.EqualTo(IcsFile.Plain(entry["DESCRIPTION"])));
            Assert.That(entries[uid].GetProperty("sequence").ToString(), Is.EqualTo(entry["SEQUENCE"]));
        }
    }

    [Test]
    public async Task Links_lead_to_the_address_that_was_set_and_never_to_the_one_that_was_asked()
    {
        await using var api = await Dated.Start(s => s with { PublicUrl = "https://compliance.example.org/ilo" });
        using var response = await api.Send(HttpMethod.Get, $"/v1/deadlines.ics?{All}", headers: [("Host", "evil.example"), ("X-Forwarded-Host", "evil.example")]);
        var file = IcsFile.Read(await response.Content.ReadAsByteArrayAsync());
        Assert.That(file.Unfolded, Does.Not.Contain("evil"));
        Assert.That(file["outcome-request-kaz-test-cas-2024.1"]["URL"], Is.EqualTo("https://compliance.example.org/ilo/v1/requests/kaz-test-cas-2024.1"));
        await using var nowhere = await RunningApi.Start(set: s => s with { PublicUrl = "" });
        var entries = (await IcsFile.Get(nowhere, All)).Entries.Values.ToArray();
        Assert.That(entries.Select(e => e.ContainsKey("URL")), Is.Not.Empty.And.All.False, "a link to nobody's own machine would be worse than none");
        Assert.That(IcsFile.Plain(entries[0]["DESCRIPTION"]).Split('\n'), Has.Some.StartsWith("/v1/"));
    }

    [TestCase("limit=10")]
    [TestCase("cursor=abc")]
    [TestCase("count=true")]
    [TestCase("sort=on")]
    [TestCase("fields=on")]
    [TestCase("include=member")]
    public async Task A_calendar_is_not_paged_and_not_shaped(string query)
    {
        var problem = await (await Made.Value).Problem($"/v1/deadlines?format=ics&{query}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].Text("code"), Is.EqualTo("format"));
        await (await Made.Value).Problem($"/v1/deadlines.ics?{query}", HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Test]
    public async Task The_list_gives_the_same_calendar_when_it_is_asked_for_one()
    {
        var api = await Made.Value;
        var file = (await IcsFile.Get(api, $"asOf={Dated.Day}")).Text;
        using var byHeader = await api.Send(HttpMethod.Get, $"/v1/deadlines?asOf={Dated.Day}", headers: ("Accept", "text/calendar"));
        using var byWord = await api.Send(HttpMethod.Get, $"/v1/deadlines?asOf={Dated.Day}&format=ics");
        using var plain = await api.Send(HttpMethod.Get, $"/v1/deadlines?asOf={Dated.Day}");
        using var any = await api.Send(HttpMethod.Get, $"/v1/deadlines?asOf={Dated.Day}", headers: ("Accept", "*/*"));
        Assert.Multiple(async () =>
        {
            Assert.That(await byHeader.Content.ReadAsStringAsync(), Is.EqualTo(file));
            Assert.That(await byWord.Content.ReadAsStringAsync(), Is.EqualTo(file));
            Assert.That(plain.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(any.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/json"));
            Assert.That(byWord.Headers.ETag, Is.Not.EqualTo(plain.Headers.ETag));
        });
    }

    [Test]
    public async Task It_is_cached_and_negotiated_like_every_read()
    {
        var api = await Made.Value;
        using var first = await api.Send(HttpMethod.Get, "/v1/deadlines.ics", headers: ("Accept", "text/calendar"));
        using var head = await api.Send(HttpMethod.Head, "/v1/deadlines.ics");
        using var known = await api.Send(HttpMethod.Get, "/v1/deadlines.ics", headers: ("If-None-Match", first.Headers.ETag!.ToString()));
        using var packed = await api.Send(HttpMethod.Get, "/v1/deadlines.ics", headers: ("Accept-Encoding", "gzip"));
        Assert.Multiple(() =>
        {
            Assert.That(first.StatusCode, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(head.Content.Headers.ContentType?.MediaType, Is.EqualTo("text/calendar"));
            Assert.That(head.Headers.ETag, Is.EqualTo(first.Headers.ETag));
            Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(packed.Content.Headers.ContentEncoding, Is.EqualTo(new[] { "gzip" }));
        });
        using var other = await api.Send(HttpMethod.Get, "/v1/deadlines.ics", headers: ("Accept", "application/json"));
        Assert.That(other.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
    }
}
