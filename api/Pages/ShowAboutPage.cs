using Compliance.Cases;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>The page of the method: the rules, who can say what, how dates count, what a status is not, what is loaded.</summary>
public sealed class ShowAboutPage(Views views) : Endpoint<PageKey>
{
    public override void Configure()
    {
        Get("/about");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(PageKey key, CancellationToken ct)
    {
        using var view = await views.OnAll(key.KnownAt, ct);
        await PageWriter.Send<AboutPage>(HttpContext, HttpContext.Page(key, view.Meta(null)), new()
        {
            [nameof(AboutPage.Coverage)] = view.Reader.Rows<CoverageSentence>(Statement.Of<ShowAboutPage>()),
            [nameof(AboutPage.Version)] = view.Revision,
        }, ct);
    }
}
