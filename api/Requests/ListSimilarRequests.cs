using System.ComponentModel;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Requests;

/// <summary>Of which request the peers are asked for, and which of them a list shows.</summary>
public sealed record SimilarRequestFilter : DatedPageParameters
{
    /// <summary>The request's id.</summary>
    [InPath, Example("kaz-c87-cas-2021.3")]
    public string Id { get; init; } = "";

    /// <summary>The member that is asked.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The body that asks.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>Where it stands.</summary>
    public AnyOf<RequestStatus>? Status { get; init; }

    /// <summary>How near it is.</summary>
    public AnyOf<Likeness>? Likeness { get; init; }

    /// <summary>The order, unless given the nearest first and of these the newest; <c>-</c> before a name turns it round.</summary>
    [SortableBy("nearest", "madeOn", "id"), DefaultValue("nearest")]
    public string Sort { get; init; } = "nearest";
}

/// <summary>How near a request of another member is to a request of the same kind.</summary>
public enum Likeness
{
    [Word("same article", "Of the same kind, and about an article that both name.")] SameArticle,
    [Word("same Convention", "Of the same kind, in a text under the same Convention; no article in common is recorded.")] SameConvention,
}

/// <summary>A request of the same kind that was made of another member, and what was found there.</summary>
[TextColumns("id", "likeness", "member", "body", "madeOn", "status", "text")]
public sealed record SimilarRequest
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>How near it is.</summary>
    [Vocabulary<Likeness>]
    public required string Likeness { get; init; }

    /// <summary>The articles that both name; empty where only the Convention is the same.</summary>
    public required string[] CommonArticles { get; init; }

    /// <summary>The Conventions that both texts are about.</summary>
    public required string[] CommonConventions { get; init; }

    /// <summary>The member that is asked, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>Its English short name.</summary>
    public required string MemberName { get; init; }

    /// <summary>The body that asks.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>The session at which it was asked; null when none is recorded.</summary>
    public string? Session { get; init; }

    /// <summary>The day it counts from.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>What is asked, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>What sort of thing is asked.</summary>
    [Vocabulary<RequestKind>]
    public required string Kind { get; init; }

    /// <summary>The verb; null when not seen.</summary>
    [Vocabulary<Force>]
    public string? Force { get; init; }

    /// <summary>Where it stands on that day. Derived and ours; never a verdict of the ILO.</summary>
    [Vocabulary<RequestStatus>]
    public required string Status { get; init; }

    /// <summary>The rule that gave the status.</summary>
    public required string Rule { get; init; }

    /// <summary>What was found there: the findings that the status rests on (rules S1 to S5). Empty: nothing was found so far.</summary>
    public required FindingElsewhere[] Found { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of("requests", Id);
}

/// <summary>A finding that the status of a request rests on.</summary>
[InJson]
public sealed record FindingElsewhere
{
    /// <summary>Evidence, or a request that asks again.</summary>
    public required FactKind Kind { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The stance that it takes.</summary>
    public required Stance Stance { get; init; }

    /// <summary>The class of who found so: a supervisory body; of an event also the Office or an instrument.</summary>
    public required IssuerClass IssuerClass { get; init; }

    /// <summary>Who found so.</summary>
    public required string Issuer { get; init; }

    /// <summary>When, as exactly as known; of a text whose day was not seen the day it counts from.</summary>
    public PartialDate? On { get; init; }

    /// <summary>Where it is said: the source's id.</summary>
    public required string Source { get; init; }

    /// <summary>The source's title.</summary>
    public required string SourceTitle { get; init; }

    /// <summary>Where the source is to be found.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Its address.</summary>
    public string Url => new DecisiveFact { Kind = Kind.Word(), Id = Id }.Url;
}

/// <summary>Lists requests of the same kind that were made of other members.</summary>
public sealed class ListSimilarRequests(Lists lists) : Endpoint<SimilarRequestFilter, Listing<SimilarRequest>>
{
    public override void Configure()
    {
        Get("/v1/requests/{id}/similar");
        AllowAnonymous();
        Tags("Requests");
        Summary(s =>
        {
            s.Summary = "List what was asked of others in the same matter, and what was found there";
            s.Description = "Requests of the same kind and to the same addressee (its Government, unless the request itself is one to others) that were made about other members on the same articles, then those under the same Convention, each with where it stands on a day and with the findings that this rests on. "
                + "The nearest come first, of these the newest. It is a list of precedents and no ranking: members are not compared, nothing is scored, and what is not loaded is not here.";
        });
    }

    public override Task<Listing<SimilarRequest>> ExecuteAsync(SimilarRequestFilter filter, CancellationToken ct)
    {
        var view = lists.Open(ct);
        // It must be there, and public on that day.
        _ = Lists.One<Request>(view, "request", filter.Id, "requests", Statement.Of<ListRequests>(new { filter.Id, AsOf = filter.AsOf ?? view.Today }));
        return Task.FromResult(lists.Page<ListSimilarRequests, SimilarRequest>(view, filter, filter.Sort, "id"));
    }
}
