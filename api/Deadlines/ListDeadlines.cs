using System.ComponentModel;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.OpenApi;
using Compliance.Reading;
using Compliance.Requests;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Deadlines;

/// <summary>Which due dates are shown, in what order, for which day.</summary>
public sealed record DeadlineFilter : DatedPageParameters
{
    /// <summary>What is due.</summary>
    public AnyOf<DueClock>? Clock { get; init; }

    /// <summary>The kind of record whose date it is: <c>conclusion</c>, <c>request</c>, <c>thread</c> or <c>commitment</c>.</summary>
    public AnyOf<RecordKind>? Record { get; init; }

    /// <summary>The member that it is due from.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention concerned.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>The body that asked.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>The session at which it was asked.</summary>
    public AnyOf<RecordId>? Session { get; init; }

    /// <summary>The session that the words of the date name.</summary>
    public AnyOf<RecordId>? Anchor { get; init; }

    /// <summary>A thread concerned.</summary>
    public AnyOf<RecordId>? Thread { get; init; }

    /// <summary>What sort of thing is asked: of the request, or of one of those concerned.</summary>
    public AnyOf<RequestKind>? Kind { get; init; }

    /// <summary>How it stands, in a plain word.</summary>
    public AnyOf<DeadlineState>? State { get; init; }

    /// <summary>Did the government answer the body?</summary>
    public AnyOf<Reply>? Reply { get; init; }

    /// <summary>Is the doing late?</summary>
    public AnyOf<Timeliness>? Timeliness { get; init; }

    /// <summary>Where the request or the thread stands.</summary>
    public AnyOf<RequestStatus>? Status { get; init; }

    /// <summary>What became of the promise.</summary>
    public AnyOf<CommitmentStatus>? CommitmentStatus { get; init; }

    /// <summary>What the date rests on.</summary>
    public AnyOf<DueBasis>? Basis { get; init; }

    /// <summary>Overdue on its clock, or not.</summary>
    public bool? Overdue { get; init; }

    /// <summary>Due on this day or later. What has no day that can be counted is left out.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Due on this day or earlier. What has no day that can be counted is left out.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round. What has no day comes before all days.</summary>
    [SortableBy("on", "daysOverdue"), DefaultValue("on")]
    public string Sort { get; init; } = "on";
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class DeadlineFilterRules : Validator<DeadlineFilter>
{
    public DeadlineFilterRules() =>
        RuleFor(f => f.To).Must((f, to) => to is null || f.From is null || f.From <= to).WithErrorCode("order").WithMessage("'to' must not be before 'from'.");
}

/// <summary>Lists due dates, also as a calendar.</summary>
public sealed class ListDeadlines(Lists lists, Views views, Settings settings) : Endpoint<DeadlineFilter, Listing<Deadline>>
{
    public override void Configure()
    {
        Get("/v1/deadlines", "/v1/deadlines.ics");
        AllowAnonymous();
        Tags("Deadlines");
        this.Answers<Listing<Deadline>>(200);
        this.Answers<string>(200, DeadlineCalendar.MediaType);
        Summary(s =>
        {
            s.Summary = "List due dates, past and to come; subscribe to them as a calendar";
            s.Description = """
                When a government is to reply, to do what was asked, to keep what it promised: one row each, with what the date rests on, how it stands on a day, and what the body that asked did to it.
                A date that many share is listed once: the reply to a conclusion stands for that of its requests due on the same day (one for a report with a day or an answer of its own is listed beside it), a day promised for a whole thread is the thread's (one of its requests whose timeliness is another is listed beside it).
                Words that set no date, such as "immediately", are no due date. One at a session whose days are not known has no day (`on` is null) and is left out as soon as `from` or `to` is given.

                As `text/calendar` (`/v1/deadlines.ics`, or `format=ics`) it is an iCalendar file (RFC 5545) that calendar programs subscribe to: all-day entries of those to come and of the last year, unless `from` or `to` is given. It is not paged and not shaped: `limit`, `cursor`, `count`, `sort`, `fields` and `include` are refused.
                An entry is on the last day in time: of a month, a quarter or a year known only so, its last day (a report's 1 September), with the range in the description. A date at a session lasts as long as the session; one before it is the day before it opens. What has no day is left out.
                The UID of an entry never changes; its SEQUENCE is 0 at first and grows exactly when a change of the record changed its day, its words or where it stands; DTSTAMP and LAST-MODIFIED tell when it last changed, also because a day passed. STATUS is CANCELLED when the date was withdrawn, the request closed or the promise replaced, TENTATIVE while the clock is suspended. Links are in it only when the server's public address is set.
                """;
        });
    }

    /// <summary>The column of an order: <c>on</c> is a word of SQL.</summary>
    public static string Column(string sort) => sort.TrimStart('-') == "on" ? sort.Replace("on", "dueOn", StringComparison.Ordinal) : sort;

    public override async Task HandleAsync(DeadlineFilter filter, CancellationToken ct)
    {
        if (HttpManners.MediaType(HttpContext) != DeadlineCalendar.MediaType)
        {
            Response = lists.Page<ListDeadlines, Deadline>(filter, Column(filter.Sort), "id", ct);
            return;
        }

        using var view = views.Now(ct);
        await new CalendarAnswer(view, filter, settings.PublicUrl.Length > 0 ? settings.PublicAddress : null).Send(HttpContext, ct);
    }
}
