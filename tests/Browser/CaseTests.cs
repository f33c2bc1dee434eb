using System.Text.Json;
using Compliance.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Compliance.Tests.Browser;

/// <summary>The way of a reader through the pages, in a browser that runs no script.</summary>
public sealed class CaseTests : BrowserTest
{
    private static readonly Looks NoScript = new() { Script = false };

    [TestCase("2015-06-30")]
    [TestCase("2021-06-30")]
    public async Task The_day_is_chosen_in_the_page_and_the_statuses_are_those_of_that_day(string day)
    {
        var page = await Open("/cases/KAZ/C87", NoScript);
        await page.GetByLabel("As of").FillAsync(day);
        await page.GetByRole(AriaRole.Button, new() { Name = "Show this day" }).ClickAsync();
        Assert.That(new Uri(page.Url).PathAndQuery, Is.EqualTo($"/cases/KAZ/C87?asOf={day}"));
        var file = await (await RunningApi.Shared).Get($"/v1/cases/KAZ/C87?asOf={day}");
        var words = await Words("request_status");
        foreach (var thread in file.GetProperty("threads").EnumerateArray())
        {
            var demand = page.Locator("article.record", new() { Has = page.Locator($"h3 a[href='/threads/{thread.GetProperty("id").GetString()}?asOf={day}']") });
            await Expect(demand.Locator(".status")).ToHaveTextAsync(words[thread.GetProperty("status").GetString()!]);
        }

        await page.GetByRole(AriaRole.Link, new() { Name = "Today" }).ClickAsync();
        Assert.That(new Uri(page.Url).PathAndQuery, Is.EqualTo("/cases/KAZ/C87"));
    }

    [Test]
    public async Task Printed_a_case_is_a_report()
    {
        Chromium.Need(File.Exists("/usr/bin/pdftotext"), "there is no pdftotext: install poppler-utils, as tests/run does");
        var page = await Open("/cases/KAZ/C87?asOf=2021-06-30", NoScript);
        var pdf = Path.Combine(Fresh.Folder(), "case.pdf");
        await page.PdfAsync(new() { Path = pdf, Format = "A4", PreferCSSPageSize = true });
        var (code, text) = await Repository.Run(Path.GetDirectoryName(pdf)!, "pdftotext", "-layout", pdf, "-");
        var printed = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        var file = await (await RunningApi.Shared).Get("/v1/cases/KAZ/C87?asOf=2021-06-30");
        var words = await Words("request_status");
        Assert.Multiple(() =>
        {
            Assert.That(code, Is.Zero, text);
            Assert.That(printed, Does.Contain("Kazakhstan under C87").And.Contain("Where it stands on 30 June 2021"));
            foreach (var thread in file.GetProperty("threads").EnumerateArray())
                Assert.That(printed, Does.Contain(thread.GetProperty("title").GetString()).And.Contain(words[thread.GetProperty("status").GetString()!]));
            foreach (var conclusion in file.GetProperty("conclusions").EnumerateArray())
                Assert.That(printed, Does.Contain(conclusion.GetProperty("conclusion").GetProperty("title").GetString()));
            Assert.That(printed.IndexOf("What the Government promised", StringComparison.Ordinal), Is.GreaterThan(0).And.LessThan(printed.IndexOf("The same as a table", StringComparison.Ordinal)), "the picture in words is long, and comes last");
            Assert.That(printed, Does.Contain("it is never a verdict of the ILO").And.Match(@"revision \d+ of the data"), "what it rests on");
            Assert.That(printed, Does.Not.Contain("Skip to the content").And.Not.Contain("Show this day").And.Not.Contain("Search"), "nothing to press");
        });
    }

    private static async Task<Dictionary<string, string>> Words(string list) =>
        (await (await RunningApi.Shared).Get($"/v1/codes/{list}")).Rows().ToDictionary(w => w.GetProperty("word").GetString()!, w => w.GetProperty("label").GetString()!);
}
