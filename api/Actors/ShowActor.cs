using Compliance.Access;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Actors;

/// <summary>Names an actor.</summary>
public sealed record ActorKey : RecordParameters
{
    /// <summary>The actor's id.</summary>
    [InPath, Example("erlan-baltabay")]
    public string Id { get; init; } = "";
}

/// <summary>Shows an actor.</summary>
public sealed class ShowActor(Views views) : Endpoint<ActorKey, ActorDetail>
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

    public override async Task<ActorDetail> ExecuteAsync(ActorKey key, CancellationToken ct)
    {
        using var view = await views.On("actor", key.Id, key.KnownAt, ct);
        var actor = HttpContext.With(view, Answer(view, key.Id));
        // What was known before it was restricted does not know of that.
        return HttpContext.Mask().Of(key.Id) is not { } restricted ? actor : actor with { Id = restricted.Alias, Name = restricted.Role, Spellings = [], IsRestricted = true };
    }

    /// <summary>What this address answers.</summary>
    public static ActorDetail Answer(View view, string id) =>
        Lists.One<ActorDetail>(view, "actor", id, "actors", Statement.Of<ListActors>(new { Id = id }));
}
