using System.Text.Json;
using AngleSharp.Dom;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

public sealed class HomePageTests
{
    [TestCase("2015-12-31")]
    [TestCase("2019-06-30")]
    [TestCase("2021-06-30")]
    [TestCase("2026-11-24")]
    [TestCase("2031-01-01")]
    public async Task Every_case_stands_as_its_own_short_answer_says(string day)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/?asOf={day}");
        await AssertCases(api, page, $"/v1/cases?loaded=true&asOf={day}", day);
        var others = (await api.Get($"/v1/cases?loaded=false&limit=500&asOf={day}")).Keys();
        Assert.That(page.QuerySelectorAll("details li a").Select(a => a.GetAttribute("href")), Is.EqualTo(others.Select(id => $"/cases/{id.Replace('-', '/')}?asOf={day}")));
    }

    [TestCase("2016-03-01")]
    [TestCase("2021-06-30")]
    [TestCase("2026-11-24")]
    public async Task What_changed_and_what_is_due_are_what_the_lists_of_the_API_give(string day)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/?asOf={day}");
        string Under(string id) => string.Join('\n', page.QuerySelector($"#{id} ~ ul.records")!.QuerySelectorAll(":scope > li").Select(l => $"{l.QuerySelector("time")!.GetAttribute("datetime")} {l.QuerySelector("a")!.GetAttribute("href")} {l.QuerySelector(".status")!.ClassList[1]}"));
        var moves = (await api.Get($"/v1/transitions?to={day}&first=false&what=status,reply&sort=-on&limit=8")).Rows().Select(t => $"{t.GetProperty("on").GetString()} {Address(t, day)} {t.GetProperty("after").GetString()}").ToArray();
        Assert.That(moves, Is.Not.Empty);
        Assert.That(Under("changed"), Is.EqualTo(string.Join('\n', moves)));
        var dates = (await api.Get($"/v1/deadlines?from={day}&state=due_soon,to_come&limit=8&asOf={day}")).Rows().Select(t => $"{t.GetProperty("on").GetString()} {Address(t, day)} {t.GetProperty("state").GetString()}").ToArray();
        Assert.That(dates, Is.Not.Empty);
        Assert.That(Under("next"), Is.EqualTo(string.Join('\n', dates)));
    }

    [Test]
    public async Task A_change_is_told_with_what_it_was_and_why()
    {
        var page = await (await RunningApi.Shared).Page("/?asOf=2026-01-01");
        var item = page.QuerySelector("#changed ~ ul.records")!.QuerySelectorAll(":scope > li").Single(l => l.QuerySelector("a")!.GetAttribute("href")!.StartsWith("/commitments/kaz-commitment-2021-c175-inspection", StringComparison.Ordinal));
        Assert.That(item.Text(".small"), Is.EqualTo("KAZ C129, C81 · what became of a promise · before: scheduled · a date passed or a promise lapsed: no new fact"));
    }

    [Test]
    public async Task Before_anything_was_public_the_page_says_so_and_accuses_nobody()
    {
        var page = await (await RunningApi.Shared).Page("/?asOf=1950-01-01");
        Assert.That(page.QuerySelectorAll(".status"), Is.Empty);
        Assert.That(page.Text("#cases + p"), Is.EqualTo("No case is recorded here. That says nothing about compliance."));
    }

    /// <summary>The rows of a table of cases are those of a list, in its order, each as its short answer counts it.</summary>
    internal static async Task AssertCases(RunningApi api, IDocument page, string list, string day)
    {
        var words = (await api.Get("/v1/codes/request_status")).Rows().ToDictionary(w => w.GetProperty("word").GetString()!, w => w.GetProperty("label").GetString()!);
        var cases = (await api.Get(list)).Rows().Where(c => c.GetProperty("requests").GetInt32() > 0).ToArray();
        Assert.That(cases, Is.Not.Empty, "a table without rows proves nothing");
        var rows = page.QuerySelectorAll("table.stacks tbody tr").Where(r => r.QuerySelector("th a")?.GetAttribute("href")?.StartsWith("/cases/", StringComparison.Ordinal) == true).ToArray();
        Assert.That(rows.Select(r => r.QuerySelector("th a")!.GetAttribute("href")), Is.EqualTo(cases.Select(c => $"{c.GetProperty("links").GetProperty("self").GetString()![3..]}?asOf={day}")));
        foreach (var (row, of) in rows.Zip(cases))
        {
            var status = await api.Get($"{of.GetProperty("links").GetProperty("status").GetString()}?asOf={day}");
            var counts = status.GetProperty("threads").GetProperty("byStatus").EnumerateObject().Where(s => s.Value.GetInt32() > 0).Select(s => $"{s.Value} {words[s.Name]}").ToArray();
            Assert.That(row.Texts(".counts li"), Is.EqualTo(counts), $"{of.GetProperty("id")} {day}");
            if (counts.Length > 0) Assert.That(row.QuerySelectorAll("td")[0].TextContent, Does.Contain($"{status.GetProperty("threads").GetProperty("total")} demand"));
            var texts = (await api.Get($"/v1/conclusions?member={of.GetProperty("member").GetString()}&convention={of.GetProperty("convention").GetString()}&limit=500&asOf={day}")).Rows().ToArray();
            var loaded = row.QuerySelectorAll("td")[1].TextContent;
            Assert.That(loaded, Does.Contain($"{texts.Length} text"));
            foreach (var (word, says) in ((string, string)[])[("complete", "loaded completely"), ("partial", "in part"), ("listed", "only listed")])
                Assert.That(loaded, texts.Count(t => t.GetProperty("coverage").GetString() == word) is > 0 and var count ? Does.Contain($"{count} {says}") : Does.Not.Contain(says));
            foreach (var year in of.GetProperty("examinedIn").EnumerateArray()) Assert.That(loaded, Does.Contain($"{year}"));
        }
    }

    private static string Address(JsonElement of, string day) => $"{of.GetProperty("url").GetString()![3..]}?asOf={day}";
}
