using Compliance.Access;
using Compliance.Conclusions;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>What is looked for on the page of the search, as its form and its links send it.</summary>
public sealed record SearchKey : DatedParameters
{
    /// <summary>What to look for, as it was typed; nothing shows how to search.</summary>
    public string? Q { get; init; }

    /// <summary>What sort of record.</summary>
    public AnyOf<SearchKind>? Kind { get; init; }

    /// <summary>The member that it is about.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that it is about.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>A body that asks or finds it.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>Where it stands.</summary>
    public AnyOf<AnyStatus>? Status { get; init; }

    /// <summary>The year of its session, else of its date.</summary>
    public AnyOf<CalendarYear>? Year { get; init; }

    /// <summary>The order.</summary>
    [SortableBy("relevance", "date")]
    public string? Sort { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Cursor { get; init; }
}

/// <summary>The page of the search.</summary>
public sealed class ShowSearchResults(Searches searches, SearchWords words, CodeBook codes, Views views) : Endpoint<SearchKey>
{
    /// <summary>So many records to a page.</summary>
    private const int PageLength = 20;

    private static readonly string[] Choosing = ["q", "kind", "member", "convention", "body", "status", "year", "sort"];

    public override void Configure()
    {
        Get("/search");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(SearchKey key, CancellationToken ct)
    {
        var mistakes = new List<ProblemError>();
        var text = string.IsNullOrWhiteSpace(key.Q) ? null : Read(key.Q, mistakes);
        if (mistakes.Count > 0)
        {
            // Programs are told as everywhere; whoever reads the page is told where the words can be mended.
            if (!ProblemPages.IsWanted(HttpContext.Request)) throw ProblemException.Parameters(mistakes);
            HttpContext.Response.StatusCode = StatusCodes.Status400BadRequest;
            HttpContext.Response.Headers.Remove("ETag");
            HttpContext.Response.Headers.Remove("Last-Modified");
            HttpContext.Response.Headers.CacheControl = "no-store";
        }

        var found = await searches.Run(token => Find(key, text, token), ct);
        var chosen = Chosen();
        await PageWriter.Send<SearchResults>(HttpContext, new Page
        {
            Path = chosen.Count == 0 ? "/search" : "/search?" + string.Join('&', chosen.Select(c => $"{c.Key}={Uri.EscapeDataString(c.Value)}")),
            ChosenDay = key.AsOf,
            Meta = found.Answer?.Meta ?? found.Meta,
            Site = PageWriter.Site(HttpContext),
        }, new() { [nameof(SearchResults.Found)] = found with { Mistake = mistakes is [var first, ..] ? first.Message : null }, [nameof(SearchResults.Chosen)] = chosen, [nameof(SearchResults.IsLater)] = key.Cursor is not null }, ct);
    }

    private FoundRecords Find(SearchKey key, SearchText? text, CancellationToken token)
    {
        using var view = views.Now(token);
        if (text is null) return new FoundRecords { Version = view.Revision, Meta = view.Meta(null) };
        var filter = new SearchFilter
        {
            Q = text,
            Kind = key.Kind,
            Member = key.Member,
            Convention = key.Convention,
            Body = key.Body,
            Status = key.Status,
            Year = key.Year,
            Sort = key.Sort ?? "relevance",
            AsOf = key.AsOf,
            Cursor = key.Cursor,
            Limit = PageLength,
            Count = true,
            Facets = true,
        };
        var answer = new SearchRun(view, filter, searches.Limits, HttpContext, view.Today, token).Answer();
        return new FoundRecords
        {
            Version = view.Revision,
            Meta = answer.Meta,
            Answer = answer,
            Labels = RecordLabels.Of(view, answer.Facets!.Member.Keys.Select(m => ("member", m))),
            Suggestion = answer.Data.Count > 0 || key.Cursor is not null ? null : OtherWords.Instead(view.Reader, key.Q!),
        };
    }

    // The same words, with the same message, as the parameter of the API.
    private SearchText? Read(string q, List<ProblemError> mistakes) =>
        (SearchText?)new ParameterReader(codes, mistakes, (text, kind) => words.Read(text, kind, HttpContext.Mask())).Value("q", q, typeof(SearchFilter).GetProperty(nameof(SearchFilter.Q))!);

    private List<KeyValuePair<string, string>> Chosen() =>
        [.. Choosing.Where(n => HttpContext.Request.Query[n] is [{ Length: > 0 }]).Select(n => KeyValuePair.Create(n, HttpContext.Request.Query[n].ToString()))];
}

/// <summary>What the page of the search shows.</summary>
public sealed record FoundRecords
{
    /// <summary>What the API answers; null: nothing was looked for.</summary>
    public SearchAnswer? Answer { get; init; }

    /// <summary>What is wrong with the query.</summary>
    public string? Mistake { get; init; }

    /// <summary>A query that finds something, where this one does not.</summary>
    public string? Suggestion { get; init; }

    /// <summary>The names of the members found.</summary>
    public RecordLabels? Labels { get; init; }

    /// <summary>The version of the data.</summary>
    public required Storage.DataVersion Version { get; init; }

    /// <summary>What it rests on.</summary>
    public required Meta Meta { get; init; }
}
