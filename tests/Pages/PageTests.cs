using System.Net;
using System.Text.Json;
using Compliance.Pages;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

public sealed class PageTests
{
    private const string Case = "/cases/KAZ/C87";

    [Test]
    public async Task A_page_loads_its_style_sheet_and_its_icon_from_the_server_itself_and_nothing_else()
    {
        var api = await RunningApi.Shared;
        var page = await api.Page(Case);
        var loaded = page.QuerySelectorAll("link[rel=stylesheet],link[rel=icon],script,img,iframe,object,embed,[style]").Select(e => (e.LocalName, e.GetAttribute("href"))).ToArray();
        Assert.That(loaded, Is.EqualTo([("link", StyleSheet.Address), ("link", StyleSheet.Icon)]));
        foreach (var (_, address) in loaded)
        {
            using var file = await api.Send(HttpMethod.Get, address!);
            Assert.That((file.StatusCode, file.Headers.CacheControl!.ToString()), Is.EqualTo((HttpStatusCode.OK, "public, max-age=31536000, immutable")));
        }
    }

    [Test]
    public async Task A_browser_is_told_to_run_no_script_and_to_load_nothing_from_elsewhere()
    {
        using var response = await (await RunningApi.Shared).Send(HttpMethod.Get, Case);
        var policy = response.Headers.GetValues("Content-Security-Policy").Single();
        Assert.That(policy, Does.StartWith("default-src 'none'; style-src 'self';").And.Not.Contain("unsafe").And.Not.Contain("script-src").And.Not.Contain("http"));
        Assert.That(response.Headers.GetValues("Referrer-Policy"), Is.EqualTo(["no-referrer"]));
    }

    [Test]
    public async Task A_page_has_a_version_and_is_not_sent_again_while_it_holds()
    {
        await using var api = await RunningApi.Start();
        using var first = await api.Send(HttpMethod.Get, Case);
        var tag = first.Headers.ETag!.ToString();
        using var again = await api.Send(HttpMethod.Get, Case, headers: ("If-None-Match", tag));
        Assert.That((again.StatusCode, (await again.Content.ReadAsByteArrayAsync()).Length), Is.EqualTo((HttpStatusCode.NotModified, 0)));
        (await api.Send(HttpMethod.Patch, "/v1/threads/kaz-c87-violence", api.Key(Compliance.Access.Role.Editor), new { title = "Another title" }, ("If-Match", "*"))).Dispose();
        using var changed = await api.Send(HttpMethod.Get, Case, headers: ("If-None-Match", tag));
        Assert.That(changed.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(await changed.Content.ReadAsStringAsync(), Does.Contain("Another title"));
    }

    [TestCase("/cases/kz/c087?asOf=2021-06-30", "/cases/KAZ/C87?asOf=2021-06-30")]
    public async Task Another_spelling_leads_to_the_one_address(string asked, string one)
    {
        using var response = await (await RunningApi.Shared).Send(HttpMethod.Get, asked);
        Assert.That(((int)response.StatusCode, response.Headers.Location?.ToString()), Is.EqualTo((308, one)));
    }

    [TestCase(Case + "?asOf=2021-02-30", 400, "asOf", "A parameter is not allowed or has a wrong value")]
    [TestCase(Case + "?asof=2021-02-03", 400, "did you mean 'asOf'", "A parameter is not allowed or has a wrong value")]
    [TestCase("/cases/KAZ/C1", 404, "says nothing about compliance", "There is nothing at this address")]
    [TestCase("/nothing/here", 404, "nothing at this address", "There is nothing at this address")]
    public async Task An_error_is_a_page_for_a_browser_and_a_problem_for_a_program(string url, int status, string says, string title)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page(url, status);
        Assert.That(page.Text("h1"), Is.EqualTo(title));
        Assert.That(page.Text("main"), Does.Contain(says));
        Assert.That(page.QuerySelector("meta[name=robots]")!.GetAttribute("content"), Is.EqualTo("noindex"));
        using var response = await api.Send(HttpMethod.Get, url);
        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType!.MediaType), Is.EqualTo((status, "application/problem+json")));
        Assert.That(JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync()).GetProperty("title").GetString(), Is.EqualTo(title));
    }

    [Test]
    public async Task An_error_of_the_API_stays_JSON_also_for_a_browser()
    {
        using var response = await (await RunningApi.Shared).Send(HttpMethod.Get, "/v1/nothing", headers: ("Accept", "text/html,*/*"));
        Assert.That(response.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Pages_count_among_the_calls_that_each_may_make()
    {
        await using var api = await RunningApi.Start(rateLimit: 2);
        for (var call = 0; call < 2; call++) await api.Page(Case);
        using var third = await api.Send(HttpMethod.Get, "/v1/cases");
        Assert.That((int)third.StatusCode, Is.EqualTo(429));
        // The style sheet belongs to the page.
        using var style = await api.Send(HttpMethod.Get, StyleSheet.Address);
        Assert.That(style.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await api.Page(Case, 429);
    }

    [Test]
    public async Task A_shared_link_shows_the_case_and_its_state()
    {
        var page = await (await RunningApi.Shared).Page(Case + "?asOf=2021-06-30");
        string Property(string name) => page.QuerySelector($"meta[property='{name}']")!.GetAttribute("content")!;
        Assert.That((Property("og:title"), Property("og:url"), Property("og:type")), Is.EqualTo(("Kazakhstan under C87", "https://compliance.example/cases/KAZ/C87?asOf=2021-06-30", "article")));
        Assert.That(Property("og:description"), Does.StartWith("On 30 June 2021: 7 demands to the Government").And.Contain("3 not implemented").And.Contain("as far as the texts are loaded"));
    }

    [Test]
    public async Task Every_text_of_the_pages_is_in_one_file_and_every_key_that_the_pages_name_is_there()
    {
        foreach (var key in await Keys()) Assert.That(() => Texts.English[key], Throws.Nothing, key);
        Assert.That(() => Texts.English["no.such.key"], Throws.ArgumentException);
    }

    // Keys that are put together are met by the tests of their pages.
    private static async Task<IEnumerable<string>> Keys()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Repository.Root, "api", "Pages"), "*.*", SearchOption.AllDirectories).Where(f => f.EndsWith(".razor", StringComparison.Ordinal) || f.EndsWith(".cs", StringComparison.Ordinal));
        var found = new List<string>();
        foreach (var file in files)
        {
            var text = await File.ReadAllTextAsync(file);
            found.AddRange(System.Text.RegularExpressions.Regex.Matches(text, @"(?:Texts|texts)(?:\[|\.Format\()""([a-z][\w.-]*)""").Select(m => m.Groups[1].Value));
            found.AddRange(System.Text.RegularExpressions.Regex.Matches(text, @"(?:Texts|texts)\.Count\(""([a-z][\w.-]*)""").SelectMany(m => (string[])[$"{m.Groups[1].Value}.one", $"{m.Groups[1].Value}.other"]));
        }

        Assert.That(found, Has.Count.GreaterThan(40));
        return found.Distinct();
    }
}
