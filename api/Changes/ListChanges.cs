using System.ComponentModel;
using Compliance.Access;
using Compliance.Codes;
using Compliance.OpenApi;
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

/// <summary>Lists the change log, also as a feed.</summary>
public sealed class ListChanges(Lists lists, Views views, Settings settings) : Endpoint<ChangeFilter, Listing<ChangeEntry>>
{
    public override void Configure()
    {
        Get("/v1/changes", "/v1/changes.atom");
        AllowAnonymous();
        Tags("Changes");
        this.Answers<Listing<ChangeEntry>>(200);
        this.Answers<string>(200, ChangesAtom.MediaType);
        Summary(s =>
        {
            s.Summary = "Follow every change";
            s.Description = "The change log in its order: who wrote what, when and why, with the record before and after, and with what the write changed in the statuses. "
                + "To follow it, read page after page until page.next is null, keep the revision of the last entry that you have seen, and ask for `after` that revision whenever you like: nothing is lost, and nothing comes twice. "
                + "A record with isPublished false was retracted: a mirror takes it away. When meta.revision is less than the revision that you have, this is not the log that you followed. "
                + "As `application/atom+xml` (`/v1/changes.atom`, or `format=atom`) it is a feed for a feed reader (RFC 4287), the newest first: what was done with which record, by whom and why, and which statuses it moved. Older entries are on the page that the link `next` leads to (RFC 5005). Ids never change.";
        });
    }

    public override async Task HandleAsync(ChangeFilter filter, CancellationToken ct)
    {
        if (HttpManners.MediaType(HttpContext) == ChangesAtom.MediaType)
        {
            using var view = views.Now(ct);
            await new FeedAnswer(lists, view, settings).Send(HttpContext, filter, ct);
            return;
        }

        var mask = HttpContext.Mask();
        Response = lists.Page<ListChanges, ChangeEntry>(filter, filter.Sort, "revision", ct).Select(e => e.Masked(mask));
    }
}
