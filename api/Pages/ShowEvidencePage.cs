using Compliance.Actors;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Reading;
using Compliance.Requests;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>Names a piece of evidence, and the day that the page keeps for its links.</summary>
public sealed record EvidencePageKey : DatedRecordParameters
{
    /// <summary>The id of the evidence.</summary>
    [InPath, Example("kaz-2020-05-04-law-321-vi")]
    public string Id { get; init; } = "";
}

/// <summary>A piece of evidence with what its page shows beside it.</summary>
public sealed record EvidenceFile
{
    public required PieceOfEvidence Evidence { get; init; }
    public required Meta Meta { get; init; }
    public required string MemberName { get; init; }
    public required IReadOnlyList<Actor> Actors { get; init; }
    public required IReadOnlyList<Request> Requests { get; init; }
    public required IReadOnlyList<Threads.Thread> Threads { get; init; }
    public required IReadOnlyList<Commitment> Commitments { get; init; }

    /// <summary>Those it takes a stance on, and the one it stands in.</summary>
    public required IReadOnlyList<Conclusion> Conclusions { get; init; }

    /// <summary>What else is told of the same day.</summary>
    public required IReadOnlyList<PieceOfEvidence> SameDay { get; init; }

    /// <summary>The conclusion that it stands in; null: none.</summary>
    public Conclusion? StandsIn => Conclusions.FirstOrDefault(c => c.Id == Evidence.Conclusion);

    public static EvidenceFile Of(View view, string id, DateOnly asOf)
    {
        var evidence = ShowEvidence.Answer(view, id);
        var related = new Related(view, asOf);
        IEnumerable<string> On(string kind) => evidence.Stances.Where(s => s.Kind == kind).Select(s => s.Id);
        return new EvidenceFile
        {
            Evidence = evidence,
            Meta = view.Meta(asOf),
            MemberName = related.Member(evidence.Member),
            Actors = related.Actors(evidence.Actors),
            Requests = related.Requests(On("request").Concat(evidence.Stances.Select(s => s.ReplacedBy).OfType<string>())),
            Threads = related.Threads(On("thread")),
            Commitments = related.Commitments(On("commitment")),
            Conclusions = related.Conclusions(evidence.Conclusion is { } conclusion ? On("conclusion").Append(conclusion) : On("conclusion")),
            SameDay = evidence.EventOn is { Text.Length: 10 } day ? [.. related.ToldOf(evidence.Member, day.Last).Where(e => e.Id != evidence.Id)] : [],
        };
    }

    /// <summary>What a stance is on, in words; null, where it was not public yet.</summary>
    public string? Text(string kind, string id) => kind switch
    {
        "request" => Requests.FirstOrDefault(r => r.Id == id)?.Text,
        "thread" => Threads.FirstOrDefault(t => t.Id == id)?.Title,
        "commitment" => Commitments.FirstOrDefault(c => c.Id == id)?.Text,
        "conclusion" => Conclusions.FirstOrDefault(c => c.Id == id)?.Title,
        _ => null,
    };
}

/// <summary>The page of a piece of evidence.</summary>
public sealed class ShowEvidencePage(Views views) : Endpoint<EvidencePageKey>
{
    public override void Configure()
    {
        Get("/evidence/{id}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(EvidencePageKey key, CancellationToken ct)
    {
        using var view = await views.On("evidence", key.Id, key.KnownAt, ct);
        var file = EvidenceFile.Of(view, key.Id, key.AsOf ?? view.Today);
        await PageWriter.Send<EvidencePage>(HttpContext, HttpContext.Page(key, file.Meta), new() { [nameof(EvidencePage.File)] = file }, ct);
    }
}
