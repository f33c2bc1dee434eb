using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>Is the doing late? And from when to when days overdue are counted.</summary>
/// <param name="Timeliness">The word.</param>
/// <param name="OverdueFrom">The date plus its grace; null when there is nothing to count.</param>
/// <param name="OverdueUntil">The day on which the counting stopped; null: it goes on.</param>
public sealed record Clock(Timeliness Timeliness, DateOnly? OverdueFrom, DateOnly? OverdueUntil)
{
    private const int SoonDays = 90;

    public static Clock On(Subject subject, RequestStatus status, AsOf asOf)
    {
        if (subject.OutcomeDue?.Day is not { } due || status == RequestStatus.ClosedOther) return new Clock(Timeliness.NoDeadline, null, null);
        if (status == RequestStatus.Implemented) return Met(subject, due);
        if (status == RequestStatus.ClaimedImplemented) return new Clock(Timeliness.ClockStopped, due.LastDay, subject.Standing(Stance.Done).Min(i => i.First));
        if (subject.SuspendedOn is { } suspended) return new Clock(Timeliness.ClockStopped, due.LastDay, suspended);
        if (subject.IsReport && subject.Reply.Reply == Reply.NotSeen) return new Clock(Timeliness.ClockStopped, null, null);
        var word = asOf.Passed(due.LastDay) ? Timeliness.Overdue
            : asOf.Reached(due.On.AddDays(-SoonDays)) ? Timeliness.DueSoon
            : Timeliness.NotDue;
        return new Clock(word, due.LastDay, null);
    }

    private static Clock Met(Subject subject, DueDay due)
    {
        var measure = subject.Items.Where(i => i.Said == Stance.Done && i.IsAboveObserver && !subject.IsUndone(i)).Min(i => (DateOnly?)i.First);
        return new Clock(Timeliness.Met, measure is null ? null : due.LastDay, measure);
    }
}
