using Compliance.Cases;
using Compliance.Conventions;
using Compliance.Ratifications;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>Names a Convention, and the day for which its cases are shown.</summary>
public sealed record ConventionPageKey : DatedRecordParameters
{
    /// <summary>The code as people say it; other spellings are redirected.</summary>
    [InPath]
    public string Code { get; init; } = "";
}

/// <summary>The page of a Convention.</summary>
public sealed class ShowConventionPage(Views views, CodeBook codes) : Endpoint<ConventionPageKey>
{
    /// <summary>So many cases, and so many ratifications, are shown.</summary>
    public const int Most = 500;

    public override void Configure()
    {
        Get("/conventions/{code}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override Task HandleAsync(ConventionPageKey key, CancellationToken ct) => MeantPages.OrNearest("conventions", key.Code, codes.Conventions, () => Show(key, ct));

    private async Task Show(ConventionPageKey key, CancellationToken ct)
    {
        using var view = await views.On("convention", key.Code, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        var convention = ShowConvention.Answer(view, key.Code);
        var ratifications = Lists.First<ListRatifications, Ratification>(view, new RatificationFilter { Convention = Only(key.Code), Limit = Most }, "id", "id");
        var cases = Lists.First<ListCases, CaseRow>(view, new CaseFilter { Convention = Only(key.Code), Limit = Most }, "id", "id", asOf);
        await PageWriter.Send<ConventionPage>(HttpContext, HttpContext.Page(key, view.Meta(asOf)), new()
        {
            [nameof(ConventionPage.Convention)] = convention,
            [nameof(ConventionPage.Ratifications)] = ratifications,
            [nameof(ConventionPage.Cases)] = CaseStates.Sorted(view, cases, asOf),
            [nameof(ConventionPage.Labels)] = RecordLabels.Of(view, ratifications.Select(r => ("member", r.Member)).Append(("source", convention.Source))),
            [nameof(ConventionPage.Version)] = view.Revision,
        }, ct);
    }

    private static AnyOf<ConventionCode> Only(string code) => new([code], []);
}
