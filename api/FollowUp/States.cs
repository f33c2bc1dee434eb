using Compliance.Conclusions;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>A span of days on which one state holds.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last; null: it goes on for ever.</param>
/// <param name="State">What holds.</param>
/// <param name="News">What became known on its first day; null: nothing, only a day passed.</param>
public sealed record Interval<T>(DateOnly From, DateOnly? Until, T State, News<T>? News = null);

/// <summary>A day that something is due, and what it rests on.</summary>
public sealed record DueDay(DateOnly On, DueBasis Basis)
{
    /// <summary>30 days for a date from a rule, else none.</summary>
    public int Grace => Basis is DueBasis.ConferenceRule or DueBasis.RegularCycle ? 30 : 0;

    /// <summary>The last day on which nobody is late.</summary>
    public DateOnly LastDay => On.AddDays(Grace);
}

/// <summary>A date that somebody set; without a day it is one that cannot be counted: a session whose days are not known.</summary>
public sealed record DueDate(DueDay? Day);

/// <summary>A fact that a status rests on.</summary>
public sealed record FactRef(FactKind Kind, string Id);

/// <summary>What sort of fact decides.</summary>
public enum FactKind
{
    [Codes.Word("evidence", "A piece of evidence.")] Evidence,
    [Codes.Word("request", "A request that asks again.")] Request,
    [Codes.Word("commitment", "A promise.")] Commitment,
}

/// <summary>Where a request or a thread stands on a day.</summary>
public sealed record RequestState
{
    /// <summary>S1 to S10.</summary>
    public required string Rule { get; init; }
    public required RequestStatus Status { get; init; }
    public required Reply Reply { get; init; }
    public required Timeliness Timeliness { get; init; }

    /// <summary>In the order of the vocabulary.</summary>
    public required ValueList<Flag> Flags { get; init; }

    /// <summary>The facts that the rule rests on, sorted.</summary>
    public required ValueList<FactRef> Decisive { get; init; }
    public DueDay? OutcomeDue { get; init; }
    public DueDay? ReplyDue { get; init; }

    /// <summary>Days overdue are counted from here (the date plus its grace); null: they are not counted (null, unknown).</summary>
    public DateOnly? OverdueFrom { get; init; }

    /// <summary>Up to here; null: up to the day that is asked about.</summary>
    public DateOnly? OverdueUntil { get; init; }

    /// <summary>How many conclusions ask for it, by body, in the order of the vocabulary.</summary>
    public required ValueList<AskedBy> TimesAsked { get; init; }
}

/// <summary>How many conclusions of a body ask for something.</summary>
public sealed record AskedBy(Body Body, int Times);

/// <summary>What became of a commitment by a day.</summary>
public sealed record CommitmentState
{
    /// <summary>C1 to C8.</summary>
    public required string Rule { get; init; }
    public required CommitmentStatus Status { get; init; }
    public required ValueList<FactRef> Decisive { get; init; }
    public DueDay? Due { get; init; }

    /// <summary>Days from the date first promised in the chain it replaces to its own; null without both.</summary>
    public int? SlippageDays { get; init; }

    /// <summary>Days late are counted from here; null: not late, or no date.</summary>
    public DateOnly? LateFrom { get; init; }

    /// <summary>Up to here; null: up to the day that is asked about.</summary>
    public DateOnly? LateUntil { get; init; }
}

/// <summary>Whether a conclusion was answered.</summary>
public sealed record ReplyState
{
    public required Reply Reply { get; init; }
    public DueDay? ReplyDue { get; init; }
    public required ValueList<FactRef> Decisive { get; init; }
}
