using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Search;

/// <summary>Searches all records.</summary>
public sealed class SearchRecords(Searches searches, Views views, TimeProvider time) : Endpoint<SearchFilter, SearchAnswer>
{
    public override void Configure()
    {
        Get("/v1/search");
        AllowAnonymous();
        Tags("Search");
        this.Refuses(ProblemKind.Unavailable);
        Summary(s =>
        {
            s.Summary = "Search all records";
            s.Description = SearchPage.Text;
        });
    }

    public override Task<SearchAnswer> ExecuteAsync(SearchFilter filter, CancellationToken ct) => searches.Run(token =>
    {
        using var view = views.Now(token);
        return new SearchRun(view, filter, searches.Limits, HttpContext, DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime), token).Answer();
    }, ct);
}
