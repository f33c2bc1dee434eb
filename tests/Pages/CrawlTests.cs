using AngleSharp.Dom;
using Compliance.Access;
using Compliance.Tests.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

public sealed class CrawlTests
{
    [Test]
    public async Task All_links_lead_somewhere_and_all_pages_are_built_soundly()
    {
        var api = await RunningApi.Shared;
        var (kinds, data) = (new Dictionary<string, int>(), new Dictionary<string, string>());
        await foreach (var page in new Crawl(api).Pages())
        {
            var kind = page.Url.Split('/', '?')[1];
            kinds[kind] = kinds.GetValueOrDefault(kind) + 1;
            Assert.That(Faults(page.Document), Is.Empty, page.Url);
            foreach (var link in Crawl.Links(page).Where(Crawl.IsData)) data.TryAdd(Crawl.Sort(link), link);
        }

        Assert.That(kinds.Keys, Is.EquivalentTo((string[])["", "about", "cases", "commitments", "conclusions", "conventions", "evidence", "members", "requests", "search", "sources", "threads"]));
        // Every record that a case rests on has its page, and every page is reached from the start.
        foreach (var (kind, list) in ((string, string)[])[("requests", "requests"), ("threads", "threads"), ("commitments", "commitments"), ("conclusions", "conclusions")])
            Assert.That(kinds[kind], Is.EqualTo((await api.Get($"/v1/{list}?count=true&limit=1")).GetProperty("page").GetProperty("total").GetInt32()), kind);
        Assert.That(data, Has.Count.GreaterThan(20));
        foreach (var link in data.Values)
        {
            using var response = await api.Send(HttpMethod.Get, link);
            Assert.That((int)response.StatusCode, Is.EqualTo(200).Or.EqualTo(301), link);
        }
    }

    [Test]
    public async Task A_restricted_name_is_on_no_page()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        await api.Restrict(admin, "erlan-baltabay", "person-9f31c2");
        await api.Restrict(admin, "larisa-kharkova", "person-0a0a0a");
        var aliases = 0;
        await foreach (var page in new Crawl(api).Pages())
        {
            Assert.That(Names.In(page.Body), Is.Empty, page.Url);
            if (page.Url.Contains("person-9f31c2", StringComparison.Ordinal) || page.Url.Contains("person-0a0a0a", StringComparison.Ordinal)) aliases++;
        }

        Assert.That(aliases, Is.GreaterThan(10), "pages whose address holds an alias");
    }

    private static IEnumerable<string> Faults(IDocument page)
    {
        if (page.QuerySelectorAll("h1").Length != 1) yield return "not one h1";
        var level = 0;
        foreach (var heading in page.QuerySelectorAll("h1, h2, h3, h4, h5, h6"))
        {
            var next = heading.LocalName[1] - '0';
            // What stands in the foot belongs to the page, not to what is above it.
            if (next > level + 1) yield return $"h{level} is followed by {heading.OuterHtml}";
            level = next;
        }

        foreach (var twice in page.QuerySelectorAll("[id]").GroupBy(e => e.Id).Where(g => g.Count() > 1)) yield return $"the id '{twice.Key}' is there {twice.Count()} times";
        foreach (var link in page.QuerySelectorAll("a[href^='#']").Where(a => a.GetAttribute("href") is { Length: > 1 } to && page.GetElementById(to[1..]) is null)) yield return $"{link.OuterHtml} leads nowhere";
        foreach (var field in page.QuerySelectorAll("input:not([type=hidden]), select").Where(f => page.QuerySelector($"label[for={f.Id}]") is null)) yield return $"no label: {field.OuterHtml}";
        foreach (var table in page.QuerySelectorAll("table").Where(t => t.QuerySelector("caption") is null || t.QuerySelectorAll("th").Any(h => !h.HasAttribute("scope")))) yield return $"a table without caption, or a heading without scope: {table.OuterHtml[..200]}";
        foreach (var element in page.QuerySelectorAll("script, [style], iframe, object, [onclick]")) yield return $"{element.LocalName} with {element.GetAttribute("style")}";
        foreach (var empty in page.QuerySelectorAll("a, h1, h2, h3, th, button, title, caption").Where(e => string.IsNullOrWhiteSpace(e.TextContent))) yield return $"empty: {empty.OuterHtml}";
        var text = page.Body!.TextContent;
        foreach (var wrong in ((string[])["{0}", "{1}", "{2}", "System.", "()", " ,", "..", "_implemented"]).Where(w => text.Contains(w, StringComparison.Ordinal))) yield return $"the text has '{wrong}': …{text[Math.Max(0, text.IndexOf(wrong, StringComparison.Ordinal) - 60)..][..60]}…";
    }
}
