using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Citing;

/// <summary>Cites where a request stands on a day.</summary>
public sealed class ShowRequestCitation(Views views, CitationDesk desk) : Endpoint<RequestCitationKey>
{
    public override void Configure()
    {
        Get("/v1/requests/{id}/cite");
        AllowAnonymous();
        Tags("Requests");
        CitationForms.Promise(this);
        Summary(s =>
        {
            s.Summary = "Cite where a request stands on a day";
            s.Description = CitationForms.Description;
        });
    }

    public override async Task HandleAsync(RequestCitationKey key, CancellationToken ct)
    {
        using var view = await views.On("request", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        await desk.Send(HttpContext, view, key, asOf, CitedAnswer.Request(view, key.Id, asOf), ct);
    }
}
