using Compliance.Commitments;
using Compliance.Pages.Sentences;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Threads;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>A thread with what its page shows beside it.</summary>
public sealed record ThreadFile
{
    public required ThreadDetail Thread { get; init; }
    public required IReadOnlyList<HistoryRow> History { get; init; }

    /// <summary>The day after which a history tells what will be if nothing happens.</summary>
    public required DateOnly Today { get; init; }
    public required string MemberName { get; init; }
    public required IReadOnlyList<Request> Requests { get; init; }
    public required IReadOnlyList<Commitment> Commitments { get; init; }

    public static ThreadFile Of(View view, string id, DateOnly asOf)
    {
        var thread = ShowThread.Answer(view, id, asOf);
        var related = new Related(view, asOf);
        return new ThreadFile
        {
            Thread = thread,
            History = HistoryRow.Of(view, ShowThreadHistory.Answer(view, id)),
            Today = view.Today,
            MemberName = related.Member(thread.Member),
            Requests = related.Requests(thread.Requests),
            Commitments = related.Commitments(thread.Commitments),
        };
    }
}

/// <summary>The page of a thread.</summary>
public sealed class ShowThreadPage(Views views) : Endpoint<ThreadKey>
{
    public override void Configure()
    {
        Get("/threads/{id}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(ThreadKey key, CancellationToken ct)
    {
        using var view = await views.On("thread", key.Id, key.KnownAt, ct);
        var file = ThreadFile.Of(view, key.Id, key.AsOf ?? view.Today);
        await PageWriter.Send<ThreadPage>(HttpContext, HttpContext.Page(key, file.Thread.Meta), new() { [nameof(ThreadPage.File)] = file }, ct);
    }
}
