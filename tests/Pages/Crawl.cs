using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

/// <summary>Goes through all pages, from the start page and a search (which a form leads to) by their links, each record's once.</summary>
internal sealed partial class Crawl(RunningApi api)
{
    /// <summary>A page that was reached.</summary>
    /// <param name="Url">Its address.</param>
    /// <param name="Body">What was sent.</param>
    /// <param name="Document">The same as a browser understands it.</param>
    internal sealed record Reached(string Url, string Body, IDocument Document);

    /// <summary>The pages, in the order in which they are reached; a page that does not answer 200 fails the test.</summary>
    public async IAsyncEnumerable<Reached> Pages()
    {
        var seen = new HashSet<string> { "/", "/search" };
        var queue = new Queue<string>(["/", "/search?q=union"]);
        while (queue.TryDequeue(out var url))
        {
            using var response = await api.Send(HttpMethod.Get, url, headers: ("Accept", "text/html"));
            var body = await response.Content.ReadAsStringAsync();
            Assert.That(((int)response.StatusCode, response.Content.Headers.ContentType?.MediaType), Is.EqualTo((200, "text/html")), $"{url}: {body}");
            var reached = new Reached(url, body, new HtmlParser().ParseDocument(body));
            yield return reached;
            // Of what differs only in the day, the words or the place in a list, one is enough.
            foreach (var link in Links(reached).Where(l => !IsData(l)))
                if (seen.Add(link.Split('?', '#')[0])) queue.Enqueue(link.Split('#')[0]);
        }
    }

    /// <summary>The addresses on this server that a page links.</summary>
    public static IEnumerable<string> Links(Reached page) =>
        page.Document.QuerySelectorAll("a[href], link[href]").Select(a => a.GetAttribute("href")!).Where(h => h.StartsWith('/'));

    /// <summary>Whether an address is no page.</summary>
    public static bool IsData(string link) => link.StartsWith("/v1/", StringComparison.Ordinal) || link.StartsWith("/swagger", StringComparison.Ordinal) || link.StartsWith("/openapi", StringComparison.Ordinal)
        || link.StartsWith("/problems/", StringComparison.Ordinal) || link.StartsWith("/pages/", StringComparison.Ordinal) || link == "/search-help";

    /// <summary>An address without what names a record or a value: one of many of its sort.</summary>
    public static string Sort(string link) => Value().Replace(Record().Replace(link, "/v1/$1/ID"), "=");

    [GeneratedRegex("^/v1/([a-z]+)/[^/?]+(?:/C[0-9]+|/P[0-9]+)?")]
    private static partial Regex Record();

    [GeneratedRegex("=[^&]*")]
    private static partial Regex Value();
}
