using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Access;
using Compliance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Compliance.Tests.Browser;

/// <summary>Swagger UI as people use it: under the strict policy, which the browser enforces.</summary>
public sealed class SwaggerTests : BrowserTest
{
    private const string Page = "/swagger/index.html";

    [Test]
    public async Task A_link_opens_an_operation_which_answers_as_it_is_filled_in()
    {
        var page = await Open($"{Page}#/Cases/showCaseStatus");
        var (status, body) = await Execute(page.Locator("#operations-Cases-showCaseStatus"));
        var answer = JsonSerializer.Deserialize<JsonElement>(body);
        var expected = await (await RunningApi.Shared).Get("/v1/cases/KAZ/C87/status");
        Assert.Multiple(() =>
        {
            Assert.That(status, Is.EqualTo("200"));
            Assert.That(JsonElement.DeepEquals(answer.GetProperty("requests"), expected.GetProperty("requests")), Is.True, body);
        });
    }

    [Test]
    public async Task What_is_typed_is_what_is_asked_and_a_refusal_is_shown()
    {
        var page = await Open($"{Page}#/Cases/showCaseStatus", new() { MayFail = 404 });
        var operation = page.Locator("#operations-Cases-showCaseStatus");
        await operation.GetByRole(AriaRole.Textbox, new() { Name = "asOf" }).FillAsync("2019-06-30");
        var (status, body) = await Execute(operation);
        Assert.That((status, JsonSerializer.Deserialize<JsonElement>(body).GetProperty("asOf").GetString()), Is.EqualTo(("200", "2019-06-30")));
        await operation.GetByRole(AriaRole.Textbox, new() { Name = "member" }).FillAsync("QQQ");
        (status, body) = await Execute(operation);
        Assert.That((status, JsonSerializer.Deserialize<JsonElement>(body).GetProperty("type").GetString()), Is.EqualTo(("404", "/problems/not-found")));
    }

    [Test]
    public async Task The_description_leads_to_operations_on_the_same_page()
    {
        var page = await Open(Page);
        // One in the group that is open, one in a group that is closed; the next test looks at all.
        foreach (var hash in (string[])["Cases/showCaseStatus", "Deadlines/listDeadlines"])
        {
            await page.Locator($".info a[href$='#/{hash}']").First.ClickAsync();
            var operation = page.Locator($"#operations-{hash.Replace('/', '-')}");
            await Expect(operation.Locator(".opblock-summary-control")).ToBeInViewportAsync();
            await Expect(operation.Locator(".opblock-summary-control")).ToBeFocusedAsync();
            await Expect(operation.Locator(".execute")).ToBeVisibleAsync();
            Assert.That(page.Url, Does.EndWith($"{Page}#/{hash}"));
        }

        Assert.That(page.Context.Pages, Has.Count.EqualTo(1), "no other window");
    }

    [Test]
    public async Task Every_link_of_the_description_names_an_operation()
    {
        var document = await (await RunningApi.Shared).Get("/openapi/v1.json");
        var operations = document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject()).Select(o => $"{Page}#/{o.Value.GetProperty("tags")[0].GetString()}/{o.Value.GetProperty("operationId").GetString()}");
        var links = Regex.Matches(document.GetProperty("info").GetProperty("description").GetString()!, @"\]\((/swagger/[^)]*)\)").Select(m => m.Groups[1].Value).ToArray();
        Assert.That(links, Has.Length.GreaterThan(5).And.SubsetOf(operations));
    }

    [Test]
    public async Task A_key_stays_after_the_page_is_loaded_again_and_goes_with_the_call()
    {
        await using var api = await RunningApi.Start();
        var page = await Open(api, $"{Page}#/Keys/listKeys");
        await page.Locator(".btn.authorize").First.ClickAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Value" }).FillAsync(api.Key(Role.Admin));
        await page.Locator(".modal-ux .btn.authorize").ClickAsync();
        await page.Locator(".modal-ux .btn-done").ClickAsync();
        await page.ReloadAsync();
        await Expect(page.Locator(".auth-wrapper .btn.authorize")).ToHaveClassAsync(new Regex(@"\blocked\b"));
        var (status, body) = await Execute(page.Locator("#operations-Keys-listKeys"));
        Assert.That((status, JsonSerializer.Deserialize<JsonElement>(body).Rows().Count()), Is.EqualTo(("200", 1)));
    }

    [Test]
    public async Task Groups_can_be_filtered_by_tag_and_path()
    {
        var page = await Open(Page);
        await Expect(page.Locator("#operations-tag-Cases")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Textbox, new() { Name = "Filter by tag or path" }).FillAsync("Deadlines");
        await Expect(page.Locator("#operations-tag-Cases")).ToHaveCountAsync(0);
        await Expect(page.Locator("#operations-tag-Deadlines")).ToBeVisibleAsync();
    }

    [Test]
    public async Task The_keyboard_is_enough()
    {
        var page = await Open(Page);
        await Expect(page.Locator("#operations-tag-Cases")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator(".skip")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.Keyboard.PressAsync("Tab");
        await Expect(page.Locator("#operations-tag-Cases button")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#operations-Cases-listCases .execute")).ToBeVisibleAsync();
    }

    [TestCase(1280, false)]
    [TestCase(390, true)]
    public async Task It_is_for_everybody(int width, bool dark)
    {
        var page = await Open($"{Page}#/Sessions/showSession", new() { Width = width, Dark = dark });
        Assert.That((await Execute(page.Locator("#operations-Sessions-showSession"))).Status, Is.EqualTo("200"));
        await page.AssertAccessible();
        await page.AssertFits();
        await page.GotoAsync($"{Page}#/Writing/putThread");
        await Expect(page.Locator("#operations-Writing-putThread .execute")).ToBeVisibleAsync();
        await page.Locator(".auth-wrapper .btn.authorize").ClickAsync();
        await Expect(page.Locator(".modal-ux")).ToBeVisibleAsync();
        await page.AssertAccessible();
    }

    // The header cell comes first: the answer is in the body of the table.
    private static async Task<(string Status, string Body)> Execute(ILocator operation)
    {
        var answered = operation.Page.WaitForResponseAsync(r => r.Request.ResourceType == "fetch" && r.Url.Contains("/v1/", StringComparison.Ordinal));
        await operation.Locator(".execute").ClickAsync();
        var status = (await answered).Status;
        var row = operation.Locator(".live-responses-table tbody");
        await Expect(row.Locator(".response-col_status")).ToContainTextAsync($"{status}");
        return ((await row.Locator(".response-col_status").InnerTextAsync()).Split('\n')[0].Trim(), await row.Locator(".response-col_description pre").First.InnerTextAsync());
    }
}
