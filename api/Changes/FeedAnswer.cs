using System.Globalization;
using Compliance.Access;
using Compliance.Problems;
using Compliance.Reading;
using Dapper;
using FastEndpoints;

namespace Compliance.Changes;

/// <summary>The change log on its way out as an Atom feed: a page of it, the newest entry first.</summary>
/// <param name="lists">Reads the page.</param>
/// <param name="view">What is read.</param>
/// <param name="settings">Tell where the world reaches this server.</param>
internal sealed class FeedAnswer(Lists lists, View view, Settings settings)
{
    // What chooses no entries is no part of what the feed is.
    private static readonly string[] NoFilters = ["cursor", "limit", "count", "sort", "format"];
    private static readonly string[] ForTables = ["fields", "csvFor"];

    public async Task Send(HttpContext http, ChangeFilter filter, CancellationToken ct)
    {
        if (http.Request.Query["sort"] is { Count: > 0 } sort && sort != "-revision") throw ProblemException.InvalidParameter("sort", "sort", "'sort' is -revision in a feed, which begins with what is newest: leave it out.");
        if (ForTables.FirstOrDefault(http.Request.Query.ContainsKey) is { } name) throw ProblemException.InvalidParameter(name, "format", $"'{name}' is not for a feed: leave it out, or ask for JSON.");
        var page = lists.Page<ListChanges, ChangeEntry>(view, filter, "-revision", "revision");
        var mask = http.Mask();
        var head = Head(http, page, view.Reader.Connection.ExecuteScalar<string?>("select hash from change where revision = 1") ?? "", view.Revision.At);
        http.MarkResponseStart();
        http.Response.ContentType = $"{ChangesAtom.MediaType}; charset=utf-8";
        await http.Response.Body.WriteAsync(ChangesAtom.Write(head, [.. page.Data.Select(e => e.Masked(mask))], mask), ct);
    }

    private FeedHead Head(HttpContext http, Listing<ChangeEntry> page, string log, DateTimeOffset updated)
    {
        var asked = http.AskedQuery().Where(q => q.Key != "cursor").ToArray();
        var filters = string.Join('&', asked.Where(q => !NoFilters.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"));
        var first = QueryString.Create(asked);
        return new FeedHead(log, filters, http.AskedPath() + http.AskedQueryString(), http.AskedPath() + first, page.Page.Next,
            "/v1/changes" + QueryString.Create(asked.Where(q => q.Key is not ("sort" or "format")).Append(new("sort", "-revision"))), updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            settings.PublicUrl.Length == 0 ? "" : settings.PublicAddress);
    }
}
