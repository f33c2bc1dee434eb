using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Actors;

/// <summary>Names an actor.</summary>
public sealed record ActorKey
{
    /// <summary>The actor's id.</summary>
    [InPath, Example("erlan-baltabay")]
    public string Id { get; init; } = "";
}

/// <summary>Shows an actor.</summary>
public sealed class ShowActor(Lists lists) : Endpoint<ActorKey, ActorDetail>
{
    public override void Configure()
    {
        Get("/v1/actors/{id}");
        AllowAnonymous();
        Tags("Actors");
        Summary(s =>
        {
            s.Summary = "Show a person or an organization";
            s.Description = "One person, organization or authority, every spelling met, and the records that name it.";
        });
    }

    public override Task<ActorDetail> ExecuteAsync(ActorKey key, CancellationToken ct) =>
        Task.FromResult(lists.One<ActorDetail>("actor", key.Id, "actors", Statement.Of<ListActors>(new { key.Id }), ct));
}
