using Compliance.Reading;

namespace Compliance.Pages;

/// <summary>Where the records are that a page names.</summary>
public static class RecordPages
{
    /// <summary>The page of a record; where its kind has none, its address in the API; null where it has neither.</summary>
    public static string? OfRecord(this Page page, string kind, string key) => kind switch
    {
        "request" or "thread" or "commitment" or "evidence" or "conclusion" or "convention" or "member" or "source" or "article" => page.Of(Address.OfRecord(kind, key)!),
        "ratification" => page.To($"/members/{key.Split('-')[0]}"),
        "actor" or "session" => Address.OfRecord(kind, key),
        _ => null,
    };
}
