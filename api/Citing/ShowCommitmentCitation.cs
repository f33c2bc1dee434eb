using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Citing;

/// <summary>Cites what became of a commitment by a day.</summary>
public sealed class ShowCommitmentCitation(Views views, CitationDesk desk) : Endpoint<CommitmentCitationKey>
{
    public override void Configure()
    {
        Get("/v1/commitments/{id}/cite");
        AllowAnonymous();
        Tags("Commitments");
        CitationForms.Promise(this);
        Summary(s =>
        {
            s.Summary = "Cite what became of a promise by a day";
            s.Description = CitationForms.Description;
        });
    }

    public override async Task HandleAsync(CommitmentCitationKey key, CancellationToken ct)
    {
        using var view = await views.On("commitment", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        await desk.Send(HttpContext, view, key, asOf, CitedAnswer.Commitment(view, key.Id, asOf), ct);
    }
}
