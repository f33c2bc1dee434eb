using System.Net;
using System.Text.Json;
using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Deadlines;

public sealed class ListDeadlinesTests
{
    private static readonly Lazy<Task<RunningApi>> Made = new(() => Dated.Start());

    private static async Task<Dictionary<string, JsonElement>> Of(string query) =>
        (await (await Made.Value).Get($"/v1/deadlines?limit=500&asOf={Dated.Day}&{query}")).Rows().Where(r => r.Text("key").Contains("-test-", StringComparison.Ordinal)).ToDictionary(r => r.Text("id"));

    // Clock, record and key; the day; what it rests on; how it stands; days left; days overdue.
    [TestCase("reply:conclusion:kaz-test-cas-2024", "2027-02-01", "text", "to_come", 245, 0)]
    [TestCase("reply:request:kaz-test-cas-2024.6", "2027-08-01", "text", "to_come", 426, 0)]
    [TestCase("outcome:request:kaz-test-cas-2024.1", "2027-12-31", "text", "to_come", 578, 0)]
    [TestCase("outcome:request:kaz-test-cas-2024.2", "2025-06-13", "text", "overdue", null, 353)]
    [TestCase("outcome:request:kaz-test-cas-2024.3", "2027-05-05", "text", "withdrawn", null, null)]
    [TestCase("outcome:request:kaz-test-cas-2024.4", null, "text", "undated", null, null)]
    [TestCase("outcome:request:kaz-test-cas-2024.7", "2027-06-30", "text", "to_come", 394, 0)]
    [TestCase("outcome:request:kaz-test-cas-2024.11", "2027-07-01", "text", "suspended", null, 0)]
    [TestCase("outcome:thread:kaz-test-thread", "2027-03-31", "government_commitment", "to_come", 303, 0)]
    [TestCase("commitment:commitment:kaz-test-promise", "2027-03-31", "government_commitment", "to_come", 303, 0)]
    [TestCase("commitment:commitment:kaz-test-old", "2026-04-30", "government_commitment", "withdrawn", null, 0)]
    [TestCase("commitment:commitment:kaz-test-new", "2026-07-31", "government_commitment", "due_soon", 60, 0)]
    public async Task A_due_date_is_listed_with_its_day_and_how_it_stands(string id, string? on, string basis, string state, int? left, int? overdue)
    {
        var row = (await Of("member=KAZ"))[id];
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("on").GetString(), Is.EqualTo(on));
            Assert.That(row.Text("basis"), Is.EqualTo(basis));
            Assert.That(row.Text("state"), Is.EqualTo(state));
            Assert.That(Number(row, "daysLeft"), Is.EqualTo(left));
            Assert.That(Number(row, "daysOverdue"), Is.EqualTo(overdue));
        });
    }

    [Test]
    public async Task Nothing_is_listed_twice_and_words_that_set_no_date_are_none()
    {
        // The report of the fifth request is its conclusion's reply; the demands of the thread have one day together.
        Assert.That((await Of("member=KAZ")).Keys, Is.EquivalentTo(new[]
        {
            "reply:conclusion:kaz-test-cas-2024", "reply:request:kaz-test-cas-2024.6", "outcome:request:kaz-test-cas-2024.1", "outcome:request:kaz-test-cas-2024.2", "outcome:request:kaz-test-cas-2024.3",
            "outcome:request:kaz-test-cas-2024.4", "outcome:request:kaz-test-cas-2024.7", "outcome:request:kaz-test-cas-2024.11", "outcome:thread:kaz-test-thread",
            "commitment:commitment:kaz-test-promise", "commitment:commitment:kaz-test-old", "commitment:commitment:kaz-test-new",
        }));
        var reply = (await Of("clock=reply"))["reply:conclusion:kaz-test-cas-2024"];
        Assert.That(reply.GetProperty("requests").EnumerateArray().Select(r => r.Text("id")), Does.Contain("kaz-test-cas-2024.5").And.Contain("kaz-test-cas-2024.1").And.Not.Contain("kaz-test-cas-2024.6").And.Not.Contain("kaz-test-cas-2024.7"));
        Assert.That(reply.Text("words"), Is.EqualTo("by 1 February 2027"));
        var thread = (await Of("clock=outcome"))["outcome:thread:kaz-test-thread"];
        Assert.That(thread.GetProperty("requests").EnumerateArray().Select(r => r.Text("id")), Is.EquivalentTo(new[] { "kaz-test-cas-2024.8", "kaz-test-cas-2024.9" }));
        Assert.That(thread.Text("words"), Is.EqualTo("as promised"));
    }

    [Test]
    public async Task An_extended_date_tells_its_history_as_far_as_it_was_public()
    {
        var row = (await Of("clock=outcome"))["outcome:request:kaz-test-cas-2024.1"];
        string?[] Told(JsonElement of) => [.. of.GetProperty("history").EnumerateArray().Select(h => $"{h.Text("on")} {h.Text("kind")} by {h.Text("by")}: {Latest(h, "before")} -> {Latest(h, "after")}, {h.Text("source")}")];
        Assert.That(Told(row), Is.EqualTo(new[]
        {
            "2025-01-10 suspended by CAS: 2025-03-01 -> 2025-03-01, ilo-normlex",
            "2025-02-01 resumed by CAS: 2025-03-01 -> 2025-03-01, ilo-normlex",
            "2025-02-10 extended by CAS: 2025-03-01 -> 2027-12-31, ilo-normlex",
        }));
        var earlier = (await (await Made.Value).Get("/v1/deadlines?clock=outcome&limit=500&asOf=2025-02-15")).Rows().Single(r => r.Text("id") == "outcome:request:kaz-test-cas-2024.1");
        Assert.That(Told(earlier), Has.Length.EqualTo(2), "the extension was published on 20 February");
        Assert.That(earlier.Text("on"), Is.EqualTo("2025-03-01"));
        Assert.That(earlier.Text("state"), Is.EqualTo("due_soon"));
        var suspended = (await (await Made.Value).Get("/v1/deadlines?state=suspended&limit=500&asOf=2025-01-15")).Rows().Select(r => r.Text("id"));
        Assert.That(suspended, Does.Contain("outcome:request:kaz-test-cas-2024.1"));
        var withdrawn = (await Of("state=withdrawn"))["outcome:request:kaz-test-cas-2024.3"].GetProperty("history")[0];
        Assert.That((Latest(withdrawn, "before"), Latest(withdrawn, "after")), Is.EqualTo(("2027-05-05", (string?)null)));
    }

    [TestCase("clock=reply", 2)]
    [TestCase("clock=!reply,!commitment", 7)]
    [TestCase("record=thread", 1)]
    [TestCase("member=kz", 12)]
    [TestCase("member=!KAZ", 0)]
    [TestCase("convention=87", 12)]
    [TestCase("convention=!C87", 0)]
    [TestCase("body=CAS", 8)]
    [TestCase("session=ilc-112", 8)]
    [TestCase("anchor=ilc-113", 1)]
    [TestCase("thread=kaz-test-thread", 3)]
    [TestCase("thread=!kaz-test-thread", 9)]
    [TestCase("kind=report", 1)]
    [TestCase("kind=repeal", 3)]
    [TestCase("state=undated,withdrawn", 3)]
    [TestCase("reply=awaited", 2)]
    [TestCase("timeliness=clock_stopped", 1)]
    [TestCase("status=open&clock=outcome&timeliness=overdue", 0)]
    [TestCase("status=no_information", 1)]
    [TestCase("commitmentStatus=superseded", 1)]
    [TestCase("basis=government_commitment", 4)]
    [TestCase("overdue=true", 1)]
    [TestCase("overdue=false", 11)]
    [TestCase("from=1900-01-01", 11)]
    [TestCase("from=2027-06-30&to=2027-07-01", 2)]
    public async Task A_filter_chooses(string query, int expected) => Assert.That(await Of(query), Has.Count.EqualTo(expected));

    [Test]
    public async Task The_order_is_by_day_or_by_days_overdue_and_every_row_is_seen_once()
    {
        var api = await Made.Value;
        var days = (await api.Get("/v1/deadlines?limit=500")).Rows().Select(r => r.GetProperty("on").GetString()).ToArray();
        Assert.That(days, Is.EqualTo(days.OrderBy(d => d, StringComparer.Ordinal)).And.Contains(null));
        var late = (await api.Get("/v1/deadlines?limit=500&sort=-daysOverdue")).Rows().Select(r => Number(r, "daysOverdue") ?? -1).ToArray();
        Assert.That(late, Is.EqualTo(late.OrderDescending()));
        foreach (var sort in (string[])["on", "-on", "daysOverdue", "-daysOverdue"]) await api.AssertEveryRowOnce($"/v1/deadlines?sort={sort}&asOf={Dated.Day}", 7);
    }

    [Test]
    public async Task The_case_of_Kazakhstan_has_the_dates_that_are_known()
    {
        var api = await RunningApi.Shared;
        var rows = (await api.Get("/v1/deadlines?member=KAZ&convention=C87&limit=500&asOf=2022-06-30")).Rows().ToDictionary(r => r.Text("id"));
        Assert.Multiple(() =>
        {
            Assert.That(rows["reply:conclusion:kaz-c87-cas-2021"].Text("on"), Is.EqualTo("2022-05-26"));
            Assert.That(rows["reply:conclusion:kaz-c87-cas-2021"].Text("words"), Is.EqualTo("before next year’s Conference"));
            Assert.That(rows["reply:conclusion:kaz-c87-cas-2015"].Text("state"), Is.EqualTo("overdue"));
            Assert.That(rows["reply:conclusion:kaz-c87-cas-2015"].Text("reply"), Is.EqualTo("missing"));
            Assert.That(rows["outcome:request:kaz-c87-cas-2017.2"].Text("state"), Is.EqualTo("met"));
            Assert.That(rows["reply:conclusion:kaz-c87-ceacr-2019"].GetProperty("graceDays").GetInt32(), Is.EqualTo(30));
            Assert.That(rows.Keys, Does.Not.Contain("reply:request:kaz-c87-cas-2021.10"), "it shares day and answer with its conclusion");
        });
    }

    [TestCase("2007-06-01", "missing", 0)]
    [TestCase("2008-10-01", "missing", 0)]
    [TestCase("2008-10-02", "overdue", 1)]
    public async Task Before_its_date_a_reply_that_a_body_misses_is_missing_and_not_overdue(string asOf, string state, int days)
    {
        var api = await RunningApi.Shared;
        var row = (await api.Get($"/v1/deadlines?convention=C87&clock=reply&reply=missing&from=2008-09-01&to=2008-09-01&asOf={asOf}")).Rows().Single();
        var overdue = (await api.Get($"/v1/deadlines?convention=C87&overdue=true&from=2008-09-01&to=2008-09-01&asOf={asOf}")).Rows().ToArray();
        Assert.That((row.Text("state"), Number(row, "daysOverdue"), overdue.Length), Is.EqualTo((state, days, state == "overdue" ? 1 : 0)));
    }

    [Test]
    public async Task A_report_whose_own_answer_is_another_is_listed_beside_its_conclusion()
    {
        var rows = (await (await RunningApi.Shared).Get("/v1/deadlines?anchor=ilc-110&limit=500&asOf=2026-06-01")).Rows().ToDictionary(r => r.Text("id"), r => r.Text("reply"));
        Assert.That(rows, Is.EqualTo(new Dictionary<string, string> { ["reply:conclusion:kaz-c87-cas-2021"] = "received", ["reply:request:kaz-c87-cas-2021.10"] = "not_seen" }));
    }

    [Test]
    public async Task What_is_listed_as_overdue_is_what_the_lists_of_the_records_say()
    {
        var api = await Made.Value;
        var listed = (await api.Get($"/v1/deadlines?clock=outcome&record=request&overdue=true&limit=500&asOf={Dated.Day}")).Rows().ToDictionary(r => r.Text("key"), r => Number(r, "daysOverdue"));
        var requests = (await api.Get($"/v1/requests?timeliness=overdue&kind=!report,!inform&limit=500&asOf={Dated.Day}")).Rows().ToDictionary(r => r.Text("id"), r => Number(r, "daysOverdue"));
        Assert.That(listed, Is.Not.Empty.And.EquivalentTo(requests));
        var missed = (await api.Get($"/v1/deadlines?clock=commitment&overdue=true&limit=500&asOf={Dated.Day}")).Rows().ToDictionary(r => r.Text("key"), r => Number(r, "daysOverdue"));
        var commitments = (await api.Get($"/v1/commitments?status=missed&limit=500&asOf={Dated.Day}")).Rows().ToDictionary(r => r.Text("id"), r => Number(r, "daysLate"));
        Assert.That(missed, Is.Not.Empty.And.EquivalentTo(commitments));
        var missing = (await api.Get($"/v1/deadlines?reply=missing&record=conclusion&limit=500&asOf={Dated.Day}")).Rows().Select(r => r.Text("key"));
        var conclusions = (await api.Get($"/v1/conclusions?reply=missing&limit=500&asOf={Dated.Day}")).Rows().Select(r => r.Text("id"));
        Assert.That(missing, Is.Not.Empty.And.EquivalentTo(conclusions));
    }

    [TestCase("from=2022-01-02&to=2022-01-01", "to", "order")]
    [TestCase("from=2022-02-30", "from", "date")]
    [TestCase("clock=replies", "clock", "unknown_word")]
    [TestCase("state=late", "state", "unknown_word")]
    [TestCase("record=law", "record", "unknown_word")]
    [TestCase("basis=rule", "basis", "unknown_word")]
    [TestCase("member=ZZZ", "member", "unknown_member")]
    [TestCase("convention=C999", "convention", "unknown_convention")]
    [TestCase("thread=a b", "thread", "id")]
    [TestCase("overdue=yes", "overdue", "unknown_word")]
    [TestCase("sort=basis", "sort", "sort")]
    [TestCase("limit=0", "limit", "range")]
    [TestCase("cursor=abc", "cursor", "cursor")]
    [TestCase("asOf=yesterday", "asOf", "date")]
    [TestCase("due=2022-01-01", "due", "unknown_parameter")]
    [TestCase("clock=reply&clock=outcome", "clock", "repeated_parameter")]
    public async Task A_wrong_parameter_is_named_with_what_is_allowed(string query, string parameter, string code)
    {
        foreach (var path in (string[])["/v1/deadlines", "/v1/deadlines.ics"])
        {
            var problem = await (await RunningApi.Shared).Problem($"{path}?{query.Replace(" ", "%20", StringComparison.Ordinal)}", HttpStatusCode.BadRequest, "invalid-parameter");
            var error = problem.GetProperty("errors").EnumerateArray().First();
            // A calendar has no pages at all.
            var isRefused = path.EndsWith(".ics", StringComparison.Ordinal) && code == "cursor";
            Assert.That((error.Text("parameter"), error.Text("code")), Is.EqualTo((parameter, isRefused ? "format" : code)));
        }
    }

    private static int? Number(JsonElement row, string member) => row.GetProperty(member) is { ValueKind: JsonValueKind.Number } number ? number.GetInt32() : null;

    private static string? Latest(JsonElement change, string member) => change.GetProperty(member) is { ValueKind: JsonValueKind.Object } due ? due.GetProperty("latest").GetString() : null;
}
