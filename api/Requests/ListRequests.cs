using System.ComponentModel;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Requests;

/// <summary>Which requests a list shows, in what order, for which day.</summary>
public sealed record RequestFilter : DatedPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("request")]
    public SearchText? Q { get; init; }

    /// <summary>The member that is asked.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that the conclusion is about.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>The body that asks.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>The session at which it was asked.</summary>
    public AnyOf<RecordId>? Session { get; init; }

    /// <summary>The conclusion that asks.</summary>
    public AnyOf<RecordId>? Conclusion { get; init; }

    /// <summary>What sort of thing is asked.</summary>
    public AnyOf<RequestKind>? Kind { get; init; }

    /// <summary>Whom it is addressed to.</summary>
    public AnyOf<Addressee>? Addressee { get; init; }

    /// <summary>The thread it belongs to.</summary>
    public AnyOf<RecordId>? Thread { get; init; }

    /// <summary>An actor that it concerns.</summary>
    public AnyOf<RecordId>? Actor { get; init; }

    /// <summary>An article that it concerns.</summary>
    public AnyOf<ArticleCode>? Article { get; init; }

    /// <summary>Where it stands.</summary>
    public AnyOf<RequestStatus>? Status { get; init; }

    /// <summary>Is the doing late?</summary>
    public AnyOf<Timeliness>? Timeliness { get; init; }

    /// <summary>Did the government answer the body?</summary>
    public AnyOf<Reply>? Reply { get; init; }

    /// <summary>What else a reader should know.</summary>
    public AnyOf<Flag>? Flag { get; init; }

    /// <summary>Disputed or not.</summary>
    public bool? Disputed { get; init; }

    /// <summary>Overdue on a clock: <c>outcome</c> (not done in time), <c>reply</c> (a body says that no reply came), or any.</summary>
    public OverdueClock? Overdue { get; init; }

    /// <summary>The date that <c>dueFrom</c> and <c>dueTo</c> look at; the outcome date unless given.</summary>
    public Clock? Clock { get; init; }

    /// <summary>Due on this day or later.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Due on this day or earlier.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>Only records written at or after this instant (RFC 3339) or day (UTC).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "madeOn", "statusSince", "dueOn", "replyDueOn", "daysOverdue", "timesAsked", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>A clock that a request can be late on.</summary>
[ParameterOnly]
public enum OverdueClock
{
    [Word("reply", "A body says that no reply came.")] Reply,
    [Word("outcome", "The outcome date and its grace have passed.")] Outcome,
    [Word("any", "Either.")] Any,
}

/// <summary>A date that can be asked about.</summary>
[ParameterOnly]
public enum Clock
{
    [Word("reply", "The date of the reply to the body.")] Reply,
    [Word("outcome", "The date of the doing.")] Outcome,
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class RequestFilterRules : Validator<RequestFilter>
{
    public RequestFilterRules() =>
        RuleFor(f => f.DueTo).Must((f, to) => to is null || f.DueFrom is null || f.DueFrom <= to).WithErrorCode("order").WithMessage("'dueTo' must not be before 'dueFrom'.");
}

/// <summary>Lists requests.</summary>
public sealed class ListRequests(Lists lists) : Endpoint<RequestFilter, Listing<Request>>
{
    public override void Configure()
    {
        Get("/v1/requests");
        AllowAnonymous();
        Tags("Requests");
        Summary(s =>
        {
            s.Summary = "List requests and where they stand";
            s.Description = "What supervisory bodies asked for, one row each, with the status derived for a day. Only requests that were public on that day are listed.";
        });
    }

    public override Task<Listing<Request>> ExecuteAsync(RequestFilter filter, CancellationToken ct)
    {
        var start = RequestStart.Of(filter);
        return Task.FromResult(lists.Page<ListRequests, Request>(filter, start.Sort, RequestStart.Key, ct, start.Arguments));
    }
}
