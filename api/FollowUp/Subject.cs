using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>
/// What the rules look at on a day: a request with all that bears on it, or a thread as one request made when it was
/// first asked. Rules S1 to S10, timeliness and flags are written once, against this.
/// </summary>
public sealed record Subject
{
    public required DateOnly Made { get; init; }
    public required IReadOnlyList<Item> Items { get; init; }
    public required IReadOnlyList<Promise> Promises { get; init; }
    public required ReplyState Reply { get; init; }

    /// <summary>A reply came, whatever was said of it later.</summary>
    public required bool ReplyCame { get; init; }
    public required DueDate? OutcomeDue { get; init; }
    public required DueDate? ReplyDue { get; init; }

    /// <summary>The day on which the clock was suspended, while it is.</summary>
    public required DateOnly? SuspendedOn { get; init; }

    /// <summary>It asks for a report or information: then a reply that is not seen stops the clock.</summary>
    public required bool IsReport { get; init; }
    public required int RegularCycleYears { get; init; }
    public required bool Recurring { get; init; }
    public required bool Escalated { get; init; }
    public required bool Dropped { get; init; }

    /// <summary>The latest finding: of one day the least favourable.</summary>
    public Item? Finding => Latest(Items.Where(i => i.IsFinding));

    /// <summary>The latest finding but <c>no_progress</c>: no lack of progress takes away what was found before.</summary>
    public Item? FindingBefore => Latest(Items.Where(i => i.IsFinding && i.Stance != Stance.NoProgress));

    /// <summary>The latest day on which a body could not tell.</summary>
    public DateOnly? CouldNotTell => Items.Where(i => i.Stance == Stance.InsufficientInformation).Max(i => (DateOnly?)i.Event);

    /// <summary>The latest day on which a body looked; none: the day it was asked.</summary>
    public DateOnly LastLook => Items.Where(i => i.IsLook).Select(i => i.Event).Append(Made).Max();

    /// <summary>All facts behind a finding: those of its day with its stance.</summary>
    public IEnumerable<FactRef> Behind(Item? finding) =>
        finding is null ? [] : Items.Where(i => i.IsFinding && i.Event == finding.Event && i.Stance == finding.Stance).Select(i => i.Fact);

    /// <summary>The claims (or steps) that stand: later than any look that could not tell, not undone by a later hard setback.</summary>
    public IReadOnlyList<Item> Standing(Stance claim) =>
        [.. Items.Where(i => i.Stance == claim && i.IsAboveObserver && !(i.Event <= CouldNotTell) && !IsUndone(i))];

    /// <summary>Whether a later hard setback undid it.</summary>
    public bool IsUndone(Item item) => Items.Any(i => i.Stance == Stance.Setback && i.IsHard && i.Event > item.Event);

    private static Item? Latest(IEnumerable<Item> items) => items.OrderByDescending(i => i.Event).ThenBy(i => Bearing.Favour(i.Stance)).FirstOrDefault();
}
