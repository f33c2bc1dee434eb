using Compliance.Access;
using Compliance.Tests.Support;
using static Microsoft.Playwright.Assertions;

namespace Compliance.Tests.Browser;

/// <summary>A record is text, whatever somebody wrote into it.</summary>
public sealed class HostileRecordTests : BrowserTest
{
    private const string Markup = "</a></h1></title><script>alert(1)</script><img src=x onerror=alert(2)><b class=evil>bold</b> \"'&amp;<!-- ";

    // The marks turn what follows round; a text may hold them, a name may not.
    private static readonly string Text = $"{Markup}\u202eesrever\u202c \u2067{new string('م', 300)} {new string('W', 3000)}";

    // Longer than any write allows: put into the database past the program.
    private static readonly string Title = Markup + new string('N', 10_000);

    private static readonly (string Page, string Record, string Field, string Value)[] Shown =
    [
        ("/cases/KAZ/C87", "threads/kaz-c87-violence", "text", Text),
        ("/threads/kaz-c87-violence", "threads/kaz-c87-violence", "title", Markup),
        ("/requests/kaz-c87-cas-2019.3", "requests/kaz-c87-cas-2019.3", "text", Text),
        ("/commitments/kaz-commitment-2019-employers", "commitments/kaz-commitment-2019-employers", "text", Text),
        ("/evidence/kaz-2020-05-04-law-321-vi", "evidence/kaz-2020-05-04-law-321-vi", "text", Text),
        ("/conclusions/kaz-c87-cas-2021", "conclusions/kaz-c87-cas-2021", "title", Markup),
        ("/sources/normlex-3253690", "sources/normlex-3253690", "title", Markup),
    ];

    [Test]
    public async Task Markup_direction_marks_and_endless_words_stay_text_and_stay_in_their_place()
    {
        await using var api = await RunningApi.Start();
        var key = api.Key(Role.Editor);
        foreach (var (_, record, field, value) in Shown)
        {
            using var written = await api.Send(HttpMethod.Patch, $"/v1/{record}", key, new Dictionary<string, string> { [field] = value }, ("If-Match", "*"));
            Assert.That((int)written.StatusCode, Is.EqualTo(200), await written.Content.ReadAsStringAsync());
        }

        foreach (var address in Shown.Select(s => s.Page))
        {
            // Scripts could run here: that none does is the page's merit.
            var page = await Open(api, address, new() { Width = 320 });
            await Expect(page.Locator("main")).ToContainTextAsync(Markup.Trim());
            Assert.That(await page.Locator(".evil, script, img").CountAsync(), Is.Zero, address);
            Assert.That(await page.TitleAsync(), Does.EndWith("Compliance"));
            await page.AssertFits();
        }
    }

    [Test]
    public async Task A_name_of_ten_thousand_characters_stays_text_and_stays_in_its_place()
    {
        await using var api = await RunningApi.Start();
        Assert.That(new Compliance.Storage.Database(api.Path).Tamper($"update thread set title = '{Title.Replace("'", "''", StringComparison.Ordinal)}' where id = 'kaz-c87-violence'"), Is.EqualTo(1));
        Assert.That((await api.Get("/v1/threads/kaz-c87-violence")).GetProperty("title").GetString(), Is.EqualTo(Title), "it came through");
        var page = await Open(api, "/cases/KAZ/C87", new() { Width = 320 });
        await Expect(page.Locator("main")).ToContainTextAsync(Title);
        Assert.That(await page.Locator(".evil, script, img").CountAsync(), Is.Zero);
        await page.AssertFits();
    }
}
