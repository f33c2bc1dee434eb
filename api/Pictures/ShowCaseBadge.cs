using Compliance.Cases;
using Compliance.OpenApi;
using Compliance.Reading;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.Pictures;

/// <summary>Shows where the threads of a case stand, as a badge.</summary>
public sealed class ShowCaseBadge(Views views) : Endpoint<CaseKey>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}/badge.svg");
        AllowAnonymous();
        Tags("Cases");
        this.Answers<string>(200, AnswerFormats.Svg);
        Summary(s =>
        {
            s.Summary = "Show where a case stands as a badge";
            s.Description = "A small picture for a README or a page: how many threads addressed to the Government have which status, and the day. Counts, never a score; \"nothing loaded\" where no thread is recorded, which is neither compliance nor failure.";
        });
    }

    public override async Task HandleAsync(CaseKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        var status = CaseAnswers.Status(view, key.Member, key.Convention, key.AsOf ?? view.Today);
        await PictureAnswer.Send(HttpContext, Badge.Of(status, view.Today), ct);
    }
}
