using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Evidence;

/// <summary>Names a piece of evidence.</summary>
public sealed record EvidenceKey : RecordParameters
{
    /// <summary>The id of the evidence.</summary>
    [InPath, Example("kaz-2020-05-04-law-321-vi")]
    public string Id { get; init; } = "";
}

/// <summary>Shows a piece of evidence.</summary>
public sealed class ShowEvidence(Views views) : Endpoint<EvidenceKey, PieceOfEvidence>
{
    public override void Configure()
    {
        Get("/v1/evidence/{id}");
        AllowAnonymous();
        Tags("Evidence");
        Summary(s =>
        {
            s.Summary = "Show a piece of evidence";
            s.Description = "One dated assertion, who makes it and where it was read, and the stance it takes on each request, thread, commitment or reply.";
        });
    }

    public override async Task<PieceOfEvidence> ExecuteAsync(EvidenceKey key, CancellationToken ct)
    {
        using var view = await views.On("evidence", key.Id, key.KnownAt, ct);
        return HttpContext.With(view, Answer(view, key.Id));
    }

    /// <summary>What this address answers.</summary>
    public static PieceOfEvidence Answer(View view, string id) =>
        Lists.One<PieceOfEvidence>(view, "evidence", id, "evidence", Statement.Of<ListEvidence>(new { Id = id }));
}
