using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Evidence;

/// <summary>Names a piece of evidence.</summary>
public sealed record EvidenceKey
{
    /// <summary>The id of the evidence.</summary>
    [InPath, Example("kaz-2020-05-04-law-321-vi")]
    public string Id { get; init; } = "";
}

/// <summary>Shows a piece of evidence.</summary>
public sealed class ShowEvidence(Lists lists) : Endpoint<EvidenceKey, PieceOfEvidence>
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

    public override Task<PieceOfEvidence> ExecuteAsync(EvidenceKey key, CancellationToken ct) =>
        Task.FromResult(lists.One<PieceOfEvidence>("evidence", key.Id, "evidence", Statement.Of<ListEvidence>(new { key.Id }), ct));
}
