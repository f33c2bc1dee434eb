using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

/// <summary>Pages as a browser understands them.</summary>
internal static class HtmlPage
{
    /// <summary>GET as a browser does, expecting 200.</summary>
    public static Task<IDocument> Page(this RunningApi api, string url) => api.Page(url, 200);

    /// <summary>GET as a browser does, expecting a status.</summary>
    public static async Task<IDocument> Page(this RunningApi api, string url, int status)
    {
        using var response = await api.Send(HttpMethod.Get, url, headers: ("Accept", "text/html,application/xhtml+xml,*/*;q=0.8"));
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType?.ToString()), Is.EqualTo((status, "text/html; charset=utf-8")), $"{url}: {body}");
        return new HtmlParser().ParseDocument(body);
    }

    /// <summary>The text of the first element of a selector, with single spaces.</summary>
    public static string Text(this IParentNode within, string selector) =>
        Spaced(within.QuerySelector(selector)?.TextContent ?? throw new AssertionException($"there is no {selector}"));

    /// <summary>The texts of all elements of a selector, with single spaces.</summary>
    public static string[] Texts(this IParentNode within, string selector) => [.. within.QuerySelectorAll(selector).Select(e => Spaced(e.TextContent))];

    private static string Spaced(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
