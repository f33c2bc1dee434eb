using System.ComponentModel;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Conclusions;

/// <summary>Which conclusions a list shows, in what order, for which day.</summary>
public sealed record ConclusionFilter : DatedPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("conclusion")]
    public SearchText? Q { get; init; }

    /// <summary>The member it is about.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that it is about.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>The body that adopted it.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>The session at which it was adopted.</summary>
    public AnyOf<RecordId>? Session { get; init; }

    /// <summary>What sort of text.</summary>
    public AnyOf<ConclusionKind>? Kind { get; init; }

    /// <summary>How much of the text is recorded.</summary>
    public AnyOf<Coverage>? Coverage { get; init; }

    /// <summary>Did the government answer?</summary>
    public AnyOf<Reply>? Reply { get; init; }

    /// <summary>In a special paragraph, or known not to be; where it is not established, neither finds it.</summary>
    public bool? SpecialParagraph { get; init; }

    /// <summary>A reply is due on this day or later.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>A reply is due on this day or earlier.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>Only records written at or after this instant (RFC 3339) or day (UTC).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "madeOn", "replyDueOn", "requestCount", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class ConclusionFilterRules : Validator<ConclusionFilter>
{
    public ConclusionFilterRules() =>
        RuleFor(f => f.DueTo).Must((f, to) => to is null || f.DueFrom is null || f.DueFrom <= to).WithErrorCode("order").WithMessage("'dueTo' must not be before 'dueFrom'.");
}

/// <summary>Lists conclusions.</summary>
public sealed class ListConclusions(Lists lists) : Endpoint<ConclusionFilter, Listing<Conclusion>>
{
    public override void Configure()
    {
        Get("/v1/conclusions");
        AllowAnonymous();
        Tags("Conclusions");
        Summary(s =>
        {
            s.Summary = "List adopted texts and whether they were answered";
            s.Description = "Conclusions, observations, direct requests, reports and decisions of supervisory bodies, one row each, with the reply by a day. Only texts that were public on that day are listed.";
        });
    }

    public override Task<Listing<Conclusion>> ExecuteAsync(ConclusionFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListConclusions, Conclusion>(filter, filter.Sort, "id", ct));
}
