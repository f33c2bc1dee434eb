using Compliance.Commitments;
using Compliance.Pages.Sentences;
using Compliance.Reading;
using Compliance.Requests;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>A promise with what its page shows beside it.</summary>
public sealed record CommitmentFile
{
    public required CommitmentDetail Commitment { get; init; }
    public required IReadOnlyList<HistoryRow> History { get; init; }

    /// <summary>The day after which a history tells what will be if nothing happens.</summary>
    public required DateOnly Today { get; init; }
    public required string MemberName { get; init; }
    public required Sources.Source Source { get; init; }

    /// <summary>The requests that it addresses.</summary>
    public required IReadOnlyList<Request> Requests { get; init; }

    /// <summary>The threads that it addresses.</summary>
    public required IReadOnlyList<Threads.Thread> Threads { get; init; }

    /// <summary>The promises that it replaces, and those that replace it.</summary>
    public required IReadOnlyList<Commitment> Chain { get; init; }

    /// <summary>The Conventions of what it addresses.</summary>
    public IReadOnlyList<string> Conventions => [.. Threads.SelectMany(t => t.Conventions).Concat(Requests.SelectMany(r => r.Conventions)).Distinct().Order(StringComparer.Ordinal)];

    public static CommitmentFile Of(View view, string id, DateOnly asOf)
    {
        var commitment = ShowCommitment.Answer(view, id, asOf);
        var related = new Related(view, asOf);
        return new CommitmentFile
        {
            Commitment = commitment,
            History = HistoryRow.Of(view, ShowCommitmentHistory.Answer(view, id)),
            Today = view.Today,
            MemberName = related.Member(commitment.Member),
            Source = related.Source(commitment.Source),
            Requests = related.Requests(commitment.Addresses.Select(a => a.Request).OfType<string>()),
            Threads = related.Threads(commitment.Addresses.Select(a => a.Thread).OfType<string>()),
            Chain = related.Commitments(commitment.Replaces.Concat(commitment.ReplacedBy)),
        };
    }
}

/// <summary>The page of a promise.</summary>
public sealed class ShowCommitmentPage(Views views) : Endpoint<CommitmentKey>
{
    public override void Configure()
    {
        Get("/commitments/{id}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(CommitmentKey key, CancellationToken ct)
    {
        using var view = await views.On("commitment", key.Id, key.KnownAt, ct);
        var file = CommitmentFile.Of(view, key.Id, key.AsOf ?? view.Today);
        await PageWriter.Send<CommitmentPage>(HttpContext, HttpContext.Page(key, file.Commitment.Meta), new() { [nameof(CommitmentPage.File)] = file }, ct);
    }
}
