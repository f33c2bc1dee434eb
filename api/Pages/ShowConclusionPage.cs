using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Sessions;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>A conclusion with what its page shows beside it.</summary>
public sealed record ConclusionFile
{
    public required ConclusionDetail Conclusion { get; init; }
    public required DateOnly Today { get; init; }
    public required string MemberName { get; init; }
    public required Session? Session { get; init; }
    public required Sources.Source Source { get; init; }

    /// <summary>The facts that the reply rests on.</summary>
    public required IReadOnlyList<CitedFact> Reply { get; init; }

    public static ConclusionFile Of(View view, string id, DateOnly asOf)
    {
        var conclusion = ShowConclusion.Answer(view, id, asOf);
        var related = new Related(view, asOf);
        var behind = conclusion.ReplyDecisive.Select(f => new FactRef(Words.Read<FactKind>(f.Kind), f.Id)).ToArray();
        var citations = new Citations(view.Reader, behind);
        return new ConclusionFile
        {
            Conclusion = conclusion,
            Today = view.Today,
            MemberName = related.Member(conclusion.Member),
            Session = related.Session(conclusion.Session),
            Source = related.Source(conclusion.Source),
            Reply = [.. behind.Select(f => citations.Cite(f, null))],
        };
    }
}

/// <summary>The page of a conclusion.</summary>
public sealed class ShowConclusionPage(Views views) : Endpoint<ConclusionKey>
{
    public override void Configure()
    {
        Get("/conclusions/{id}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(ConclusionKey key, CancellationToken ct)
    {
        using var view = await views.On("conclusion", key.Id, key.KnownAt, ct);
        var file = ConclusionFile.Of(view, key.Id, key.AsOf ?? view.Today);
        await PageWriter.Send<ConclusionPage>(HttpContext, HttpContext.Page(key, file.Conclusion.Meta), new() { [nameof(ConclusionPage.File)] = file }, ct);
    }
}
