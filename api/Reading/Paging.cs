using Compliance.Access;
using Compliance.Problems;
using Compliance.Shapes;

namespace Compliance.Reading;

/// <summary>What every list that comes in pages has in common, whatever finds its rows.</summary>
public static class Paging
{
    // What shapes a page, or is told beside it, does not change where it ends.
    private static readonly string[] NotOfQuery = ["cursor", "limit", "count", "facets", "fields", "include", "format"];
    private static readonly string[] OfPages = ["limit", "cursor", "count", "facets", "include"];

    /// <summary>The digest of what a call asks for, which a cursor belongs to. As it was asked: what stands in its place may be secret.</summary>
    public static string Query(HttpContext http) => Cursor.Digest(string.Join('&', http.AskedQuery().Where(q => !NotOfQuery.Contains(q.Key)).OrderBy(q => q.Key, StringComparer.Ordinal)
        .Select(q => $"{q.Key}={q.Value}").Prepend(http.AskedPath().ToLowerInvariant())));

    /// <summary>The address of the page that goes on after one, which the header <c>Link</c> tells too.</summary>
    public static string? Next(HttpContext http, Cursor? next)
    {
        if (next is null) return null;
        var kept = http.Request.Query.Where(q => q.Key != "cursor").Select(q => $"{Uri.EscapeDataString(q.Key)}={Uri.EscapeDataString(q.Value.ToString())}");
        var address = $"{http.Request.Path}?{string.Join('&', kept.Append($"cursor={next.Masked(http.Mask()).Write()}"))}";
        http.Response.Headers.Link = $"<{address}>; rel=\"next\"";
        return address;
    }

    /// <summary>Whether the answer has all rows: in a format that is read row by row there are no pages, and what is for pages is refused.</summary>
    public static bool IsOfAllRows(HttpContext http)
    {
        if (HttpManners.MediaType(http) is not (AnswerFormats.Csv or AnswerFormats.NdJson)) return false;
        return http.Request.Query.Keys.FirstOrDefault(OfPages.Contains) is not { } ofPages ? true
            : throw ProblemException.InvalidParameter(ofPages, "format", $"'{ofPages}' is for pages, and this format has all rows: leave it out, or ask for JSON.");
    }
}
