using Compliance.Actors;
using Compliance.Conclusions;
using Compliance.Pages.Sentences;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Sessions;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>A request with what its page shows beside it.</summary>
public sealed record RequestFile
{
    public required RequestDetail Request { get; init; }
    public required IReadOnlyList<HistoryRow> History { get; init; }

    /// <summary>The day after which a history tells what will be if nothing happens.</summary>
    public required DateOnly Today { get; init; }
    public required string MemberName { get; init; }
    public required Conclusion Conclusion { get; init; }
    public required Session? Session { get; init; }
    public required Threads.Thread? Thread { get; init; }
    public required Sources.Source Source { get; init; }
    public required IReadOnlyList<Actor> Actors { get; init; }

    /// <summary>What it asks again, and what asks it again.</summary>
    public required IReadOnlyList<Request> Again { get; init; }

    public static RequestFile Of(View view, string id, DateOnly asOf)
    {
        var request = ShowRequest.Answer(view, id, asOf);
        var related = new Related(view, asOf);
        return new RequestFile
        {
            Request = request,
            History = HistoryRow.Of(view, ShowRequestHistory.Answer(view, id)),
            Today = view.Today,
            MemberName = related.Member(request.Member),
            Conclusion = related.Conclusions([request.Conclusion])[0],
            Session = related.Session(request.Session),
            Thread = related.Threads(request.Thread is { } thread ? [thread] : []) is [var followed] ? followed : null,
            Source = related.Source(request.Source),
            Actors = related.Actors(request.Actors),
            Again = related.Requests(request.Reiterates.Concat(request.ReiteratedBy)),
        };
    }
}

/// <summary>The page of a request.</summary>
public sealed class ShowRequestPage(Views views) : Endpoint<RequestKey>
{
    public override void Configure()
    {
        Get("/requests/{id}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(RequestKey key, CancellationToken ct)
    {
        using var view = await views.On("request", key.Id, key.KnownAt, ct);
        var file = RequestFile.Of(view, key.Id, key.AsOf ?? view.Today);
        await PageWriter.Send<RequestPage>(HttpContext, HttpContext.Page(key, file.Request.Meta), new() { [nameof(RequestPage.File)] = file }, ct);
    }
}
