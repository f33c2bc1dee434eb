using System.ComponentModel;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Search;
using FastEndpoints;

namespace Compliance.Threads;

/// <summary>Which threads a list shows, in what order, for which day.</summary>
public sealed record ThreadFilter : DatedPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("thread")]
    public SearchText? Q { get; init; }

    /// <summary>The member that is asked.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that it concerns.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>A body that asked for it.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>What sort of thing one of its requests asks.</summary>
    public AnyOf<RequestKind>? Kind { get; init; }

    /// <summary>An article that it concerns.</summary>
    public AnyOf<ArticleCode>? Article { get; init; }

    /// <summary>An actor that one of its requests concerns.</summary>
    public AnyOf<RecordId>? Actor { get; init; }

    /// <summary>Where it stands.</summary>
    public AnyOf<RequestStatus>? Status { get; init; }

    /// <summary>Is the doing late?</summary>
    public AnyOf<Timeliness>? Timeliness { get; init; }

    /// <summary>Did the government answer the bodies?</summary>
    public AnyOf<Reply>? Reply { get; init; }

    /// <summary>What else a reader should know.</summary>
    public AnyOf<Flag>? Flag { get; init; }

    /// <summary>Disputed or not.</summary>
    public bool? Disputed { get; init; }

    /// <summary>Overdue on a clock.</summary>
    public OverdueClock? Overdue { get; init; }

    /// <summary>Only records written at or after this instant (RFC 3339) or day (UTC).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "firstAskedOn", "lastAskedOn", "statusSince", "dueOn", "daysOverdue", "timesAsked", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>Lists threads.</summary>
public sealed class ListThreads(Lists lists) : Endpoint<ThreadFilter, Listing<Thread>>
{
    public override void Configure()
    {
        Get("/v1/threads");
        AllowAnonymous();
        Tags("Threads");
        Summary(s =>
        {
            s.Summary = "List demands and where they stand";
            s.Description = "A demand that was repeated six times is one row. Only threads of which a request was public on that day are listed.";
        });
    }

    public override Task<Listing<Thread>> ExecuteAsync(ThreadFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListThreads, Thread>(filter, filter.Sort, "id", ct));
}
