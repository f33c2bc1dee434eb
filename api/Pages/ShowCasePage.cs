using Compliance.Cases;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>The page of a case.</summary>
public sealed class ShowCasePage(Views views) : Endpoint<CaseKey>
{
    public override void Configure()
    {
        Get("/cases/{member}/{convention}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(CaseKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        var file = ShowCase.Answer(view, key.Member, key.Convention, key.AsOf ?? view.Today);
        await PageWriter.Send<CasePage>(HttpContext, HttpContext.Page(key, file.Meta), new() { [nameof(CasePage.File)] = file }, ct);
    }
}
