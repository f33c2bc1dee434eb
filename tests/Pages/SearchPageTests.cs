using System.Net;
using Compliance.Search;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

public sealed class SearchPageTests
{
    [TestCase("q=trade union registration")]
    [TestCase("q=Baltabai AND (court OR sentence*)")]
    [TestCase("q=union&kind=request&asOf=2019-06-30")]
    [TestCase("q=union&sort=-date&year=2021")]
    [TestCase("q=\"freedom of association\"&member=KAZ&body=CAS")]
    public async Task What_is_found_is_what_the_API_finds_with_the_same_words_marked(string query)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/search?{query}");
        var found = (await api.Get($"/v1/search?{query}&limit=20&count=true&facets=true"));
        var hits = found.Rows().ToArray();
        Assert.That(hits, Is.Not.Empty);
        var items = page.QuerySelectorAll("#found ~ ul.records > li");
        Assert.That(items, Has.Length.EqualTo(hits.Length));
        foreach (var (item, hit) in items.Zip(hits))
        {
            Assert.That(item.Text("h3"), Does.Contain(string.Join(' ', hit.GetProperty("title").GetString()!.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))));
            var (snippet, marked) = (hit.GetProperty("snippet").GetString()!, item.QuerySelectorAll("p")[0]);
            Assert.That(marked.TextContent, Is.EqualTo(snippet.Replace($"{Snippet.Open}", "").Replace($"{Snippet.Close}", "")));
            Assert.That(marked.QuerySelectorAll("mark").Select(m => m.TextContent), Is.EqualTo(snippet.Split(Snippet.Open).Skip(1).Select(p => p.Split(Snippet.Close)[0])));
            var href = item.QuerySelector("h3 a")!.GetAttribute("href")!.Split('?')[0];
            Assert.That(href, Is.EqualTo(hit.GetProperty("kind").GetString() == "actor" ? hit.GetProperty("url").GetString() : hit.GetProperty("url").GetString()![3..]));
        }

        Assert.That(page.Text("#found"), Does.StartWith($"{found.GetProperty("page").GetProperty("total")} record"));
        Assert.That(page.QuerySelector("input#q")!.GetAttribute("value"), Is.EqualTo(query[2..].Split('&')[0]));
    }

    [Test]
    public async Task A_facet_leads_to_as_many_as_it_says_and_can_be_taken_away()
    {
        var api = await RunningApi.Shared;
        var page = await api.Page("/search?q=registration&asOf=2024-01-01");
        var links = page.QuerySelectorAll("nav.facets dd a").ToArray();
        Assert.That(links, Has.Length.GreaterThan(10));
        foreach (var link in links)
        {
            var narrowed = await api.Page(link.GetAttribute("href")!);
            var count = int.Parse(link.TextContent.Split('(')[^1].TrimEnd(')'), System.Globalization.CultureInfo.InvariantCulture);
            Assert.That(narrowed.Text("#found"), Is.EqualTo(count == 1 ? "1 record found" : $"{count} records found"), link.TextContent);
            Assert.That(narrowed.QuerySelectorAll("nav.facets strong ~ a").Select(a => a.GetAttribute("href")), Has.Member("/search?q=registration&asOf=2024-01-01"));
        }
    }

    [Test]
    public async Task Going_from_page_to_page_meets_everything_once()
    {
        var api = await RunningApi.Shared;
        var met = new List<string>();
        for (var next = "/search?q=union"; next is not null;)
        {
            var page = await api.Page(next);
            met.AddRange(page.QuerySelectorAll("#found ~ ul.records > li h3 a").Select(a => a.GetAttribute("href")!));
            next = page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }

        var all = await api.Get("/v1/search?q=union&count=true&limit=1");
        Assert.That(met, Is.Unique.And.Count.EqualTo(all.GetProperty("page").GetProperty("total").GetInt32()).And.Count.GreaterThan(20));
    }

    [TestCase("/search")]
    [TestCase("/search?q=")]
    [TestCase("/search?q=%20")]
    public async Task Without_words_the_page_shows_how_to_search_and_its_examples_find_something(string url)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page(url);
        var examples = page.QuerySelectorAll("#how + ul a").Select(a => a.GetAttribute("href")!).ToArray();
        Assert.That(examples, Has.Length.EqualTo(5));
        foreach (var example in examples) Assert.That((await api.Page(example)).QuerySelectorAll("#found ~ ul.records > li"), Is.Not.Empty, example);
    }

    [TestCase("\"abc")]
    [TestCase("(union")]
    [TestCase("a* OR")]
    public async Task A_query_that_cannot_be_read_is_explained_in_place_as_the_API_explains_it(string query)
    {
        var api = await RunningApi.Shared;
        var escaped = Uri.EscapeDataString(query);
        var page = await api.Page($"/search?q={escaped}", 400);
        var problem = await api.Problem($"/v1/search?q={escaped}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(page.Text("[role=alert] p"), Is.EqualTo(problem.GetProperty("detail").GetString()));
        Assert.That(page.QuerySelector("input#q")!.GetAttribute("value"), Is.EqualTo(query));
        using var response = await api.Send(HttpMethod.Get, $"/search?q={escaped}", headers: ("Accept", "text/html"));
        Assert.That((response.Headers.ETag, response.Headers.CacheControl!.NoStore), Is.EqualTo(((object?)null, true)));
        await api.Problem($"/search?q={escaped}", HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [TestCase("registraton", "registration")]
    [TestCase("asociation fredom", "association freedom")]
    public async Task What_was_perhaps_meant_is_a_search_that_finds_something(string query, string meant)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/search?q={Uri.EscapeDataString(query)}");
        var link = page.QuerySelector("#found ~ p a")!;
        Assert.That(link.TextContent, Is.EqualTo(meant));
        Assert.That((await api.Page(link.GetAttribute("href")!)).QuerySelectorAll("#found ~ ul.records > li"), Is.Not.Empty);
    }

    [Test]
    public async Task Marks_that_stand_in_a_text_itself_are_text()
    {
        await using var api = await RunningApi.Start();
        using var put = await api.Send(HttpMethod.Put, "/v1/sources/marks", api.Key(Compliance.Access.Role.Editor), new { publisher = "X", title = "zzmarks ⟧ </mark><script>alert(1)</script> ⟦ open" });
        Assert.That(put.IsSuccessStatusCode, Is.True, await put.Content.ReadAsStringAsync());
        var page = await api.Page("/search?q=zzmarks");
        Assert.That(page.QuerySelectorAll("script"), Is.Empty);
        Assert.That(page.QuerySelectorAll("#found ~ ul.records p")[0].TextContent, Does.Contain("</mark><script>alert(1)</script>"));
        Assert.That(page.QuerySelectorAll("mark").Select(m => m.TextContent), Is.EqualTo(["zzmarks"]));
    }
}
