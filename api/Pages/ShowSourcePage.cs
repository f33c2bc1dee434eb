using Compliance.Reading;
using Compliance.Sources;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Pages;

/// <summary>Names a source. What it says depends on no day; the pages that it leads to do.</summary>
public sealed record SourcePageKey : DatedRecordParameters
{
    /// <summary>The source's id.</summary>
    [InPath]
    public string Id { get; init; } = "";
}

/// <summary>The page of a source: what it is, and everything that rests on it.</summary>
public sealed class ShowSourcePage(Views views) : Endpoint<SourcePageKey>
{
    public override void Configure()
    {
        Get("/sources/{id}");
        AllowAnonymous();
        this.AnswersPage();
    }

    public override Task HandleAsync(SourcePageKey key, CancellationToken ct) => MeantPages.OrNearest("sources", key.Id, Near(key.Id, ct), () => Show(key, ct));

    private async Task Show(SourcePageKey key, CancellationToken ct)
    {
        using var view = await views.On("source", key.Id, key.KnownAt, ct);
        var source = ShowSource.Answer(view, key.Id);
        await PageWriter.Send<SourcePage>(HttpContext, HttpContext.Page(key, view.Meta(null)), new()
        {
            [nameof(SourcePage.Source)] = source,
            [nameof(SourcePage.Labels)] = RecordLabels.Of(view, source.CitedBy.Select(c => (c.Kind, c.Id))),
            [nameof(SourcePage.Version)] = view.Revision,
        }, ct);
    }

    // Only when there is none by that id, and few: the distance to each is counted.
    private IEnumerable<string> Near(string id, CancellationToken ct)
    {
        using var view = views.Now(ct);
        foreach (var near in view.Reader.Rows<string>(Statement.Of<ShowSourcePage>(new { Id = id }))) yield return near;
    }
}
