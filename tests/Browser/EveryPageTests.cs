using Compliance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Compliance.Tests.Browser;

/// <summary>What holds for every page: for people who do not see it, who use no mouse, who need it large, dark or narrow.</summary>
public sealed class EveryPageTests : BrowserTest
{
    private static readonly string[] Pages =
    [
        "/", "/cases", "/cases/KAZ/C87?asOf=2021-06-30", "/cases/BGD/C87", "/requests/kaz-c87-cas-2019.3", "/threads/kaz-c87-violence", "/commitments/kaz-commitment-2019-employers",
        "/evidence/kaz-2020-05-04-law-321-vi", "/conclusions/kaz-c87-cas-2021", "/conventions/C87", "/members/KAZ", "/sources/normlex-3253690", "/search?q=registration", "/search?q=zzz", "/about",
    ];

    private static readonly (string Path, int Status)[] Errors = [("/nothing/here", 404), ("/cases/KAZ/C87?asOf=2021-02-30", 400)];

    private static IEnumerable<TestCaseData> All => [.. Pages.Select(p => new TestCaseData(p, 200)), .. Errors.Select(e => new TestCaseData(e.Path, e.Status))];

    [TestCaseSource(nameof(All))]
    public async Task It_violates_nothing_that_axe_can_check_wide_and_light_or_narrow_and_dark(string path, int status)
    {
        var page = await Open(path, new() { Status = status });
        await page.AssertAccessible();
        await page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await page.SetViewportSizeAsync(320, 640);
        await page.AssertAccessible();
    }

    // 320 pixels are also a window of 1280 pixels at 400 %, and 640 at 200 %.
    [TestCaseSource(nameof(All))]
    public async Task It_is_read_in_one_direction_on_a_phone_and_enlarged(string path, int status)
    {
        var page = await Open(path, new() { Status = status, Width = 320, Script = false });
        await page.AssertFits();
        await page.SetViewportSizeAsync(640, 450);
        await page.AssertFits();
    }

    [TestCaseSource(nameof(All))]
    public async Task The_keyboard_reaches_everything_in_order_shows_where_it_is_and_can_skip(string path, int status)
    {
        var page = await Open(path, new() { Status = status });
        var all = await page.EvaluateAsync<string[]>($"() => [...document.querySelectorAll({Focusable})].filter(e => e.checkVisibility()).map({Name})");
        var reached = new List<string>();
        while (reached.Count < all.Length)
        {
            await page.Keyboard.PressAsync("Tab");
            var (name, isNew, isSeen) = await Focused(page);
            // A field for a date holds several fields, which show the focus themselves and are one to the page.
            if (!isNew) continue;
            Assert.That(isSeen, Is.True, $"{name} does not show that it has the focus");
            reached.Add(name);
        }

        Assert.That(reached, Is.EqualTo(all));
        Assert.That(reached[0], Does.Contain("Skip to the content"));
        await page.Locator(".skip").FocusAsync();
        await Expect(page.Locator(".skip")).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("main")).ToBeFocusedAsync();
    }

    [TestCase("/requests/kaz-c87-cas-2019.3")]
    [TestCase("/threads/kaz-c87-violence")]
    [TestCase("/evidence/kaz-2020-05-04-law-321-vi")]
    public async Task On_a_phone_a_cell_says_what_the_head_of_its_column_says(string path)
    {
        const string cells = """
            () => [...document.querySelectorAll('table.stacks tbody [data-label]')].map(c =>
              [c.closest('table').tHead.rows[0].cells[c.cellIndex].textContent + ': ', getComputedStyle(c, '::before').content])
            """;
        var page = await Open(path, new() { Script = false, Width = 360 });
        var told = await page.EvaluateAsync<string[][]>(cells);
        var labels = await page.EvaluateAsync<string[]>("() => [...document.querySelectorAll('table.stacks tbody [data-label]')].map(c => c.dataset.label + ': ')");
        Assert.That(told, Is.Not.Empty);
        Assert.That(labels, Is.EqualTo(told.Select(t => t[0])));
        Assert.That(told.Select(t => t[1]), Has.None.AnyOf("none", "normal"));
        await page.SetViewportSizeAsync(1280, 900);
        Assert.That((await page.EvaluateAsync<string[][]>(cells)).Select(t => t[1]), Has.All.AnyOf("none", "normal"), "the heads are seen");
    }

    private const string Focusable = "'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex=\"0\"]'";

    private const string Name = "e => `${e.tagName} ${e.getAttribute('href') ?? e.id} ${e.textContent.trim().replace(/\\s+/g, ' ').slice(0, 60)}`";

    // What has the focus looks otherwise than without it: an outline, a line under the words, or details that appear.
    private static async Task<(string Name, bool IsNew, bool IsSeen)> Focused(IPage page)
    {
        var told = await page.EvaluateAsync<string[]>($$"""
            () => {
              const e = document.activeElement, r = e.getBoundingClientRect(), isNew = window.before !== e;
              window.before = e;
              if (!isNew) return ['', '', ''];
              const look = () => [e, ...e.querySelectorAll('*')].map(x => getComputedStyle(x))
                .map(s => [s.outlineStyle, s.outlineWidth, s.textDecorationLine, s.opacity, s.stroke, s.strokeWidth].join()).join();
              const focused = look();
              e.blur();
              const differs = focused !== look();
              e.focus({ focusVisible: true });
              return [({{Name}})(e), 'new', differs && r.right > 0 && r.bottom > 0 ? 'seen' : ''];
            }
            """);
        return (told[0], told[1].Length > 0, told[2].Length > 0);
    }
}
