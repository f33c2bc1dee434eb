using System.ComponentModel;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Commitments;

/// <summary>Which commitments a list shows, in what order, for which day.</summary>
public sealed record CommitmentFilter : DatedPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("commitment")]
    public SearchText? Q { get; init; }

    /// <summary>The member that promised.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention of what it addresses.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>A thread that it addresses, itself or by one of its requests.</summary>
    public AnyOf<RecordId>? Thread { get; init; }

    /// <summary>A request that it addresses.</summary>
    public AnyOf<RecordId>? Request { get; init; }

    /// <summary>What became of it.</summary>
    public AnyOf<CommitmentStatus>? Status { get; init; }

    /// <summary>Due on this day or later.</summary>
    public DateOnly? DueFrom { get; init; }

    /// <summary>Due on this day or earlier.</summary>
    public DateOnly? DueTo { get; init; }

    /// <summary>Only records written at or after this instant (RFC 3339) or day (UTC).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "madeOn", "statusSince", "dueOn", "daysLate", "slippageDays", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class CommitmentFilterRules : Validator<CommitmentFilter>
{
    public CommitmentFilterRules() =>
        RuleFor(f => f.DueTo).Must((f, to) => to is null || f.DueFrom is null || f.DueFrom <= to).WithErrorCode("order").WithMessage("'dueTo' must not be before 'dueFrom'.");
}

/// <summary>Lists commitments.</summary>
public sealed class ListCommitments(Lists lists) : Endpoint<CommitmentFilter, Listing<Commitment>>
{
    public override void Configure()
    {
        Get("/v1/commitments");
        AllowAnonymous();
        Tags("Commitments");
        Summary(s =>
        {
            s.Summary = "List promises and what became of them";
            s.Description = "What governments undertook to do, one row each, with its status on a day. Only promises that were public on that day are listed.";
        });
    }

    public override Task<Listing<Commitment>> ExecuteAsync(CommitmentFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListCommitments, Commitment>(filter, filter.Sort, "id", ct));
}
