using Compliance.Cases;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>Which cases the page shows, for which day.</summary>
public sealed record CasesKey : DatedRecordParameters
{
    /// <summary>The member.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The Convention.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>Whether requests of the case are recorded here, or only that it was examined.</summary>
    public bool? Loaded { get; init; }

    /// <summary>Where to go on.</summary>
    public string? Cursor { get; init; }
}

/// <summary>A member or a Convention that there is a case of, to choose from.</summary>
public sealed record CaseChoice
{
    /// <summary>What it chooses: <c>member</c> or <c>convention</c>.</summary>
    public required string What { get; init; }

    /// <summary>Its code.</summary>
    public required string Code { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }
}

/// <summary>The page of all cases.</summary>
public sealed class ShowCasesPage(Lists lists, Views views) : Endpoint<CasesKey>
{
    public override void Configure()
    {
        Get("/cases");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(CasesKey key, CancellationToken ct)
    {
        using var view = await views.OnAll(key.KnownAt, ct);
        var filter = new CaseFilter { Member = key.Member, Convention = key.Convention, Loaded = key.Loaded, Cursor = key.Cursor, AsOf = key.AsOf ?? (key.KnownAt is null ? null : view.Today) };
        var page = lists.Page<ListCases, CaseRow>(view, filter, filter.Sort, "id");
        var asOf = page.Meta.AsOf!.Value;
        await PageWriter.Send<CasesPage>(HttpContext, HttpContext.Page(key, page.Meta, Path(key)), new()
        {
            [nameof(CasesPage.Key)] = key,
            [nameof(CasesPage.Next)] = page.Page.Next,
            [nameof(CasesPage.Cases)] = CaseStates.Sorted(view, page.Data, asOf),
            [nameof(CasesPage.Choices)] = view.Reader.Rows<CaseChoice>(Statement.Of<ShowCasesPage>(new { AsOf = asOf })),
            [nameof(CasesPage.Version)] = view.Revision,
        }, ct);
    }

    // What is shown, in one spelling, from its beginning.
    private static string Path(CasesKey key)
    {
        var chosen = new[] { Given("member", key.Member?.Any, key.Member?.None), Given("convention", key.Convention?.Any, key.Convention?.None), key.Loaded is { } loaded ? $"loaded={(loaded ? "true" : "false")}" : null }.OfType<string>().ToArray();
        return chosen.Length == 0 ? "/cases" : "/cases?" + string.Join('&', chosen);
    }

    private static string? Given(string name, IReadOnlyList<string>? any, IReadOnlyList<string>? none) => any is null ? null : $"{name}={string.Join(',', any.Concat(none!.Select(n => "!" + n)))}";
}
