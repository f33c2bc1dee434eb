using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Sources;

/// <summary>Names a source.</summary>
public sealed record SourceKey : RecordParameters
{
    /// <summary>The source's id.</summary>
    [InPath, Example("normlex-4060436")]
    public string Id { get; init; } = "";
}

/// <summary>Shows a source.</summary>
public sealed class ShowSource(Views views) : Endpoint<SourceKey, SourceDetail>
{
    public override void Configure()
    {
        Get("/v1/sources/{id}");
        AllowAnonymous();
        Tags("Sources");
        Summary(s =>
        {
            s.Summary = "Show a source and what rests on it";
            s.Description = "One document, and the records that cite it: the facts to look at again should the document turn out to be wrong.";
        });
    }

    public override async Task<SourceDetail> ExecuteAsync(SourceKey key, CancellationToken ct)
    {
        using var view = await views.On("source", key.Id, key.KnownAt, ct);
        return HttpContext.With(view, Answer(view, key.Id));
    }

    /// <summary>What this address answers.</summary>
    public static SourceDetail Answer(View view, string id) =>
        Lists.One<SourceDetail>(view, "source", id, "sources", Statement.Of<ListSources>(new { Id = id }));
}
