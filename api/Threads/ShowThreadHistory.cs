using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Threads;

/// <summary>Names a thread.</summary>
public sealed record ThreadHistoryKey : RecordParameters
{
    /// <summary>The thread's id.</summary>
    [InPath, Example("kaz-c87-trade-union-law")]
    public string Id { get; init; } = "";
}

/// <summary>Shows the whole history of a thread.</summary>
public sealed class ShowThreadHistory(Views views) : Endpoint<ThreadHistoryKey, StatusHistory>
{
    public override void Configure()
    {
        Get("/v1/threads/{id}/history");
        AllowAnonymous();
        Tags("Threads");
        Summary(s =>
        {
            s.Summary = "Show where a demand stood, on every day";
            s.Description = "The intervals of days on which one state holds, from the day its first request was public on for ever: the future is what will be if nothing happens.";
        });
    }

    public override async Task<StatusHistory> ExecuteAsync(ThreadHistoryKey key, CancellationToken ct)
    {
        using var view = await views.On("thread", key.Id, key.KnownAt, ct);
        return Answer(view, key.Id);
    }

    /// <summary>What this address answers.</summary>
    public static StatusHistory Answer(View view, string id)
    {
        var intervals = view.Reader.Rows<StatusInterval>(Statement.Of<ShowThreadHistory>(new { Id = id }));
        return intervals.Count == 0 ? throw Lists.Missing(view, "thread", id, "threads") : new StatusHistory { Data = intervals, Meta = view.Meta(null) };
    }
}
