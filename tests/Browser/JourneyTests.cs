using Compliance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Compliance.Tests.Browser;

/// <summary>The ways that readers go, by what they see and press, in a browser that runs no script.</summary>
public sealed class JourneyTests : BrowserTest
{
    private static readonly Looks NoScript = new() { Script = false };

    [Test]
    public async Task From_the_start_to_a_case_to_a_request_to_what_decided_it_to_its_source()
    {
        const string id = "kaz-c87-cas-2019.3";
        var request = await (await RunningApi.Shared).Get($"/v1/requests/{id}");
        var decisive = request.GetProperty("explanation").GetProperty("decisive")[0];
        Assert.That(decisive.GetProperty("kind").GetString(), Is.EqualTo("evidence"), "this way is for what evidence decided");
        var evidence = await (await RunningApi.Shared).Get($"/v1/evidence/{decisive.GetProperty("id").GetString()}");
        var source = evidence.GetProperty("source");

        var page = await Open("/", NoScript);
        await page.GetByRole(AriaRole.Link, new() { Name = "Kazakhstan under C87" }).ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync("Kazakhstan under C87");
        await page.Locator($"article.record a[href='/requests/{id}']").First.ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync(request.GetProperty("text").GetString()!);
        await Expect(page.Locator("main .status").First).ToHaveClassAsync($"status {request.GetProperty("status").GetString()}");
        await page.Locator($".because a[href='/evidence/{decisive.GetProperty("id").GetString()}']").First.ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync(evidence.GetProperty("text").GetString()!);
        await page.Locator($"main a[href='/sources/{source.GetProperty("id").GetString()}']").First.ClickAsync();
        await Expect(Heading(page)).ToHaveTextAsync(source.GetProperty("title").GetString()!);
        await Expect(page.Locator($"main a[href='/evidence/{decisive.GetProperty("id").GetString()}']")).ToHaveCountAsync(1);
    }

    [Test]
    public async Task Search_from_the_start_finds_what_the_API_finds()
    {
        var page = await Open("/", NoScript);
        await page.Locator("main").GetByRole(AriaRole.Searchbox).FillAsync("re-registration \"trade union\"");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex(@"/search\?q="));
        var query = new Uri(page.Url).Query;
        var found = (await (await RunningApi.Shared).Get($"/v1/search{query}")).Rows().Select(r => r.GetProperty("url").GetString()![3..]).ToArray();
        var links = await page.Locator("ul.records h3 a").EvaluateAllAsync<string[]>("all => all.map(a => a.getAttribute('href'))");
        Assert.That(links.Where(l => !l.StartsWith("/v1/", StringComparison.Ordinal)), Is.EqualTo(found.Where(f => !f.StartsWith("/actors/", StringComparison.Ordinal)).Take(links.Length)).And.Not.Empty);
        await page.Locator("ul.records h3 a").First.ClickAsync();
        await Expect(Heading(page)).ToBeVisibleAsync();
        Assert.That(new Uri(page.Url).AbsolutePath, Is.EqualTo(links[0]));
    }

    [Test]
    public async Task The_picture_tells_more_under_the_pointer_and_under_the_focus()
    {
        var page = await Open("/v1/cases/KAZ/C87/timeline.svg", NoScript);
        // Some have a word beside them that always shows; the details are in a box.
        var (first, last) = (page.Locator(".marks a:has(foreignObject)").First, page.Locator(".marks a:has(foreignObject)").Last);
        await Expect(Details(first)).ToHaveCSSAsync("opacity", "0");
        await first.FocusAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Shift+Tab");
        await Expect(Details(first)).ToHaveCSSAsync("opacity", "1");
        await Expect(Details(first)).Not.ToBeEmptyAsync();
        await Expect(Details(last)).ToHaveCSSAsync("opacity", "0");
        // The box of a mark is as wide as its details: the pointer goes to the mark itself.
        await last.Locator(".pic-hit, use").First.HoverAsync(new() { Force = true });
        await Expect(Details(last)).ToHaveCSSAsync("opacity", "1");
    }

    private static ILocator Details(ILocator mark) => mark.Locator("foreignObject");

    private static ILocator Heading(IPage page) => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
}
