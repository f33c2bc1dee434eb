using System.Net;
using Compliance.Access;
using Compliance.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Pages;

public sealed partial class RecordPageTests
{
    [Test]
    public async Task A_retracted_record_is_gone_with_its_reason_and_what_rested_on_it_changes()
    {
        await using var api = await RunningApi.Start();
        var key = api.Key(Role.Editor);
        var at = Uri.EscapeDataString((await api.Get("/v1/changes/head")).GetProperty("at").GetString()!);
        Assert.That((await api.Page("/requests/kaz-c87-cas-2019.2")).Text(".summary .status"), Is.EqualTo("in progress"));
        using (var retracted = await api.Send(HttpMethod.Post, "/v1/requests/kaz-c87-cas-2022.2/retract", key, new { reason = "It was read wrongly" }, ("If-Match", "*"))) Assert.That(retracted.IsSuccessStatusCode, Is.True, await retracted.Content.ReadAsStringAsync());
        Assert.That((await api.Page("/requests/kaz-c87-cas-2022.2", 410)).Text("main"), Does.Contain("was retracted").And.Contain("It was read wrongly"));
        await api.Problem("/requests/kaz-c87-cas-2022.2", HttpStatusCode.Gone, "retracted");
        Assert.That((await api.Page("/requests/kaz-c87-cas-2021.3")).Text(".summary .lead"), Does.Not.Contain("asked for it again"));
        var then = await api.Page($"/requests/kaz-c87-cas-2021.3?knownAt={at}");
        Assert.That(then.Text(".summary .lead"), Does.Contain("asked for it again"));
        Assert.That(then.QuerySelectorAll("main .summary a").Select(a => a.GetAttribute("href")), Has.All.Contains("knownAt="));
        await api.Page($"/requests/kaz-c87-cas-2022.2?knownAt={at}");
    }

    [Test]
    public async Task Whatever_a_text_holds_it_stays_text()
    {
        await using var api = await RunningApi.Start();
        var key = api.Key(Role.Editor);
        var text = "</bdi></main><script>alert('x')</script><img src=x onerror=alert(1)> &amp; \"quoted\" " + new string('x', 1500) + " إرلان بالتاباي";
        async Task Patch(string url, object change)
        {
            using var patched = await api.Send(HttpMethod.Patch, url, key, change, ("If-Match", "*"));
            Assert.That(patched.IsSuccessStatusCode, Is.True, await patched.Content.ReadAsStringAsync());
        }

        await Patch("/v1/requests/kaz-c87-cas-2022.2", new { text, quote = "{0} {1}" + text[..200], note = text });
        await Patch("/v1/threads/kaz-c87-union-leaders", new { title = text[..200], text });
        await Patch("/v1/commitments/kaz-commitment-2022-notification", new { text, by = text[..100] });
        await Patch($"/v1/evidence/{Evidence}", new { text, note = text });
        foreach (var url in (string[])["/requests/kaz-c87-cas-2022.2", "/requests/kaz-c87-cas-2021.3", "/threads/kaz-c87-union-leaders", "/commitments/kaz-commitment-2022-notification", $"/evidence/{Evidence}", "/conclusions/kaz-c87-cas-2022"])
        {
            var page = await api.Page(url);
            Assert.That(page.QuerySelectorAll("script, img, main main"), Is.Empty, url);
            Assert.That(page.QuerySelectorAll("footer p"), Is.Not.Empty, url);
            Assert.That(page.QuerySelectorAll("bdi").Select(b => b.TextContent).Any(t => t.StartsWith(text[..90], StringComparison.Ordinal)), Is.True, url);
        }
    }

    [Test]
    public async Task However_much_is_recorded_a_page_takes_the_same_number_of_statements()
    {
        var log = new StatementLog();
        await using var api = await RunningApi.Start(adjust: b => b.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        async Task<int> Statements(string url)
        {
            // The first call also reads what is kept afterwards.
            await api.Page(url);
            log.Statements.Clear();
            await api.Page(url);
            return log.Statements.Count;
        }

        foreach (var (few, many) in ((string, string)[])[("/requests/kaz-c87-cas-2022.5", "/requests/kaz-c87-cas-2015.2"), ("/threads/kaz-c81-labour-inspection", "/threads/kaz-c87-trade-union-law"),
            ("/commitments/kaz-commitment-2024-labour-law", "/commitments/kaz-commitment-2018-road-map"), ("/evidence/kaz-2020-05-04-law-321-vi", "/evidence/kaz-2017-07-25-kharkova-sentence-ituc"), ("/conclusions/kaz-c87-ceacr-2003", "/conclusions/kaz-c87-cas-2021")])
        {
            var (less, more) = (await Statements(few), await Statements(many));
            Assert.That(more, Is.EqualTo(less).And.LessThanOrEqualTo(25), $"{many}:\n{string.Join("\n\n", log.Statements)}");
        }
    }
}
