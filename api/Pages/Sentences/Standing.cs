using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Requests;
using Compliance.Threads;

namespace Compliance.Pages.Sentences;

/// <summary>What the sentences about a request and those about a thread have in common.</summary>
public sealed record Standing
{
    public required bool IsThread { get; init; }
    public required DateOnly AsOf { get; init; }
    public required string Status { get; init; }
    public required string Rule { get; init; }
    public required string Reply { get; init; }
    public required string Timeliness { get; init; }
    public required IReadOnlyList<string> Flags { get; init; }
    public required DateOnly? DueOn { get; init; }
    public required string? DueBasis { get; init; }
    public required DateOnly? ReplyDueOn { get; init; }
    public required string? ReplyDueBasis { get; init; }
    public required int? DaysOverdue { get; init; }
    public required int TimesAsked { get; init; }
    public required IReadOnlyDictionary<string, int> AskedBy { get; init; }

    /// <summary>The facts that the rule rests on.</summary>
    public required IReadOnlyList<CitedFact> Decisive { get; init; }

    /// <summary>Whether anything that is recorded bears on it.</summary>
    public required bool IsSpokenOf { get; init; }

    /// <summary>Whether a reply is the Government's.</summary>
    public required bool ToGovernment { get; init; }

    /// <summary>Of a request that asks for a report: a report that is not seen stops the clock.</summary>
    public bool IsReport { get; init; }

    /// <summary>The words of its date, where they name no day that can be counted.</summary>
    public string? DueWords { get; init; }

    /// <summary>Whether the body that asked did something to the date.</summary>
    public bool IsSuspended { get; init; }

    public static Standing Of(RequestDetail r) => new()
    {
        IsThread = false,
        AsOf = r.Meta.AsOf!.Value,
        Status = r.Status,
        Rule = r.Rule,
        Reply = r.Reply,
        Timeliness = r.Timeliness,
        Flags = r.Flags,
        DueOn = r.DueOn,
        DueBasis = r.DueBasis,
        ReplyDueOn = r.ReplyDueOn,
        ReplyDueBasis = r.ReplyDueBasis,
        DaysOverdue = r.DaysOverdue,
        TimesAsked = r.TimesAsked,
        AskedBy = r.AskedBy,
        Decisive = r.Explanation.Decisive,
        IsSpokenOf = r.Explanation.Positions.Count > 0,
        ToGovernment = r.Addressee == Addressee.Government.Word(),
        IsReport = r.Kind == RequestKind.Report.Word() || r.Kind == RequestKind.Inform.Word(),
        DueWords = r.DueOn is null ? r.OutcomeDue?.Text : null,
        IsSuspended = IsSuspendedOn(r, r.Meta.AsOf!.Value),
    };

    public static Standing Of(ThreadDetail t) => Of(t, new Reason(t.Explanation.Decisive, t.Explanation.Positions.Count > 0), t.Meta.AsOf!.Value);

    /// <summary>Of a thread in a list, with the facts that decided.</summary>
    public static Standing Of(Threads.Thread t, Reason reason, DateOnly asOf) => new()
    {
        IsThread = true,
        AsOf = asOf,
        Status = t.Status,
        Rule = t.Rule,
        Reply = t.Reply,
        Timeliness = t.Timeliness,
        Flags = t.Flags,
        DueOn = t.DueOn,
        DueBasis = t.DueBasis,
        ReplyDueOn = t.ReplyDueOn,
        ReplyDueBasis = t.ReplyDueBasis,
        DaysOverdue = t.DaysOverdue,
        TimesAsked = t.TimesAsked,
        AskedBy = t.AskedBy,
        Decisive = reason.Decisive,
        IsSpokenOf = reason.IsSpokenOf,
        ToGovernment = t.ToGovernment,
        // Its clock stands still for a claim, or because every request's is suspended.
        IsSuspended = true,
    };

    private static bool IsSuspendedOn(RequestDetail r, DateOnly asOf) =>
        r.DeadlineEvents.Where(e => e.On.Last <= asOf && !(e.PublishedOn?.Last > asOf)).MaxBy(e => e.On.Last)?.Kind == DeadlineEventKind.Suspended;
}
