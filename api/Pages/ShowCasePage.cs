using Compliance.Cases;
using Compliance.FollowUp;
using Compliance.Pictures;
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
        var asOf = key.AsOf ?? view.Today;
        var file = ShowCase.Answer(view, key.Member, key.Convention, asOf);
        await PageWriter.Send<CasePage>(HttpContext, HttpContext.Page(key, file.Meta), new()
        {
            [nameof(CasePage.File)] = file,
            [nameof(CasePage.Picture)] = CasePicture.Read(view, key.Member, key.Convention, asOf),
            [nameof(CasePage.Reasons)] = Explainer.Reasons(view, key.Member, [.. file.Threads.Select(t => t.Id)], asOf),
        }, ct);
    }
}
