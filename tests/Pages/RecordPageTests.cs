using System.Globalization;
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

/// <summary>The pages of a request, a thread, a promise, a piece of evidence and a conclusion tell what the API answers.</summary>
public sealed partial class RecordPageTests
{
    private const string Evidence = "kaz-2020-05-04-law-321-vi";

    private static readonly string[] Pages =
        ["/requests/kaz-c87-cas-2021.3", "/threads/kaz-c87-trade-union-law", "/commitments/kaz-commitment-2022-notification", "/evidence/kaz-2017-07-25-kharkova-sentence-ituc", "/conclusions/kaz-c87-cas-2021"];

    private static IEnumerable<TestCaseData> Dated() =>
        from url in (string[])["requests/kaz-c87-cas-2015.2", "requests/kaz-c87-cas-2021.3", "requests/kaz-c87-cas-2019.2", "threads/kaz-c87-trade-union-law", "threads/kaz-c87-union-leaders", "commitments/kaz-commitment-2018-road-map", "commitments/kaz-commitment-2022-notification"]
        from day in (string[])["2016-06-30", "2019-06-30", "2021-06-30", "2023-06-30", "2026-11-24", "2030-01-01"]
        select new TestCaseData(url, day);

    [TestCaseSource(nameof(Dated))]
    public async Task A_page_shows_the_status_its_reasons_and_its_history_as_the_API_has_them(string url, string day)
    {
        var api = await RunningApi.Shared;
        using var answered = await api.Send(HttpMethod.Get, $"/v1/{url}?asOf={day}");
        if (answered.StatusCode == HttpStatusCode.NotFound)
        {
            Assert.That((await api.Page($"/{url}?asOf={day}", 404)).Text("main"), Does.Contain("not yet public"));
            return;
        }

        var answer = await answered.Json(200);
        var page = await api.Page($"/{url}?asOf={day}");
        var list = url.StartsWith("commitments", StringComparison.Ordinal) ? "commitment_status" : "request_status";
        var words = (await api.Get($"/v1/codes/{list}")).GetProperty("data").EnumerateArray().ToDictionary(w => w.GetProperty("word").GetString()!, w => w.GetProperty("label").GetString()!);
        var why = answer.GetProperty("explanation");
        Assert.That(page.Text(".summary .status"), Is.EqualTo(words[answer.GetProperty("status").GetString()!]));
        Assert.That(page.Text(".summary .lead"), Does.EndWith($"(rule {answer.GetProperty("rule").GetString()})."));
        Assert.That(page.Text(".summary .small"), Does.StartWith($"With this status since {Written(answer.GetProperty("statusSince").GetString()!)}."));
        Assert.That(page.QuerySelectorAll("ul.because > li").Select(l => l.QuerySelector("a")!.GetAttribute("href")), Is.EquivalentTo(why.GetProperty("decisive").EnumerateArray().Select(f => PageOf(f.GetProperty("url"), day))));
        if (why.TryGetProperty("positions", out var positions))
            Assert.That(page.QuerySelectorAll("table.positions tbody tr").Select(r => r.QuerySelector("td:last-child a")!.GetAttribute("href")), Is.EqualTo(positions.EnumerateArray().Select(p => PageOf(p.GetProperty("fact").GetProperty("url"), day))));
        var left = url.StartsWith("threads", StringComparison.Ordinal) ? page.QuerySelectorAll("table.evidence tbody tr").Length - why.GetProperty("decisive").GetArrayLength() : page.QuerySelectorAll("#left-out ~ ul > li, #left-out ~ details > ul > li").Count(l => l.TextContent.Contains("Source:", StringComparison.Ordinal));
        Assert.That(left, Is.EqualTo(why.GetProperty("notCounted").GetArrayLength()));

        var history = (await api.Get($"/v1/{url}/history")).GetProperty("data").EnumerateArray().ToArray();
        var spans = history.Where((h, i) => i == 0 || Reason(h) != Reason(history[i - 1])).Select(h => (h.GetProperty("from").GetString(), words[h.GetProperty("status").GetString()!], $"rule {h.GetProperty("rule").GetString()}"));
        // Of a day that is past only what was known on it.
        if (string.CompareOrdinal(day, DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)) < 0) spans = spans.Where(s => string.CompareOrdinal(s.Item1, day) <= 0);
        Assert.That(page.QuerySelectorAll("table.history tbody tr").Select(r => (r.QuerySelector("th time")!.GetAttribute("datetime"), r.Text(".status"), r.Text("td:nth-of-type(3)"))), Is.EqualTo(spans));
        Assert.That(page.QuerySelectorAll("table.history th a").Select(a => a.GetAttribute("href")), Is.EqualTo(spans.Select(s => $"/{url}?asOf={s.Item1}")));
    }

    [TestCase("2021-12-31")]
    [TestCase("2026-11-24")]
    public async Task The_page_of_a_conclusion_shows_its_requests_and_where_each_stands(string day)
    {
        var api = await RunningApi.Shared;
        var answer = await api.Get($"/v1/conclusions/kaz-c87-cas-2021?asOf={day}");
        var words = (await api.Get("/v1/codes/request_status")).GetProperty("data").EnumerateArray().ToDictionary(w => w.GetProperty("word").GetString()!, w => w.GetProperty("label").GetString()!);
        var page = await api.Page($"/conclusions/kaz-c87-cas-2021?asOf={day}");
        Assert.That(page.QuerySelectorAll("ul.requests li").Select(l => (l.QuerySelector("a")!.GetAttribute("href"), l.Text(".status"))),
            Is.EqualTo(answer.GetProperty("requests").EnumerateArray().Select(r => ($"/requests/{r.GetProperty("id").GetString()}?asOf={day}", words[r.GetProperty("status").GetString()!]))));
    }

    [Test]
    public async Task The_page_of_evidence_shows_on_what_it_bears_and_what_else_is_told_of_the_day()
    {
        var api = await RunningApi.Shared;
        var answer = await api.Get($"/v1/evidence/{Evidence}");
        var page = await api.Page($"/evidence/{Evidence}");
        Assert.That(page.QuerySelectorAll("table.stances tbody tr").Select(r => (r.QuerySelector("th a")!.GetAttribute("href"), r.Text("td"))),
            Is.EqualTo(answer.GetProperty("stances").EnumerateArray().Select(s => (s.GetProperty("url").GetString()![3..], s.GetProperty("stance").GetString()!.Replace('_', ' ')))));
        var told = await api.Page("/evidence/kaz-2017-07-25-kharkova-sentence-ituc");
        Assert.That(told.Texts("#same-day ~ ul li").Count(t => t.Contains("is sentenced to four years", StringComparison.Ordinal)), Is.EqualTo(3), "the other tellings stay visible");
        Assert.That((await api.Page($"/evidence/{Evidence}?asOf=2019-01-01")).Text(".note"), Does.StartWith("It was public from"));
        var outside = page.QuerySelectorAll("main a").Where(a => a.GetAttribute("href")!.StartsWith("http", StringComparison.Ordinal)).ToArray();
        Assert.That(outside.Select(a => a.GetAttribute("rel")), Has.All.EqualTo("noopener noreferrer external"));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_is_one_document_in_order_and_its_links_keep_the_day(string url)
    {
        var page = await (await RunningApi.Shared).Page($"{url}?asOf=2023-06-30");
        Assert.That(page.QuerySelectorAll("h1"), Has.Length.EqualTo(1));
        var levels = page.QuerySelectorAll("main h1, main h2, main h3, main h4").Select(h => h.LocalName[1] - '0').ToArray();
        Assert.That(levels.Zip(levels.Skip(1)).Where(l => l.Second > l.First + 1), Is.Empty, "no level of headings is left out");
        foreach (var table in page.QuerySelectorAll("table"))
        {
            Assert.That(table.QuerySelector("caption")?.TextContent, Is.Not.Null.And.Not.Empty);
            Assert.That(table.QuerySelectorAll("th").Where(h => h.GetAttribute("scope") is not ("row" or "col")), Is.Empty);
        }

        Assert.That(page.QuerySelectorAll("[id]").Select(e => e.Id), Is.Unique);
        Assert.That(page.QuerySelectorAll("script,[style],[onclick]"), Is.Empty);
        var inner = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/') && h != url).ToArray();
        Assert.That(inner, Has.Length.GreaterThan(3));
        Assert.That(inner.Where(h => !h.Contains("asOf=", StringComparison.Ordinal)), Is.Empty);
    }

    [TestCaseSource(nameof(Pages))]
    public async Task What_a_page_links_is_there(string url)
    {
        var api = await RunningApi.Shared;
        foreach (var asked in (string[])[url, $"{url}?asOf=2023-06-30"])
        {
            var page = await api.Page(asked);
            var data = page.QuerySelectorAll(".data a").Select(a => a.GetAttribute("href")!).ToArray();
            Assert.That(data, Has.Length.GreaterThanOrEqualTo(4));
            var records = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).Where(h => h.Split('/', '?')[1] is "requests" or "threads" or "commitments" or "evidence" or "conclusions" or "cases").Distinct().ToArray();
            Assert.That(records, Is.Not.Empty);
            foreach (var link in data.Concat(records))
            {
                using var response = await api.Send(HttpMethod.Get, link);
                Assert.That((int)response.StatusCode, Is.EqualTo(200), link);
            }
        }
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_shared_link_shows_the_thing_and_its_state(string url)
    {
        var page = await (await RunningApi.Shared).Page(url);
        string Property(string name) => page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
        Assert.That(Property("og:title"), Does.Contain(page.Text("h1")).Or.StartsWith(page.Text("h1")[..20]));
        Assert.That(Property("og:description"), Does.StartWith("As of ").And.Contain("by our rules and not by the ILO").Or.Contain("Stance, as read here"));
        Assert.That(Property("og:url"), Is.EqualTo($"https://compliance.example{url}"));
    }

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_has_a_version_and_its_errors_are_pages_for_a_browser_and_problems_for_a_program(string url)
    {
        var api = await RunningApi.Shared;
        using (var first = await api.Send(HttpMethod.Get, url))
        {
            using var again = await api.Send(HttpMethod.Get, url, headers: ("If-None-Match", first.Headers.ETag!.ToString()));
            Assert.That((again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.NotModified, 0)));
        }

        using (var other = await api.Send(HttpMethod.Get, url.Replace("kaz", "KAZ", StringComparison.Ordinal)))
            Assert.That(((int)other.StatusCode, other.Headers.Location?.ToString()), Is.EqualTo((308, url)));
        foreach (var (wrong, status, type) in ((string, int, string)[])[($"{url}?asOf=2021-02-30", 400, "invalid-parameter"), ($"{url}?nope=1", 400, "invalid-parameter"), ($"{url}-nope", 404, "not-found")])
        {
            Assert.That((await api.Page(wrong, status)).QuerySelector("meta[name=robots]"), Is.Not.Null);
            await api.Problem(wrong, (HttpStatusCode)status, type);
        }
    }

    private static string PageOf(JsonElement address, string day) => $"{address.GetString()![3..]}?asOf={day}";

    private static string Reason(JsonElement interval) => $"{interval.GetProperty("status")} {interval.GetProperty("rule")} {interval.GetProperty("decisive").GetRawText()}";

    private static string Written(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd").ToString("d MMMM yyyy", CultureInfo.InvariantCulture);
}
