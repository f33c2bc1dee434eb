using System.Text;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Compliance.Tests.Browser;

/// <summary>WCAG 2.2 AA as axe can check it, in the browser, on the page as it stands.</summary>
internal static class Axe
{
    private static readonly List<string> Rules = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

    /// <summary>Asserts that a page violates nothing.</summary>
    public static async Task AssertAccessible(this IPage page)
    {
        var told = Tell(await page.Violations());
        Assert.That(told, Is.Empty, page.Url);
    }

    /// <summary>Asserts that nothing goes beyond the sides of the window: nobody must scroll in two directions to read.</summary>
    public static async Task AssertFits(this IPage page)
    {
        const string beyond = """
            () => document.documentElement.scrollWidth <= document.documentElement.clientWidth ? [] :
              [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > document.documentElement.clientWidth + 1).map(e => e.outerHTML.slice(0, 120))
            """;
        Assert.That(await page.EvaluateAsync<string[]>(beyond), Is.Empty, page.Url);
    }

    /// <summary>What a page violates.</summary>
    public static async Task<AxeResultItem[]> Violations(this IPage page)
    {
        var result = await page.RunAxe(new AxeRunOptions
        {
            RunOnly = new RunOnlyOptions { Type = "tag", Values = Rules },
            ResultTypes = [ResultType.Violations],
        });
        Assert.That(result.Passes, Is.Not.Empty, "axe looked at the page");
        return result.Violations;
    }

    /// <summary>Violations as a person reads them: the rule, what it wants, and where it is broken.</summary>
    public static string Tell(IEnumerable<AxeResultItem> violations)
    {
        var text = new StringBuilder();
        foreach (var violation in violations)
        {
            text.Append(violation.Id).Append(" (").Append(violation.Impact).Append("): ").AppendLine(violation.Help);
            foreach (var node in violation.Nodes) text.Append("  ").Append(node.Target).Append("  ").AppendLine(node.Html);
        }

        return text.ToString();
    }
}
