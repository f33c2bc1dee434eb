using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Citing;

/// <summary>Cites where a thread stands on a day.</summary>
public sealed class ShowThreadCitation(Views views, CitationDesk desk) : Endpoint<ThreadCitationKey>
{
    public override void Configure()
    {
        Get("/v1/threads/{id}/cite");
        AllowAnonymous();
        Tags("Threads");
        CitationForms.Promise(this);
        Summary(s =>
        {
            s.Summary = "Cite where a demand stands on a day";
            s.Description = CitationForms.Description;
        });
    }

    public override async Task HandleAsync(ThreadCitationKey key, CancellationToken ct)
    {
        using var view = await views.On("thread", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        await desk.Send(HttpContext, view, key, asOf, CitedAnswer.Thread(view, key.Id, asOf), ct);
    }
}
