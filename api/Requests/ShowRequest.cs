using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Requests;

/// <summary>Names a request, and the day to answer for.</summary>
public sealed record RequestKey : DatedRecordParameters
{
    /// <summary>The request's id.</summary>
    [InPath, Example("kaz-c87-cas-2021.3")]
    public string Id { get; init; } = "";
}

/// <summary>A request that explains itself.</summary>
public sealed record RequestDetail : Request
{
    /// <summary>Later requests that ask for it again.</summary>
    public required string[] ReiteratedBy { get; init; }

    /// <summary>What the body that asked did to the date later.</summary>
    public required DeadlineEvent[] DeadlineEvents { get; init; }

    /// <summary>Why it stands where it does.</summary>
    public Explanation Explanation { get; init; } = null!;

    /// <summary>What the answer rests on.</summary>
    public Meta Meta { get; init; } = null!;
}

/// <summary>What the body that asked did to a due date later.</summary>
[InJson]
public sealed record DeadlineEvent
{
    /// <summary>Set, extended, suspended, resumed or withdrawn.</summary>
    public required DeadlineEventKind Kind { get; init; }

    /// <summary>When, as exactly as known.</summary>
    public required PartialDate On { get; init; }

    /// <summary>When that was published.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>By whom.</summary>
    [Vocabulary<Body>]
    public required string By { get; init; }

    /// <summary>The new date.</summary>
    public Due? Due { get; init; }

    /// <summary>Where it is said.</summary>
    public required string Source { get; init; }
}

/// <summary>Shows one request with its explanation.</summary>
public sealed class ShowRequest(Views views) : Endpoint<RequestKey, RequestDetail>
{
    public override void Configure()
    {
        Get("/v1/requests/{id}");
        AllowAnonymous();
        Tags("Requests");
        Summary(s =>
        {
            s.Summary = "Show a request and why it stands where it does";
            s.Description = "The request with its status on a day, the rule that decided, the decisive evidence with its source, the position of each class of issuers, what did not count and why, what would change it, and the next date.";
        });
    }

    public override async Task<RequestDetail> ExecuteAsync(RequestKey key, CancellationToken ct)
    {
        using var view = await views.On("request", key.Id, key.KnownAt, ct);
        var asOf = key.AsOf ?? view.Today;
        return HttpContext.With(view, Answer(view, key.Id, asOf), asOf);
    }

    /// <summary>What this address answers.</summary>
    public static RequestDetail Answer(View view, string id, DateOnly asOf)
    {
        var request = Lists.One<RequestDetail>(view, "request", id, "requests", Statement.Of<ListRequests>(new { Id = id, AsOf = asOf, Detail = true }));
        return request with { Explanation = Explainer.Request(view, request.Member, request.Id, asOf), Meta = view.Meta(asOf) };
    }
}
