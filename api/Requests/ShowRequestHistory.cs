using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Requests;

/// <summary>Names a request.</summary>
public sealed record RequestHistoryKey : RecordParameters
{
    /// <summary>The request's id.</summary>
    [InPath, Example("kaz-c87-cas-2021.3")]
    public string Id { get; init; } = "";
}

/// <summary>Shows the whole history of a request.</summary>
public sealed class ShowRequestHistory(Views views) : Endpoint<RequestHistoryKey, StatusHistory>
{
    public override void Configure()
    {
        Get("/v1/requests/{id}/history");
        AllowAnonymous();
        Tags("Requests");
        Summary(s =>
        {
            s.Summary = "Show where a request stood, on every day";
            s.Description = "The intervals of days on which one state holds, from the day the request was public on for ever: the future is what will be if nothing happens.";
        });
    }

    public override async Task<StatusHistory> ExecuteAsync(RequestHistoryKey key, CancellationToken ct)
    {
        using var view = await views.On("request", key.Id, key.KnownAt, ct);
        return Answer(view, key.Id);
    }

    /// <summary>What this address answers.</summary>
    public static StatusHistory Answer(View view, string id)
    {
        var intervals = view.Reader.Rows<StatusInterval>(Statement.Of<ShowRequestHistory>(new { Id = id }));
        return intervals.Count == 0 ? throw Lists.Missing(view, "request", id, "requests") : new StatusHistory { Data = intervals, Meta = view.Meta(null) };
    }
}
