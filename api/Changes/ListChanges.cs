using System.ComponentModel;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Reading;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Changes;

/// <summary>Which entries of the change log a list shows, in what order.</summary>
public sealed record ChangeFilter : PageParameters
{
    /// <summary>Only entries after this revision: the last one that you have.</summary>
    public int? After { get; init; }

    /// <summary>What sort of record was written.</summary>
    public AnyOf<RecordKind>? Record { get; init; }

    /// <summary>A member that the record is about, or about which the write changed a status.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that the record is about, or about which the write changed a status.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>Who wrote it.</summary>
    public AnyOf<AuthorName>? Who { get; init; }

    /// <summary>What was done with the record.</summary>
    public AnyOf<ChangeAction>? Action { get; init; }

    /// <summary>Written at or after this instant (RFC 3339) or the beginning of this day (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Written before this instant (RFC 3339) or the beginning of this day (UTC).</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Whether the entry tells a change of a status.</summary>
    public bool? HasStatusChanges { get; init; }

    /// <summary>The order; <c>-</c> before the name turns it round.</summary>
    [SortableBy("revision"), DefaultValue("revision")]
    public string Sort { get; init; } = "revision";
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class ChangeFilterRules : Validator<ChangeFilter>
{
    public ChangeFilterRules() =>
        RuleFor(f => f.Until).Must((f, until) => until is null || f.From is null || f.From < until).WithErrorCode("order").WithMessage("'until' must be after 'from'.");
}

/// <summary>Lists the change log.</summary>
public sealed class ListChanges(Lists lists) : Endpoint<ChangeFilter, Listing<ChangeEntry>>
{
    public override void Configure()
    {
        Get("/v1/changes");
        AllowAnonymous();
        Tags("Changes");
        Summary(s =>
        {
            s.Summary = "Follow every change";
            s.Description = "The change log in its order: who wrote what, when and why, with the record before and after, and with what the write changed in the statuses. "
                + "To follow it, read page after page until page.next is null, keep the revision of the last entry that you have seen, and ask for `after` that revision whenever you like: nothing is lost, and nothing comes twice. "
                + "A record with isPublished false was retracted: a mirror takes it away. When meta.revision is less than the revision that you have, this is not the log that you followed.";
        });
    }

    public override Task<Listing<ChangeEntry>> ExecuteAsync(ChangeFilter filter, CancellationToken ct)
    {
        var mask = HttpContext.Mask();
        return Task.FromResult(lists.Page<ListChanges, ChangeEntry>(filter, filter.Sort, "revision", ct).Select(e => e.Masked(mask)));
    }
}
