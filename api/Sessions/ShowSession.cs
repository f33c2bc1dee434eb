using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Sessions;

/// <summary>Names a session.</summary>
public sealed record SessionKey : RecordParameters
{
    /// <summary>The session's id.</summary>
    [InPath, Example("ilc-109")]
    public string Id { get; init; } = "";
}

/// <summary>Shows a session.</summary>
public sealed class ShowSession(Views views) : Endpoint<SessionKey, Session>
{
    public override void Configure()
    {
        Get("/v1/sessions/{id}");
        AllowAnonymous();
        Tags("Sessions");
        Summary(s =>
        {
            s.Summary = "Show a session of a body";
            s.Description = "One session, with its days and its place where these are known.";
        });
    }

    public override async Task<Session> ExecuteAsync(SessionKey key, CancellationToken ct)
    {
        using var view = await views.On("session", key.Id, key.KnownAt, ct);
        return HttpContext.With(view, Answer(view, key.Id));
    }

    /// <summary>What this address answers.</summary>
    public static Session Answer(View view, string id) =>
        Lists.One<Session>(view, "session", id, "sessions", Statement.Of<ListSessions>(new { Id = id }));
}
