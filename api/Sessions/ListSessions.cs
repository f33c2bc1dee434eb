using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Compliance.Conclusions;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Sessions;

/// <summary>Which sessions a list shows, in what order.</summary>
public sealed record SessionFilter : RecordPageParameters
{
    /// <summary>The session's id.</summary>
    public AnyOf<RecordId>? Session { get; init; }

    /// <summary>Whose session.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>The year it was held in.</summary>
    [Range(1919, 2200)]
    public int? Year { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "year", "number", "startsOn", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>Lists sessions.</summary>
public sealed class ListSessions(Lists lists) : Endpoint<SessionFilter, Listing<Session>>
{
    public override void Configure()
    {
        Get("/v1/sessions");
        AllowAnonymous();
        Tags("Sessions");
        Summary(s =>
        {
            s.Summary = "List sessions of the bodies";
            s.Description = "Sessions of the Conference, the experts and the Governing Body, with their days where these are known: due dates such as 'before the next session' are counted from them.";
        });
    }

    public override Task<Listing<Session>> ExecuteAsync(SessionFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListSessions, Session>(filter, filter.Sort, "id", ct));
}
