using System.Globalization;
using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Dapper;
using FastEndpoints;

namespace Compliance.Changes;

/// <summary>The change log as an Atom feed.</summary>
public sealed class ListChangesAtom(Lists lists, Views views, Settings settings) : Endpoint<ChangeFilter>
{
    // What chooses no entries is no part of what the feed is.
    private static readonly string[] NoFilters = ["cursor", "limit", "count", "sort"];

    public override void Configure()
    {
        Get("/v1/changes.atom");
        AllowAnonymous();
        Tags("Changes");
        this.Answers<string>(200, ChangesAtom.MediaType);
        Summary(s =>
        {
            s.Summary = "Follow changes in a feed reader";
            s.Description = "The same entries as `/v1/changes`, with the same filters, the newest first, as an Atom feed (RFC 4287): what was done with which record, by whom and why, and which statuses it moved. "
                + "Older entries are on the page that the link `next` leads to (RFC 5005). Ids never change.";
        });
    }

    public override async Task HandleAsync(ChangeFilter filter, CancellationToken ct)
    {
        if (HttpContext.Request.Query["sort"] is { Count: > 0 } sort && sort != "-revision") throw ProblemException.InvalidParameter("sort", "sort", "'sort' is -revision here: a feed begins with what is newest.");
        using var view = views.Now(ct);
        var page = lists.Page<ListChanges, ChangeEntry>(view, filter, "-revision", "revision");
        var mask = HttpContext.Mask();
        var head = Head(page, view.Reader.Connection.ExecuteScalar<string?>("select hash from change where revision = 1") ?? "", view.Revision.At);
        HttpContext.MarkResponseStart();
        HttpContext.Response.ContentType = $"{ChangesAtom.MediaType}; charset=utf-8";
        await HttpContext.Response.Body.WriteAsync(ChangesAtom.Write(head, [.. page.Data.Select(e => e.Masked(mask))], mask), ct);
    }

    private FeedHead Head(Listing<ChangeEntry> page, string log, DateTimeOffset updated)
    {
        var asked = HttpContext.AskedQuery().Where(q => q.Key != "cursor").ToArray();
        var filters = string.Join('&', asked.Where(q => !NoFilters.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal).Select(q => $"{q.Key}={q.Value}"));
        var first = QueryString.Create(asked);
        return new FeedHead(log, filters, HttpContext.AskedPath() + HttpContext.AskedQueryString(), "/v1/changes.atom" + first, page.Page.Next,
            "/v1/changes" + QueryString.Create(asked.Where(q => q.Key != "sort").Append(new("sort", "-revision"))), updated.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
            settings.PublicUrl.Length == 0 ? "" : settings.PublicAddress);
    }
}
