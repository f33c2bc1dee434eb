using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Search;

/// <summary>Shows how to search: the page that the description of the search leads to.</summary>
public sealed class SearchPage : Endpoint<NoParameters>
{
    /// <summary>The description of the search.</summary>
    public const string Text = """
        Requests, threads, commitments, conclusions, evidence, Conventions, actors and sources that hold words, the best first, each with the part in which most was found: matches stand between ⟦ and ⟧.

        Words side by side must all be there, in any form (`unions` finds `union`) and, of names, in any recorded spelling (`Baltabai` finds `Baltabay`); `"a phrase"`, `organi*`, `OR`, `NOT` or `-`, parentheses.
        Case and accents make no difference. [How to search](/search-help) has all of it.

        The newest 2,000 records that hold the words are looked at and 400 of them ranked: `search.isComplete` says whether that was all. `sort=-date` goes through everything.
        """;

    private static readonly string Page = Read();

    public override void Configure()
    {
        Get("/search-help");
        AllowAnonymous();
        // A page for people, which no generated client calls.
        Description(d => d.ExcludeFromDescription());
    }

    public override async Task HandleAsync(NoParameters parameters, CancellationToken ct)
    {
        HttpContext.Response.Headers.CacheControl = "public, max-age=3600";
        await Send.StringAsync(Page, contentType: "text/markdown; charset=utf-8", cancellation: ct);
    }

    private static string Read()
    {
        using var file = typeof(SearchPage).Assembly.GetManifestResourceStream("search.md")!;
        return new StreamReader(file).ReadToEnd().ReplaceLineEndings("\n");
    }
}
