using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Conclusions;

/// <summary>Names a conclusion, and the day to answer for.</summary>
public sealed record ConclusionKey : DatedRecordParameters
{
    /// <summary>The conclusion's id.</summary>
    [InPath, Example("kaz-c87-cas-2021")]
    public string Id { get; init; } = "";
}

/// <summary>A conclusion with its requests.</summary>
public sealed record ConclusionDetail : Conclusion
{
    /// <summary>The facts that the reply rests on; none while nothing is known.</summary>
    public required DecisiveFact[] ReplyDecisive { get; init; }

    /// <summary>What it asks for, with where each request stands.</summary>
    public IReadOnlyList<Request> Requests { get; init; } = [];

    /// <summary>What the answer rests on.</summary>
    public Meta Meta { get; init; } = null!;
}

/// <summary>Shows one conclusion.</summary>
public sealed class ShowConclusion(Views views) : Endpoint<ConclusionKey, ConclusionDetail>
{
    public override void Configure()
    {
        Get("/v1/conclusions/{id}");
        AllowAnonymous();
        Tags("Conclusions");
        Summary(s =>
        {
            s.Summary = "Show an adopted text with its requests";
            s.Description = "The text, whether the government answered it, how much of it is recorded, and what it asks for, each with its status on a day.";
        });
    }

    public override async Task<ConclusionDetail> ExecuteAsync(ConclusionKey key, CancellationToken ct)
    {
        using var view = await views.On("conclusion", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        return HttpContext.With(view, Answer(view, key.Id, asOf), asOf);
    }

    /// <summary>What this address answers.</summary>
    public static ConclusionDetail Answer(View view, string id, DateOnly asOf)
    {
        var conclusion = Lists.One<ConclusionDetail>(view, "conclusion", id, "conclusions", Statement.Of<ListConclusions>(new { Id = id, AsOf = asOf, Detail = true }));
        var requests = view.Reader.Rows<Request>(Statement.Of<ListRequests>(new { AsOf = asOf, Conclusion = $"[\"{conclusion.Id}\"]" }).Around(text => text + "order by length(r.id), r.id"));
        return conclusion with { Requests = requests, Meta = view.Meta(asOf) };
    }
}
