using System.Net;
using AngleSharp.Dom;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Pages;

/// <summary>What holds of the start page, cases, search, Conventions, members, sources and the method alike.</summary>
public sealed class EveryPageTests
{
    private static readonly string[] Pages = ["/", "/cases", "/search", "/search?q=union", "/conventions/C87", "/members/KAZ", "/sources/normlex-4111584", "/about"];

    private static readonly string Hostile = "zzhostile <script>alert(1)</script> \"'><img src=x onerror=alert(2)> &amp; {{x}} \u202E\u2066 " + new string('W', 10_000);

    [TestCaseSource(nameof(Pages))]
    public async Task Every_link_leads_somewhere_on_any_day_and_of_what_was_known(string url)
    {
        var api = await RunningApi.Shared;
        var at = Uri.EscapeDataString((await api.Get("/v1/changes/head")).GetProperty("at").GetString()!);
        string[] ways = url.StartsWith("/search", StringComparison.Ordinal) ? ["", "asOf=2025-06-30"] : ["", "asOf=2025-06-30", $"asOf=2025-06-30&knownAt={at}"];
        var asked = new HashSet<string>();
        foreach (var way in ways)
        {
            var page = await api.Page(way.Length == 0 ? url : $"{url}{(url.Contains('?') ? '&' : '?')}{way}");
            foreach (var link in page.QuerySelectorAll("a, link[rel=alternate]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/') && asked.Add(h)).Take(120))
            {
                using var answer = await api.Send(HttpMethod.Get, link);
                // A record that was not yet public on the day is not there.
                if ((int)answer.StatusCode >= 400) Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("not yet public"), link);
            }
        }
    }

    [Test]
    public async Task The_day_that_is_shown_stays_with_all_links_to_pages()
    {
        var api = await RunningApi.Shared;
        foreach (var url in Pages)
        {
            var page = await api.Page($"{url}{(url.Contains('?') ? '&' : '?')}asOf=2019-06-30");
            var inner = page.QuerySelectorAll("main a, header a").Where(a => a.ParentElement!.ClassName != "day" && a.Closest("form") is null).Select(a => a.GetAttribute("href")!)
                .Where(h => h.StartsWith('/') && !h.StartsWith("/v1/", StringComparison.Ordinal) && !h.StartsWith("/openapi/", StringComparison.Ordinal) && h is not ("/swagger/" or "/search-help")).ToArray();
            Assert.That(inner, Is.Not.Empty);
            Assert.That(inner.Where(h => !h.Contains("asOf=2019-06-30", StringComparison.Ordinal)), Is.Empty, url);
        }
    }

    [TestCase("/?asOf=2021-02-30", "asOf")]
    [TestCase("/?asof=2021-02-03", "did you mean 'asOf'")]
    [TestCase("/about?day=1", "There is no parameter 'day'")]
    [TestCase("/cases?member=KAX", "did you mean 'KAZ'")]
    [TestCase("/cases?member=KAZ&member=BLR", "given 2 times")]
    [TestCase("/cases?cursor=abc", "not one of ours")]
    [TestCase("/search?q=union&kind=requst", "did you mean 'request'")]
    [TestCase("/search?q=union&knownAt=2020-01-01", "no parameter 'knownAt'")]
    [TestCase("/members/KAZ?knownAt=2999-01-01", "in the future")]
    [TestCase("/conventions/C87?asOf=x", "no day that exists")]
    [TestCase("/sources/normlex-4111584?fields=id", "no parameter 'fields'")]
    public async Task A_wrong_parameter_is_explained_to_people_and_to_programs(string url, string says)
    {
        var api = await RunningApi.Shared;
        Assert.That((await api.Page(url, 400)).Text("main"), Does.Contain(says));
        Assert.That((await api.Problem(url, HttpStatusCode.BadRequest, "invalid-parameter")).GetProperty("detail").GetString(), Does.Contain(says));
    }

    [TestCase("/members/KAX", "Did you mean /members/KAZ?")]
    [TestCase("/conventions/C87x", "Did you mean /conventions/C87?")]
    [TestCase("/sources/normlex-411158", "Did you mean /sources/normlex-4111584?")]
    [TestCase("/sources/zzzzzzzzzzzzzzzzzz", "There is no source 'zzzzzzzzzzzzzzzzzz'. /v1/sources lists those that are recorded.")]
    public async Task What_is_not_there_is_answered_with_what_was_perhaps_meant(string url, string says)
    {
        var api = await RunningApi.Shared;
        Assert.That((await api.Page(url, 404)).Text("main .lead"), Does.EndWith(says));
        Assert.That((await api.Problem(url, HttpStatusCode.NotFound, "not-found")).GetProperty("detail").GetString(), Does.EndWith(says));
    }

    [TestCase("/members/kz?asOf=2021-06-30", "/members/KAZ?asOf=2021-06-30")]
    [TestCase("/conventions/c087", "/conventions/C87")]
    [TestCase("/conventions/87", "/conventions/C87")]
    [TestCase("/sources/NORMLEX-4111584", "/sources/normlex-4111584")]
    public async Task Another_spelling_leads_to_the_one_address(string asked, string one) => await (await RunningApi.Shared).AssertLeadsTo(asked, one);

    [TestCaseSource(nameof(Pages))]
    public async Task A_page_is_not_sent_again_while_it_holds(string url)
    {
        var api = await RunningApi.Shared;
        using var first = await api.Send(HttpMethod.Get, url);
        using var again = await api.Send(HttpMethod.Get, url, headers: ("If-None-Match", first.Headers.ETag!.ToString()));
        Assert.That((again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.NotModified, 0)));
        using var head = await api.Send(HttpMethod.Head, url);
        Assert.That((head.StatusCode, head.Headers.ETag!.Tag), Is.EqualTo((HttpStatusCode.OK, first.Headers.ETag.Tag)));
    }

    [Test]
    public async Task A_record_full_of_markup_stays_text_everywhere()
    {
        await using var api = await RunningApi.Start();
        // Past the rules of writing, which would refuse most of it.
        using (var connection = new Database(api.Path).OpenToWrite())
        {
            await connection.ExecuteAsync("update source set title = @Hostile, publisher = @Hostile, note = @Hostile where id = 'ilo-normlex'; update member set name = @Hostile where iso3 = 'KAZ'; update convention set title = @Hostile where code = 'C87'; update coverage set text = @Hostile; "
                + "update commitment set text = @Hostile, made_by = @Hostile; update conclusion set title = @Hostile; update request set text = @Hostile; update thread set title = @Hostile; update article set summary = @Hostile; update evidence set text = @Hostile, issuer_name = @Hostile", new { Hostile });
        }

        var shown = 0;
        foreach (var url in (string[])["/", "/cases?member=KAZ", "/search?q=union", "/conventions/C87", "/members/KAZ", "/sources/ilo-normlex", "/sources/normlex-4111584", "/about", $"/search?q={Uri.EscapeDataString("<script>alert(4)</script>")}", $"/search?q={Uri.EscapeDataString("\"><script>alert(5)</script>")}"])
        {
            var page = await api.Page(url, url.Contains("%22%3E", StringComparison.Ordinal) ? 400 : 200);
            Assert.That(page.QuerySelectorAll("script, img, b, [onerror]"), Is.Empty, url);
            if (page.DocumentElement.TextContent.Contains("<script>alert(", StringComparison.Ordinal)) shown++;
        }

        Assert.That(shown, Is.GreaterThan(8), "what is not shown proves nothing");
    }

    [Test]
    public async Task However_much_is_recorded_a_page_takes_as_many_statements()
    {
        var log = new StatementLog();
        await using var api = await RunningApi.Start(adjust: b => b.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        string[] urls = ["/", "/cases", "/conventions/C87", "/members/KAZ", "/sources/ilo-normlex", "/about"];
        var before = await Statements();
        var bundle = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "db", "bundles", "blr-c87-c98.json"));
        using (var import = await api.Send(HttpMethod.Post, "/v1/imports", api.Key(Role.Admin), bundle))
            Assert.That(import.IsSuccessStatusCode, Is.True, await import.Content.ReadAsStringAsync());
        Assert.That(string.Join('\n', await Statements()), Is.EqualTo(string.Join('\n', before)));
        Assert.That((await api.Page("/")).QuerySelectorAll("table tbody tr"), Has.Length.GreaterThan(4), "there are more cases than before");
        Assert.That(before.Values, Has.All.LessThan(20));

        // A search takes as many as that of the API, and one for the names of the members.
        Assert.That(await Count("/search?q=union"), Is.EqualTo(await Count("/v1/search?q=union&limit=20&count=true&facets=true") + 1), string.Join("\n\n", log.Statements));

        async Task<Dictionary<string, int>> Statements()
        {
            var counted = new Dictionary<string, int>();
            foreach (var url in urls) counted[url] = await Count(url);
            return counted;
        }

        async Task<int> Count(string url)
        {
            // What is kept afterwards is read by the first call.
            for (var call = 0; call < 2; call++)
            {
                log.Statements.Clear();
                using var answer = await api.Send(HttpMethod.Get, url);
                Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), url);
            }

            return log.Statements.Count;
        }
    }
}
