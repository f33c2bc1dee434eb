using System.Globalization;
using AngleSharp.Dom;
using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

/// <summary>The pages of Conventions, members and sources.</summary>
public sealed class ReferencePageTests
{
    [TestCase("C87", "2019-06-30")]
    [TestCase("C87", "2026-11-24")]
    [TestCase("C81", "2025-01-01")]
    public async Task A_Convention_shows_its_articles_its_ratifications_and_its_cases(string code, string day)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/conventions/{code}?asOf={day}");
        var convention = await api.Get($"/v1/conventions/{code}");
        await HomePageTests.AssertCases(api, page, $"/v1/cases?convention={code}&limit=500&asOf={day}", day);
        Assert.That(page.Text("h1"), Is.EqualTo($"{code}: {convention.GetProperty("title").GetString()}"));
        var articles = convention.GetProperty("articles").EnumerateArray().Select(a => $"{a.GetProperty("summary").GetString()} Requests that concern it (JSON), Article {a.GetProperty("number")}");
        Assert.That(page.QuerySelector("#articles ~ dl")?.Texts("dd") ?? [], Is.EqualTo(articles));
        var ratified = (await api.Get($"/v1/ratifications?convention={code}&limit=500")).Rows().Select(r => $"/members/{r.GetProperty("member").GetString()}?asOf={day} {Date(r.GetProperty("ratifiedOn").GetString())}");
        Assert.That(page.QuerySelectorAll("#ratifications ~ ul.columns li").Select(l => $"{l.QuerySelector("a")!.GetAttribute("href")} {l.TextContent.Split(',')[^1].Split('(')[0].Trim()}"), Is.EquivalentTo(ratified));
        var counts = convention.GetProperty("counts");
        Assert.That(page.Text("#coverage + p"), Is.EqualTo($"Recorded in all, whatever the day: cases: {counts.GetProperty("cases")}; texts: {counts.GetProperty("conclusions")}; requests: {counts.GetProperty("requests")}. What is not loaded is not counted."));
        Assert.That(page.Texts("#coverage ~ ul li"), Is.EqualTo(convention.GetProperty("coverage").EnumerateArray().Select(AboutPageTests.Told)));
    }

    [TestCase("2018-01-01")]
    [TestCase("2021-06-30")]
    [TestCase("2026-11-24")]
    public async Task A_member_shows_its_cases_promises_dates_and_ratifications(string day)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/members/KAZ?asOf={day}");
        var member = await api.Get("/v1/members/KAZ");
        await HomePageTests.AssertCases(api, page, $"/v1/cases?member=KAZ&asOf={day}", day);
        var promises = (await api.Get($"/v1/commitments?member=KAZ&sort=-madeOn&limit=100&asOf={day}")).Rows().Select(c => $"/commitments/{c.GetProperty("id").GetString()}?asOf={day} {c.GetProperty("status").GetString()}");
        Assert.That(page.QuerySelectorAll("#promises ~ table tbody tr").Select(r => $"{r.QuerySelector("th a")!.GetAttribute("href")} {r.QuerySelector(".status")!.ClassList[1]}"), Is.EqualTo(promises));
        var dates = (await api.Get($"/v1/deadlines?member=KAZ&from={day}&state=due_soon,to_come&limit=8&asOf={day}")).Rows().Select(d => $"{d.GetProperty("on").GetString()} {d.GetProperty("url").GetString()![3..]}?asOf={day}");
        Assert.That(page.QuerySelector("#next ~ ul.records")!.QuerySelectorAll(":scope > li").Select(l => $"{l.QuerySelector("time")!.GetAttribute("datetime")} {l.QuerySelector("a")!.GetAttribute("href")}"), Is.EqualTo(dates));
        var ratified = member.GetProperty("ratifications").EnumerateArray().Select(r => r.GetProperty("convention").GetString());
        Assert.That(page.QuerySelectorAll("#ratifications + ul li > a").Select(a => a.TextContent), Is.EqualTo(ratified));
        Assert.That(page.Texts("#coverage + ul li"), Is.EqualTo(member.GetProperty("coverage").EnumerateArray().Select(AboutPageTests.Told)));
    }

    [TestCase("normlex-4111584")]
    [TestCase("ilo-normlex")]
    [TestCase("hrw-2019-07-19")]
    public async Task A_source_shows_everything_that_rests_on_it_with_its_words(string id)
    {
        var api = await RunningApi.Shared;
        var source = await api.Get($"/v1/sources/{id}");
        var page = await api.Page($"/sources/{id}?asOf=2021-06-30");
        Assert.That(page.Text("h1"), Is.EqualTo(source.GetProperty("title").GetString()));
        var cited = source.GetProperty("citedBy").EnumerateArray().ToArray();
        Assert.That(page.QuerySelectorAll("#rests ~ ul.records > li"), Has.Length.EqualTo(cited.Length).And.Length.GreaterThan(1));
        Assert.That(page.Texts("#rests ~ ul.records > li > p:first-child"), Has.None.Matches<string>(t => cited.Any(c => c.GetProperty("id").GetString() == t)), "texts, not ids");
        if (source.GetProperty("url").GetString() is { } url)
        {
            var link = page.QuerySelector("a[rel~=external]")!;
            Assert.That((link.GetAttribute("href"), link.GetAttribute("rel")), Is.EqualTo((url, "noopener noreferrer external")));
        }

        foreach (var record in cited.Where(c => c.GetProperty("kind").GetString() is "request" or "conclusion" or "evidence" or "commitment"))
        {
            var address = record.GetProperty("url").GetString()!;
            var told = await api.Get(address);
            var text = told.TryGetProperty("title", out var title) ? title : told.GetProperty("text");
            var item = page.QuerySelectorAll("#rests ~ ul.records a").Single(a => a.GetAttribute("href") == $"{address[3..]}?asOf=2021-06-30");
            Assert.That(string.Join(' ', item.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), Is.EqualTo(text.GetString()));
        }
    }

    [Test]
    public async Task What_was_known_once_is_shown_by_every_page_that_takes_an_instant_and_the_citation_names_it()
    {
        await using var api = await RunningApi.Start();
        var at = (await api.Get("/v1/changes/head")).GetProperty("at").GetString()!;
        var editor = api.Key(Role.Editor);
        foreach (var (address, change) in ((string, object)[])[("/v1/sources/ilo-normlex", new { title = "Another title" }), ("/v1/members/KAZ", new { name = "Another name" }), ("/v1/conventions/C87", new { title = "Another title" })])
        {
            using var patched = await api.Send(HttpMethod.Patch, address, editor, change, ("If-Match", "*"));
            Assert.That(patched.IsSuccessStatusCode, Is.True, await patched.Content.ReadAsStringAsync());
        }

        foreach (var url in (string[])["/", "/cases?member=KAZ", "/conventions/C87", "/members/KAZ", "/sources/ilo-normlex"])
        {
            var now = await api.Page(url);
            Assert.That(now.Text("main"), Does.Contain("Another"), url);
            var then = await api.Page($"{url}{(url.Contains('?') ? '&' : '?')}knownAt={Uri.EscapeDataString(at)}");
            Assert.That(then.Text("main"), Does.Not.Contain("Another"), url);
            Assert.That(then.Text("footer"), Does.Contain(at));
            // The permanent address leads to this very content, also when more is written.
            var cited = then.QuerySelector("section[aria-labelledby=cite] a")!.GetAttribute("href")!;
            Assert.That(cited, Does.StartWith("https://compliance.example/").And.Contain($"knownAt={at}"));
            Assert.That(Content(await api.Page(cited["https://compliance.example".Length..])), Is.EqualTo(Content(then)), url);
        }
    }

    // But for the pickers, which lead back to today where a day was asked for.
    private static string Content(IDocument page)
    {
        foreach (var form in page.QuerySelectorAll("form")) form.Remove();
        return page.Text("main");
    }

    private static string Date(string? date) => date is null ? "date not known"
        : date.Length == 10 ? DateOnly.Parse(date, CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)
        : date.Length == 7 ? DateOnly.Parse(date + "-01", CultureInfo.InvariantCulture).ToString("MMMM yyyy", CultureInfo.InvariantCulture) : date;
}
