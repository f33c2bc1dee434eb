using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Requests;

/// <summary>Names a request.</summary>
public sealed record RequestHistoryKey
{
    /// <summary>The request's id.</summary>
    [InPath, Example("kaz-c87-cas-2021.3")]
    public string Id { get; init; } = "";
}

/// <summary>Shows the whole history of a request.</summary>
public sealed class ShowRequestHistory(Lists lists, Database database) : Endpoint<RequestHistoryKey, StatusHistory>
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

    public override Task<StatusHistory> ExecuteAsync(RequestHistoryKey key, CancellationToken ct)
    {
        using var reader = database.Read(ct);
        var intervals = reader.Rows<StatusInterval>(Statement.Of<ShowRequestHistory>(new { key.Id }));
        if (intervals.Count == 0) throw Lists.Missing(reader, "request", key.Id, "requests");
        return Task.FromResult(new StatusHistory { Data = intervals, Meta = lists.Meta(null) });
    }
}
