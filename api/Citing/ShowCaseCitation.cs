using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Citing;

/// <summary>Cites where a case stands on a day.</summary>
public sealed class ShowCaseCitation(Views views, CitationDesk desk) : Endpoint<CaseCitationKey>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}/cite");
        AllowAnonymous();
        Tags("Cases");
        CitationForms.Promise(this);
        Summary(s =>
        {
            s.Summary = "Cite where a case stands on a day";
            s.Description = CitationForms.Description;
        });
    }

    public override async Task HandleAsync(CaseCitationKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        await desk.Send(HttpContext, view, key, asOf, CitedAnswer.Case(view, key.Member, key.Convention, asOf), ct);
    }
}
