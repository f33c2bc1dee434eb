using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>What else a reader should know.</summary>
public static class FlagRules
{
    private const int StallMonths = 18;

    public static ValueList<Flag> On(Subject subject, RequestStatus status, AsOf asOf)
    {
        var isSettled = status is RequestStatus.Implemented or RequestStatus.ClosedOther;
        return Enum.GetValues<Flag>().Where(flag => Holds(flag, subject, isSettled, asOf)).ToValueList();
    }

    private static bool Holds(Flag flag, Subject subject, bool isSettled, AsOf asOf) => flag switch
    {
        Flag.Disputed => IsDisputed(subject),
        Flag.AwaitingReview => !isSettled && subject.Items.Any(i => IsMove(i) && i.Event > subject.LastLook),
        Flag.Setback => subject.Items.Any(i => i.Stance == Stance.Setback && i.IsAboveObserver && i.Event > subject.LastLook),
        Flag.PromiseMissed => !isSettled && subject.Promises.Any(p => p.State.Status == CommitmentStatus.Missed),
        Flag.Recurring => subject.Recurring,
        Flag.Stalled => !isSettled && asOf.Passed(LastMove(subject).AddMonths(StallMonths)),
        Flag.StaleAssessment => !isSettled && asOf.Passed(subject.LastLook.AddYears(subject.RegularCycleYears)),
        Flag.DroppedWithoutFinding => !isSettled && subject.Dropped,
        Flag.Escalated => subject.Escalated,
        _ => throw new ArgumentOutOfRangeException(nameof(flag)),
    };

    /// <summary>Since the last finding a class of issuers contests, or two point opposite ways, a favourable finding included.</summary>
    private static bool IsDisputed(Subject subject)
    {
        var finding = subject.Finding;
        var latest = subject.Items
            .Where(i => i.Said is Stance.Done or Stance.Step or Stance.Setback or Stance.Disputes)
            .Where(i => i.Issuer != IssuerClass.Supervisory && (finding is null || i.Event > finding.Event))
            .GroupBy(i => i.Issuer)
            .Select(of => of.OrderByDescending(i => i.Event).ThenBy(i => Bearing.Favour(i.Said)).First().Said).ToArray();
        var isFavourable = finding?.Stance is Stance.Resolved or Stance.Progress || latest.Any(s => s is Stance.Done or Stance.Step);
        return latest.Contains(Stance.Disputes) || isFavourable && latest.Contains(Stance.Setback);
    }

    /// <summary>Somebody above observer says done, or reports a step.</summary>
    private static bool IsMove(Item item) => item.IsAboveObserver && item.Issuer != IssuerClass.Supervisory && item.Said is (Stance.Done or Stance.Step);

    private static DateOnly LastMove(Subject subject) =>
        subject.Items.Where(IsMove).Select(i => i.Event).Concat(subject.Promises.Select(p => p.Commitment.MadeOn.Last)).Append(subject.Made).Max();
}
