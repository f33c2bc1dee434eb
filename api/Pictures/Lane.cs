using Compliance.Commitments;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Pictures;

/// <summary>One strip of the picture: a thread over the years, or what belongs to no thread.</summary>
public sealed record Lane
{
    /// <summary>The thread's id; null: what belongs to no thread.</summary>
    public string? Thread { get; init; }

    /// <summary>What is asked, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>Where it stood, the earliest first; none for what belongs to no thread. Those after the day asked about are marked.</summary>
    public IReadOnlyList<Stretch> Stretches { get; init; } = [];

    /// <summary>How often it was asked by the day.</summary>
    public int TimesAsked { get; init; }

    /// <summary>Whether anything of it is addressed to the Government; what is not stays out of the counts.</summary>
    public bool ToGovernment { get; init; }

    /// <summary>Is the doing late, on the day?</summary>
    public string? Timeliness { get; init; }

    /// <summary>What was asked, happened or was said, or is due, by its day.</summary>
    public required IReadOnlyList<Mark> Marks { get; init; }

    /// <summary>What the government promised.</summary>
    public required IReadOnlyList<Promise> Promises { get; init; }

    /// <summary>The page of the thread.</summary>
    public string? Url => Thread is null ? null : PageAddress.Of("threads", Thread);

    /// <summary>Where it stands on the day asked about.</summary>
    public Stretch? Now => Stretches.LastOrDefault(s => !s.IsAhead);
}

/// <summary>A status, without a break.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last; null: for ever.</param>
/// <param name="Status">A word of <see cref="RequestStatus"/>.</param>
/// <param name="Rule">The rule that gave it on its first day.</param>
/// <param name="IsAhead">Whether it begins after the day asked about: so it will be if nothing happens.</param>
public sealed record Stretch(DateOnly From, DateOnly? Until, string Status, string Rule, bool IsAhead);

/// <summary>What a mark stands for.</summary>
public enum MarkKind
{
    /// <summary>A body asked for it.</summary>
    Asked,

    /// <summary>A body adopted a text of which no request is recorded.</summary>
    Text,

    /// <summary>A step, a claim, or a finding of progress.</summary>
    Progress,

    /// <summary>A step away from it.</summary>
    Setback,

    /// <summary>A body finds no progress, or cannot tell; or somebody contests.</summary>
    Doubt,

    /// <summary>Something happened or was said that tells neither way, or both.</summary>
    Noted,

    /// <summary>A mission.</summary>
    Mission,

    /// <summary>A date has passed, and the doing is overdue; or a body says that no reply came.</summary>
    Missed,

    /// <summary>A date to come.</summary>
    Due,
}

/// <summary>A mark in a lane.</summary>
public sealed record Mark
{
    /// <summary>What it stands for.</summary>
    public required MarkKind Kind { get; init; }

    /// <summary>The day it is drawn at: the last that its date can mean.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The date as exactly as known.</summary>
    public required PartialDate Date { get; init; }

    /// <summary>The supervisory body, of what one asked.</summary>
    public string? Body { get; init; }

    /// <summary>What it is, in a few words.</summary>
    public required string What { get; init; }

    /// <summary>Who says so; null where nobody does.</summary>
    public string? By { get; init; }

    /// <summary>What it says.</summary>
    public required string Text { get; init; }

    /// <summary>The page that tells more.</summary>
    public required string Url { get; init; }

    /// <summary>Whether it is to come.</summary>
    public bool IsAhead { get; init; }
}

/// <summary>A commitment in a lane.</summary>
public sealed record Promise
{
    /// <summary>When it was made, as exactly as known.</summary>
    public required PartialDate MadeOn { get; init; }

    /// <summary>The day that counts as its date; null: it has none.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>By when, in its own words.</summary>
    public string? DueText { get; init; }

    /// <summary>What became of it by the day: a word of <see cref="CommitmentStatus"/>.</summary>
    public required string Status { get; init; }

    /// <summary>Who promised.</summary>
    public required string By { get; init; }

    /// <summary>What was promised.</summary>
    public required string Text { get; init; }

    /// <summary>The page of the commitment.</summary>
    public required string Url { get; init; }
}
