using System.Globalization;
using System.Net;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pictures;

/// <summary>A badge counts as the short answer on the case does, and scores nothing.</summary>
public sealed class BadgeTests
{
    [TestCase("KAZ/C87", "2016-01-31")]
    [TestCase("KAZ/C87", "2019-06-30")]
    [TestCase("KAZ/C87", "2026-11-24")]
    [TestCase("KAZ/C81", "2026-11-24")]
    public async Task The_badge_of_a_case_counts_threads_by_status(string @case, string day)
    {
        var api = await RunningApi.Shared;
        var threads = (await api.Get($"/v1/cases/{@case}/status?asOf={day}")).GetProperty("threads");
        var counts = threads.GetProperty("byStatus").EnumerateObject().Where(s => s.Value.GetInt32() > 0).ToDictionary(s => s.Name.Replace('_', ' '), s => s.Value.GetInt32());
        var badge = await Badge(api, $"/v1/cases/{@case}/badge.svg?asOf={day}");
        var texts = Texts(badge);
        Assert.That(texts[0], Is.EqualTo(@case.Replace('/', ' ')));
        Assert.That(texts[^1], Is.EqualTo($"of {threads.GetProperty("total").GetInt32()} · {DateOnly.Parse(day, CultureInfo.InvariantCulture).ToString("d MMM yyyy", CultureInfo.InvariantCulture)}"));
        var told = texts[1..^1].Select(t => (Count: int.Parse(t.Split(' ')[0], CultureInfo.InvariantCulture), Status: t[(t.IndexOf(' ', StringComparison.Ordinal) + 1)..])).ToArray();
        Assert.That(told.Sum(t => t.Count), Is.EqualTo(threads.GetProperty("total").GetInt32()));
        foreach (var (count, status) in told.Where(t => t.Status != "other")) Assert.That(counts[status], Is.EqualTo(count));
        // All of them in words.
        foreach (var (status, count) in counts) Assert.That(badge.Root.Elements().Single(e => e.Name.LocalName == "desc").Value, Does.Contain($"{count} {status}"));
    }

    [Test]
    public async Task The_badge_of_a_thread_says_where_it_stands_on_a_day()
    {
        var api = await RunningApi.Shared;
        foreach (var day in (string[])["2019-07-01", "2022-12-31", "2026-11-24"])
            foreach (var thread in (await api.Get($"/v1/threads?member=KAZ&asOf={day}")).Rows())
            {
                var badge = await Badge(api, $"/v1/threads/{thread.GetProperty("id").GetString()}/badge.svg?asOf={day}");
                Assert.That(Texts(badge)[1], Is.EqualTo(thread.GetProperty("status").GetString()!.Replace('_', ' ')));
                Assert.That(badge.Root.Elements().Single(e => e.Name.LocalName == "desc").Value, Does.Contain(thread.GetProperty("title").GetString()));
            }
    }

    [Test]
    public async Task Where_no_thread_is_recorded_nothing_is_loaded()
    {
        var api = await RunningApi.Shared;
        var badge = await Badge(api, "/v1/cases/BGD/C87/badge.svg?asOf=2026-11-24");
        Assert.That(Texts(badge), Is.EqualTo(["BGD C87", "nothing loaded", "24 Nov 2026"]));
        await api.Problem("/v1/cases/FRA/C87/badge.svg", HttpStatusCode.NotFound, "not-found");
        await api.Problem("/v1/threads/nope/badge.svg", HttpStatusCode.NotFound, "not-found");
        await api.Problem("/v1/threads/kaz-c87-registration/badge.svg?asOf=2001-01-01", HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task No_text_of_a_badge_runs_over_its_end_in_any_font()
    {
        var api = await RunningApi.Shared;
        string[] urls = ["/v1/cases/KAZ/C87/badge.svg", "/v1/cases/BGD/C87/badge.svg", .. (await api.Get("/v1/threads")).Keys().Select(id => $"/v1/threads/{id}/badge.svg")];
        foreach (var url in urls)
        {
            var badge = await Badge(api, url);
            var width = Number(badge, "width");
            var last = 0.0;
            foreach (var text in badge.Root.Elements().Where(e => e.Name.LocalName == "text"))
            {
                double At(string name) => double.Parse((string)text.Attribute(name)!, CultureInfo.InvariantCulture);
                Assert.That(At("x"), Is.GreaterThan(last), url);
                last = At("x") + At("textLength");
            }

            Assert.That(last, Is.LessThan(width), url);
        }
    }

    private static async Task<Drawing> Badge(RunningApi api, string url)
    {
        using var answer = await api.Http.GetAsync(new Uri(url, UriKind.Relative));
        Assert.That((answer.StatusCode, answer.Content.Headers.ContentType?.MediaType), Is.EqualTo((HttpStatusCode.OK, "image/svg+xml")), url);
        return Drawing.Read(await answer.Content.ReadAsStringAsync());
    }

    private static string[] Texts(Drawing badge) => [.. badge.Root.Elements().Where(e => e.Name.LocalName == "text").Select(t => t.Value)];

    private static double Number(Drawing badge, string name) => double.Parse((string)badge.Root.Attribute(name)!, CultureInfo.InvariantCulture);
}
