using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Threads;

/// <summary>Names a thread, and the day to answer for.</summary>
public sealed record ThreadKey : DatedRecordParameters
{
    /// <summary>The thread's id.</summary>
    [InPath, Example("kaz-c87-trade-union-law")]
    public string Id { get; init; } = "";
}

/// <summary>A thread that explains itself.</summary>
public sealed record ThreadDetail : Thread
{
    /// <summary>Promises that address it or one of its requests, by id.</summary>
    public required string[] Commitments { get; init; }

    /// <summary>Evidence that names it or one of its requests, by id.</summary>
    public required string[] Evidence { get; init; }

    /// <summary>Why it stands where it does.</summary>
    public Explanation Explanation { get; init; } = null!;

    /// <summary>What the answer rests on.</summary>
    public Meta Meta { get; init; } = null!;
}

/// <summary>Shows one thread with its explanation.</summary>
public sealed class ShowThread(Views views) : Endpoint<ThreadKey, ThreadDetail>
{
    public override void Configure()
    {
        Get("/v1/threads/{id}");
        AllowAnonymous();
        Tags("Threads");
        Summary(s =>
        {
            s.Summary = "Show a demand over the years and why it stands where it does";
            s.Description = "The thread with its requests, promises and evidence, its status on a day and the explanation of that status.";
        });
    }

    public override async Task<ThreadDetail> ExecuteAsync(ThreadKey key, CancellationToken ct)
    {
        using var view = await views.On("thread", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        return HttpContext.With(view, Answer(view, key.Id, asOf), asOf);
    }

    /// <summary>What this address answers.</summary>
    public static ThreadDetail Answer(View view, string id, DateOnly asOf)
    {
        var thread = Lists.One<ThreadDetail>(view, "thread", id, "threads", Statement.Of<ListThreads>(new { Id = id, AsOf = asOf, Detail = true }));
        return thread with { Explanation = Explainer.Thread(view, thread.Member, thread.Id, asOf), Meta = view.Meta(asOf) };
    }
}
