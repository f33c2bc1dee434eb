using Compliance.Cases;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>What a case is called.</summary>
public sealed record CaseNames
{
    /// <summary>The member's name.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's title.</summary>
    public required string Convention { get; init; }
}

/// <summary>The page of a case.</summary>
public sealed class ShowCasePage(Views views) : Endpoint<CaseKey>
{
    public override void Configure()
    {
        Get("/cases/{member}/{convention}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override async Task HandleAsync(CaseKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        var file = ShowCase.Answer(view, key.Member, key.Convention, asOf);
        await PageWriter.Send<CasePage>(HttpContext, HttpContext.Page(key, file.Meta), new()
        {
            [nameof(CasePage.File)] = file,
            [nameof(CasePage.Names)] = view.Reader.Row<CaseNames>(Statement.Of<ShowCasePage>(new { key.Member, key.Convention })),
            [nameof(CasePage.Reasons)] = Explainer.Reasons(view, key.Member, [.. file.Threads.Select(t => t.Id)], asOf),
        }, ct);
    }
}
