using Compliance.Access;
using Compliance.Tests.Access;
using Compliance.Tests.Support;
using AngleSharp.Html.Parser;

namespace Compliance.Tests.Pages;

/// <summary>A restricted name is on no page, of no day, and leads to no page.</summary>
public sealed class RestrictedPagesTests
{
    private static readonly string[] Rooms = ["/", "/cases", "/search", "/conventions/", "/members/", "/sources/", "/about"];

    [Test]
    public async Task No_page_shows_a_restricted_name()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        string[] starts = ["/", "/cases", "/about", "/members/KAZ", "/conventions/C87", "/search?q=union", "/search?q=sentenced%20seven%20years", "/search?q=Baltabay", "/search?q=zzqq%20Kharkova", "/sources/hrw-2019-07-19", "/sources/normlex-4111584", "/sources/baltabay", "/members/kharkova"];
        var named = 0;
        foreach (var url in starts[..^2])
        {
            using var before = await api.Send(HttpMethod.Get, url);
            if (Names.In(await before.Content.ReadAsStringAsync()).Length > 0) named++;
        }

        Assert.That(named, Is.GreaterThan(4), "pages that would not name them prove nothing");
        var at = Uri.EscapeDataString((await api.Get("/v1/changes/head")).GetProperty("at").GetString()!);
        await api.Restrict(admin, "erlan-baltabay", "person-9f31c2");
        await api.Restrict(admin, "larisa-kharkova", "person-0a0a0a");
        var queue = new Queue<string>(starts.Where(s => Names.In(Uri.UnescapeDataString(s)).Length == 0));
        var seen = new HashSet<string>(queue);
        var aliased = 0;
        while (queue.TryDequeue(out var url) && seen.Count < 400)
        {
            var body = await api.Asked(admin, url, isThorough: starts.Contains(url));
            if (body.Contains("person-9f31c2", StringComparison.Ordinal)) aliased++;
            if (starts.Contains(url))
                foreach (var way in url.StartsWith("/search", StringComparison.Ordinal) ? ["asOf=2019-12-31"] : new[] { "asOf=2019-12-31", $"knownAt={at}" })
                    await api.Asked(admin, url + (url.Contains('?') ? "&" : "?") + way, isThorough: false);
            foreach (var link in new HtmlParser().ParseDocument(body).QuerySelectorAll("a").Select(a => a.GetAttribute("href")!).Where(h => Rooms.Any(r => r.Length > 1 && h.StartsWith(r, StringComparison.Ordinal))))
                if (!link.StartsWith("/members/", StringComparison.Ordinal) && !link.StartsWith("/cases/", StringComparison.Ordinal) && seen.Add(link)) queue.Enqueue(link);
        }

        Assert.That((seen.Count, aliased), Is.GreaterThan((60, 3)));
    }

    [Test]
    public async Task No_half_of_a_restricted_name_is_left_where_a_text_is_cut()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        using (var put = await api.Send(HttpMethod.Put, "/v1/sources/long", admin, new { publisher = "X", title = new string('x', 285) + " Erlan Baltabay and others, of whom nothing more is said" }))
            Assert.That(put.IsSuccessStatusCode, Is.True, await put.Content.ReadAsStringAsync());
        string Shared(AngleSharp.Dom.IDocument page) => page.QuerySelector("meta[property='og:title']")!.GetAttribute("content")!;
        Assert.That(Shared(await api.Page("/sources/long")), Does.EndWith("x Erlan Baltaba…"));
        await api.Restrict(admin, "erlan-baltabay", "person-9f31c2");
        Assert.That(Shared(await api.Page("/sources/long")), Does.EndWith("…").And.Not.Contain("Erlan").And.Not.Contain("Balt"));
    }

    [TestCase("/search?q={0}")]
    [TestCase("/search?q={0}%20court")]
    [TestCase("/sources/{0}")]
    [TestCase("/sources/hrw-{0}")]
    [TestCase("/members/{0}")]
    [TestCase("/cases?member={0}")]
    public async Task Asked_for_by_a_restricted_name_a_page_is_as_if_there_were_nobody_of_that_name(string url)
    {
        await using var api = await RunningApi.Start();
        await api.Restrict(api.Key(Role.Admin), "erlan-baltabay", "person-9f31c2");
        Assert.That(await Told("baltabay"), Is.EqualTo(await Told("zobqixuw")));

        async Task<string> Told(string name)
        {
            using var answer = await api.Send(HttpMethod.Get, string.Format(System.Globalization.CultureInfo.InvariantCulture, url, name), headers: ("Accept", "text/html"));
            var body = await answer.Content.ReadAsStringAsync();
            return $"{answer.StatusCode} {System.Text.RegularExpressions.Regex.Replace(body, "request id [^.]*", "")}".Replace(name, "?", StringComparison.Ordinal);
        }
    }
}
