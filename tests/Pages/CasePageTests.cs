using System.Globalization;
using System.Text.Json;
using Compliance.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Pages;

public sealed class CasePageTests
{
    [TestCase("2015-06-30")]
    [TestCase("2019-06-30")]
    [TestCase("2021-06-30")]
    [TestCase("2026-11-24")]
    [TestCase("2030-01-01")]
    public async Task The_page_shows_what_the_API_answers_for_the_day(string day)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/cases/KAZ/C87?asOf={day}");
        var file = await api.Get($"/v1/cases/KAZ/C87?asOf={day}");
        var words = (await api.Get("/v1/codes/request_status")).GetProperty("data").EnumerateArray().ToDictionary(w => w.GetProperty("word").GetString()!, w => w.GetProperty("label").GetString()!);
        string Status(JsonElement of) => words[of.GetProperty("status").GetString()!];

        var demands = page.QuerySelectorAll("#demands ~ article.record").TakeWhile(a => a.QuerySelector("h3 a")!.GetAttribute("href")!.StartsWith("/threads/", StringComparison.Ordinal));
        Assert.That(demands.Select(d => (d.QuerySelector("h3 a")!.GetAttribute("href"), d.Text("h3"), d.Text(".status"))),
            Is.EqualTo(file.GetProperty("threads").EnumerateArray().Select(t => ($"/threads/{t.GetProperty("id").GetString()}?asOf={day}", t.GetProperty("title").GetString(), Status(t)))));

        var promises = page.QuerySelector("#promises ~ table");
        Assert.That(promises?.QuerySelectorAll("tbody th a").Select(a => a.GetAttribute("href")) ?? [],
            Is.EqualTo(file.GetProperty("commitments").EnumerateArray().Select(c => $"/commitments/{c.GetProperty("id").GetString()}?asOf={day}")));

        var texts = page.QuerySelectorAll("#texts ~ article.record");
        Assert.That(texts.Select(t => (t.QuerySelector("h3 a")!.GetAttribute("href"), string.Join(" ", t.QuerySelectorAll("li").Select(l => $"{l.QuerySelector("a")!.GetAttribute("href")} {l.Text(".status")}")))),
            Is.EqualTo(file.GetProperty("conclusions").EnumerateArray().Reverse().Select(c => ($"/conclusions/{c.GetProperty("conclusion").GetProperty("id").GetString()}?asOf={day}",
                string.Join(" ", c.GetProperty("requests").EnumerateArray().Select(r => $"/requests/{r.GetProperty("id").GetString()}?asOf={day} {Status(r)}"))))));

        var counts = file.GetProperty("status").GetProperty("threads").GetProperty("byStatus").EnumerateObject().Where(s => s.Value.GetInt32() > 0).Select(s => $"{s.Value} {words[s.Name]}");
        Assert.That(page.Texts(".counts li"), Is.EqualTo(counts));
        Assert.That(page.Texts("#coverage + ul li"), Is.EqualTo(file.GetProperty("status").GetProperty("coverage").EnumerateArray().Select(c => c.GetProperty("text").GetString())));
        Assert.That(page.Text("#stands"), Is.EqualTo($"Where it stands on {DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}"));
    }

    [Test]
    public async Task The_day_that_is_shown_stays_with_all_links_and_the_picker_begins_with_it()
    {
        var page = await (await RunningApi.Shared).Page("/cases/KAZ/C87?asOf=2019-06-30");
        Assert.That(page.QuerySelector("#asOf")!.GetAttribute("value"), Is.EqualTo("2019-06-30"));
        var inner = page.QuerySelectorAll("main a, header a").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/') && h != "/swagger/" && h != "/cases/KAZ/C87").ToArray();
        Assert.That(inner, Has.Length.GreaterThan(50));
        Assert.That(inner.Where(h => !h.Contains("asOf=", StringComparison.Ordinal)), Is.Empty);
    }

    [Test]
    public async Task What_is_linked_as_data_answers_for_the_same_day()
    {
        var api = await RunningApi.Shared;
        foreach (var url in (string[])["/cases/KAZ/C87?asOf=2019-06-30", "/cases/KAZ/C87"])
        {
            var page = await api.Page(url);
            var links = page.QuerySelectorAll(".data a").Select(a => a.GetAttribute("href")!).ToArray();
            Assert.That(links, Has.Length.GreaterThanOrEqualTo(5));
            foreach (var link in links)
            {
                using var response = await api.Send(HttpMethod.Get, link);
                Assert.That((int)response.StatusCode, Is.EqualTo(200), link);
            }
        }
    }

    [Test]
    public async Task The_page_of_what_was_known_once_shows_that_and_keeps_the_instant()
    {
        await using var api = await RunningApi.Start();
        var at = Uri.EscapeDataString((await api.Get("/v1/changes/head")).GetProperty("at").GetString()!);
        (await api.Send(HttpMethod.Patch, "/v1/threads/kaz-c87-violence", api.Key(Compliance.Access.Role.Editor), new { title = "Another title" }, ("If-Match", "*"))).Dispose();
        Assert.That((await api.Page("/cases/KAZ/C87")).Texts("article h3"), Does.Contain("Another title"));
        var then = await api.Page($"/cases/KAZ/C87?knownAt={at}");
        Assert.That(then.Texts("article h3"), Does.Contain("Violence against trade unionists").And.Not.Contain("Another title"));
        Assert.That(then.QuerySelector("form.day input[name=knownAt]"), Is.Not.Null);
        Assert.That(then.QuerySelectorAll("article h3 a").Select(a => a.GetAttribute("href")), Has.All.Contains("knownAt="));
    }

    [TestCase("2001-12-12", "not yet in force on that day")]
    [TestCase("2001-12-13", "in force")]
    public async Task Before_the_Convention_was_in_force_the_page_does_not_say_that_it_is(string day, string says)
    {
        var page = await (await RunningApi.Shared).Page($"/cases/KAZ/C87?asOf={day}");
        Assert.That(page.Texts("#ratification + dl dd"), Does.Contain(says));
    }

    [Test]
    public async Task A_case_of_which_nothing_is_loaded_says_that_this_says_nothing()
    {
        var page = await (await RunningApi.Shared).Page("/cases/BGD/C87");
        Assert.That(page.Text(".summary .lead"), Is.EqualTo("No demand is recorded. That says nothing about compliance: see below what is loaded."));
        Assert.That(page.QuerySelectorAll(".status"), Is.Empty);
    }

    [Test]
    public async Task However_many_records_a_case_has_its_page_takes_as_many_statements()
    {
        var log = new StatementLog();
        await using var api = await RunningApi.Start(adjust: b => b.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        async Task<int> Statements(string url)
        {
            await api.Page(url);
            log.Statements.Clear();
            await api.Page(url);
            return log.Statements.Count;
        }

        var many = await Statements("/cases/KAZ/C87");
        Assert.That(await Statements("/cases/KAZ/C81"), Is.EqualTo(many), string.Join("\n\n", log.Statements));
    }
}
