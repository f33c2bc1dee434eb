using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Compliance.Tests.Deadlines;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pictures;

/// <summary>The picture of a case tells what the API's own answers tell, no more and no less.</summary>
public sealed partial class CasePictureTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 24, 12, 0, 0, TimeSpan.Zero);
    private static readonly string[] Days = ["2015-07-01", "2019-06-30", "2021-12-31", "2023-04-02", "2026-11-24", "2028-01-01"];

    [TestCaseSource(nameof(Days))]
    public async Task Every_thread_has_a_lane_with_its_requests_promises_and_evidence_and_nothing_else(string day)
    {
        var api = await RunningApi.Shared;
        var lanes = (await Drawing.Of(api, query: $"?asOf={day}")).Lanes;
        var threads = (await api.Get($"/v1/threads?member=KAZ&convention=C87&limit=500&asOf={day}")).Keys();
        Assert.That(lanes.Keys.Where(k => k.Length > 0), Is.EquivalentTo(threads).And.Not.Empty);
        var known = (await api.Get($"/v1/evidence?member=KAZ&convention=C87&limit=500")).Rows().Where(e => string.CompareOrdinal(e.GetProperty("countsFrom").GetString(), day) <= 0).Select(e => e.GetProperty("id").GetString()!).ToArray();
        var promised = (await api.Get($"/v1/commitments?member=KAZ&convention=C87&limit=500&asOf={day}")).Keys();
        var asked = (await api.Get($"/v1/requests?member=KAZ&convention=C87&limit=500&asOf={day}")).Keys();
        foreach (var thread in threads)
        {
            var detail = await api.Get($"/v1/threads/{thread}?asOf={day}");
            string[] Named(string name) => [.. detail.GetProperty(name).EnumerateArray().Select(e => e.GetString()!)];
            Assert.That(Drawing.Marks(lanes[thread], "requests"), Is.EquivalentTo(Named("requests")), thread);
            Assert.That(Drawing.Marks(lanes[thread], "commitments"), Is.EquivalentTo(Named("commitments").Intersect(promised)), thread);
            Assert.That(Drawing.Marks(lanes[thread], "evidence"), Is.EquivalentTo(Named("evidence").Intersect(known)), thread);
        }

        string[] All(string list) => [.. lanes.Values.SelectMany(l => Drawing.Marks(l, list)).Distinct()];
        Assert.That(All("requests"), Is.EquivalentTo(asked));
        Assert.That(All("commitments"), Is.EquivalentTo(promised));
        Assert.That(All("evidence"), Is.EquivalentTo(known));
    }

    [TestCaseSource(nameof(Days))]
    public async Task A_lane_has_the_statuses_of_the_history_of_its_thread_up_to_the_day(string day)
    {
        var api = await RunningApi.Shared;
        foreach (var (thread, lane) in (await Drawing.Of(api, query: $"?asOf={day}")).Lanes.Where(l => l.Key.Length > 0))
        {
            var history = (await api.Get($"/v1/threads/{thread}/history")).Rows().Where(r => string.CompareOrdinal(r.GetProperty("from").GetString(), day) <= 0).ToArray();
            var stood = history.Where((r, i) => i == 0 || history[i - 1].GetProperty("status").GetString() != r.GetProperty("status").GetString())
                .Select(r => (Label(r.GetProperty("status").GetString()!), Day(r.GetProperty("from").GetString()!)));
            var drawn = Drawing.Stretches(lane).Select(t => Told().Match(t)).Select(m => (m.Groups["status"].Value, m.Groups["from"].Value));
            Assert.That(drawn, Is.EqualTo(stood), thread);
        }
    }

    [Test]
    public async Task Only_a_day_that_is_not_past_shows_what_will_be()
    {
        await using var api = await RunningApi.Start(new SetClock(Now));
        var past = (await Drawing.Of(api, query: "?asOf=2021-07-01")).Lanes["kaz-c87-union-leaders"];
        Assert.That(Drawing.Stretches(past, isAhead: true), Is.Empty, "what came later is known only with hindsight");
        Assert.That(Drawing.Written(past), Has.Some.Contains("reply due"), "but the date stood already");
        var history = (await api.Get("/v1/threads/kaz-c87-union-office-bans/history")).Rows().Last();
        var ahead = (await Drawing.Of(api)).Lanes["kaz-c87-union-office-bans"];
        Assert.That(Drawing.Stretches(ahead, isAhead: true), Has.Some.StartsWith($"{Label(history.GetProperty("status").GetString()!)}, from ").And.Some.Contains("if nothing happens"));
    }

    [Test]
    public async Task A_date_that_passes_is_due_then_overdue_in_the_lane_of_its_thread()
    {
        await using var api = await RunningApi.Over(Dated.Database(), new SetClock(Now));
        async Task<string[]> Told(string day) => [.. Drawing.Written((await Drawing.Of(api, query: $"?asOf={day}")).Lanes["kaz-test-thread"]).Where(t => t.StartsWith("31 Mar 2027", StringComparison.Ordinal)).Select(t => t.Split('\n')[0])];
        Assert.That(await Told(Dated.Day), Is.EqualTo(["31 Mar 2027 · to be done by then"]), "of a day in the past it is not said what will be");
        Assert.That(await Told("2026-11-24"), Is.EqualTo(["31 Mar 2027 · will be overdue"]));
        Assert.That(await Told("2027-04-01"), Is.EqualTo(["31 Mar 2027 · was due"]));
        Assert.That((await Drawing.Of(api, query: "?asOf=2027-04-01")).Root.Descendants().First(e => e.Name.LocalName == "desc").Value, Does.StartWith("As of 1 Apr 2027, if nothing happens until then: "));
    }

    [Test]
    public async Task What_became_public_later_is_not_shown_before()
    {
        // An entry in a register of November 2015 that was told in January 2021.
        var api = await RunningApi.Shared;
        var late = (await api.Get("/v1/evidence?member=KAZ&convention=C87&kind=registration&limit=500")).Rows().Single(e => e.GetProperty("eventOn").GetString() == "2015-11").GetProperty("id").GetString();
        bool Shows(Drawing drawing) => drawing.Text.Contains($"/evidence/{late}\"", StringComparison.Ordinal);
        Assert.That(Shows(await Drawing.Of(api, query: "?asOf=2021-01-27")), Is.False);
        Assert.That(Shows(await Drawing.Of(api, query: "?asOf=2021-01-28")), Is.True);
    }

    [Test]
    public async Task A_promise_is_drawn_by_what_became_of_it_and_a_body_by_its_shape()
    {
        var api = await RunningApi.Shared;
        foreach (var day in Days)
        {
            var lanes = (await Drawing.Of(api, query: $"?asOf={day}")).Lanes.Values;
            foreach (var promise in (await api.Get($"/v1/commitments?member=KAZ&convention=C87&limit=500&asOf={day}")).Rows())
                Assert.That(lanes.SelectMany(l => Drawing.Shapes(l, $"/commitments/{promise.GetProperty("id").GetString()}")), Does.Contain($"k-{promise.GetProperty("status").GetString()}"), day);
            foreach (var request in (await api.Get($"/v1/requests?member=KAZ&convention=C87&limit=500&asOf={day}")).Rows())
                Assert.That(lanes.SelectMany(l => Drawing.Shapes(l, $"/requests/{request.GetProperty("id").GetString()}")), Does.Contain($"b-{request.GetProperty("body").GetString()}"), day);
        }
    }

    [Test]
    public async Task A_date_known_to_the_year_is_told_as_a_year_and_drawn_as_one()
    {
        var api = await RunningApi.Shared;
        var lanes = (await Drawing.Of(api)).Lanes.Values;
        var request = (await api.Get("/v1/requests/kaz-c87-ceacr-2015.1?include=conclusion")).GetProperty("included").GetProperty("conclusions")[0];
        Assert.That(request.GetProperty("adoptedOn").GetString(), Has.Length.EqualTo(4));
        Assert.That(lanes.SelectMany(l => Drawing.Shapes(l, "/requests/kaz-c87-ceacr-2015.1")), Is.EquivalentTo(["year", "b-CEACR"]));
        Assert.That(lanes.SelectMany(Drawing.Written), Has.Some.StartsWith("2015 · CEACR asked"));
    }

    [TestCase("KAZ/C87", 70_000)]
    [TestCase("KAZ/C81", 25_000)]
    [TestCase("BGD/C87", 12_000)]
    public async Task It_is_well_formed_small_and_tells_in_words_what_it_is(string @case, int most)
    {
        var drawing = await Drawing.Of(await RunningApi.Shared, @case);
        string[] ids = [.. drawing.Root.DescendantsAndSelf().Attributes("id").Select(a => a.Value)];
        string[] named = [.. drawing.Root.DescendantsAndSelf().Attributes().Where(a => a.Name == "href" && a.Value[0] == '#').Select(a => a.Value[1..]), .. drawing.Root.DescendantsAndSelf().Attributes("fill").Where(f => f.Value.StartsWith("url(", StringComparison.Ordinal)).Select(f => f.Value[5..^1]),
            (string)drawing.Root.Attribute("aria-labelledby")!, (string)drawing.Root.Attribute("aria-describedby")!];
        Assert.Multiple(() =>
        {
            Assert.That(ids, Is.Unique);
            Assert.That(named.Distinct(), Is.SubsetOf(ids));
            Assert.That(drawing.Root.DescendantsAndSelf().Attributes("style"), Is.Empty);
            Assert.That(drawing.Root.Descendants().Select(e => e.Name.LocalName), Does.Not.Contain("script"));
            Assert.That(Encoding.UTF8.GetByteCount(drawing.Text), Is.LessThan(most));
        });
    }

    [Test]
    public async Task Where_nothing_is_loaded_it_says_so_and_where_there_is_no_case_there_is_no_picture()
    {
        var api = await RunningApi.Shared;
        Assert.That(Drawing.Written((await Drawing.Of(api, "BGD/C87", "?asOf=2026-11-24")).Root), Does.Contain("Nothing is loaded on this case as of 24 Nov 2026. That says nothing about compliance."));
        await api.Problem("/v1/cases/FRA/C87/timeline.svg", HttpStatusCode.NotFound, "not-found");
        await api.Problem("/v1/cases/XXX/C87/timeline.svg", HttpStatusCode.NotFound, "not-found");
    }

    [TestCase("width=319")]
    [TestCase("width=2401")]
    [TestCase("width=")]
    [TestCase("width=9.5")]
    [TestCase("width=-960")]
    [TestCase("asOf=2021-02-30")]
    [TestCase("wide=960")]
    public async Task A_wrong_parameter_is_refused(string query) =>
        await (await RunningApi.Shared).Problem($"/v1/cases/KAZ/C87/timeline.svg?{query}", HttpStatusCode.BadRequest, "invalid-parameter");

    [TestCase(320)]
    [TestCase(960)]
    [TestCase(2400)]
    public async Task It_is_as_wide_as_asked_for(int width)
    {
        var root = (await Drawing.Of(await RunningApi.Shared, query: width == 960 ? "" : $"?width={width}")).Root;
        Assert.That((string?)root.Attribute("width"), Is.EqualTo(width.ToString(CultureInfo.InvariantCulture)));
        Assert.That((string?)root.Attribute("viewBox"), Is.EqualTo($"0 0 {width} {root.Attribute("height")!.Value}"));
    }

    [Test]
    public async Task It_is_an_image_that_may_use_its_own_style_sheet_and_is_not_sent_twice()
    {
        var api = await RunningApi.Shared;
        using var answer = await api.Send(HttpMethod.Get, "/v1/cases/KAZ/C87/timeline.svg", headers: ("Accept", "image/avif,image/webp,image/*;q=0.8"));
        Assert.That(answer.Content.Headers.ContentType!.ToString(), Is.EqualTo("image/svg+xml; charset=utf-8"));
        var style = Drawing.Read(await answer.Content.ReadAsStringAsync()).Root.Descendants().Single(e => e.Name.LocalName == "style").Value;
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Is.EqualTo($"default-src 'none'; style-src 'sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)))}'"));
        using var again = await api.Send(HttpMethod.Get, "/v1/cases/KAZ/C87/timeline.svg", headers: [("Accept", "image/*"), ("If-None-Match", answer.Headers.ETag!.ToString())]);
        Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        using var refused = await api.Send(HttpMethod.Get, "/v1/cases/KAZ/C87/timeline.svg", headers: ("Accept", "application/json"));
        Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
    }

    private static string Label(string status) => status switch { "closed_other" => "Closed, other", _ => char.ToUpperInvariant(status[0]) + status[1..].Replace('_', ' ') };

    private static string Day(string day) => DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<status>.*), (?:from )?(?<from>\d{1,2} \w{3} \d{4})(?: to \d{1,2} \w{3} \d{4})? \(rule")]
    private static partial Regex Told();
}
