using Compliance.Evidence;
using Compliance.FollowUp;

namespace Compliance.Tests.FollowUp;

/// <summary>What became of a commitment: C1 to C8.</summary>
internal sealed partial class LiteralOracle
{
    private readonly Dictionary<string, CommitmentState> promiseStates = [];

    private CommitmentState StateOf(CommitmentFact promise) =>
        promiseStates.TryGetValue(promise.Id, out var known) ? known : promiseStates[promise.Id] = Judge(promise);

    private CommitmentState Judge(CommitmentFact promise)
    {
        var due = DueOf(promise.Due);
        var replacing = commitments.FindAll(other => other.Replaces.Contains(promise.Id));
        var verified = Delivering(promise, said => said.Counts is Stance.Resolved
            || (said.IsDone && said.Issuer is IssuerClass.Instrument or IssuerClass.IloOffice));
        var claimed = Delivering(promise, said => said.IsDone && said.Issuer is IssuerClass.Government or IssuerClass.SocialPartner);
        var sayings = SayingsOn(promise);
        var steps = sayings.FindAll(said => said.IsStep || said.Counts is Stance.Progress);
        var broken = sayings.FindAll(said => said.IsHardSetback && !steps.Exists(step => step.On > said.On));

        if (replacing.Count > 0) return State("C1", CommitmentStatus.Superseded, replacing.Select(RefOf));
        if (verified.Count > 0) return State("C2", CommitmentStatus.DeliveredVerified, verified.Select(said => said.By), verified.Min(said => said.When.First));
        if (claimed.Count > 0) return State("C3", CommitmentStatus.DeliveredClaimed, claimed.Select(said => said.By), claimed.Min(said => said.When.First));
        if (broken.Count > 0) return State("C4", CommitmentStatus.Abandoned, broken.Select(said => said.By));
        if (due?.Day is { } day && IsPassed(day)) return State("C5", CommitmentStatus.Missed, []);
        if (steps.Count > 0) return State("C6", CommitmentStatus.UnderWay, steps.Select(said => said.By));
        return due is not null ? State("C7", CommitmentStatus.Scheduled, []) : State("C8", CommitmentStatus.Announced, []);

        CommitmentState State(string rule, CommitmentStatus status, IEnumerable<FactRef> decisive, DateOnly? delivered = null)
        {
            var isLate = status is CommitmentStatus.Missed || (due?.Day is { } date && delivered > date.On);
            return new CommitmentState
            {
                Rule = rule,
                Status = status,
                Decisive = Sorted(decisive),
                Due = due?.Day,
                SlippageDays = FirstPromised(ThoseReplacedBy(promise))?.Day is { } first && due?.Day is { } own ? own.On.DayNumber - first.On.DayNumber : null,
                LateFrom = isLate ? due?.Day?.On : null,
                LateUntil = isLate ? delivered : null,
            };
        }
    }

    private static FactRef RefOf(CommitmentFact promise) => new(FactKind.Commitment, promise.Id);

    // Only links to the commitment itself, of events after it was made.
    private List<Saying> SayingsOn(CommitmentFact promise) =>
        [.. from piece in evidence
            where DateOf(piece).Last > promise.MadeOn.Last
            from link in piece.Links
            where link.Kind is SubjectKind.Commitment && link.Target == promise.Id
            select Say(piece, link.Stance, link.Stance)];

    // A later no_progress, contrary or hard setback undoes.
    private List<Saying> Delivering(CommitmentFact promise, Predicate<Saying> delivers)
    {
        var sayings = SayingsOn(promise);
        return sayings.FindAll(said => delivers(said)
            && !sayings.Exists(later => later.On > said.On && (later.IsHardSetback || later.Counts is Stance.NoProgress or Stance.Contrary)));
    }

    // The events that keep a promise; none: it is not kept.
    private List<Saying> KeptBy(CommitmentFact promise)
    {
        var state = StateOf(promise);
        return state.Status is CommitmentStatus.DeliveredVerified or CommitmentStatus.DeliveredClaimed
            ? SayingsOn(promise).FindAll(said => state.Decisive.Contains(said.By))
            : [];
    }

    // Until it is kept, missed, abandoned or superseded. Without a date that can be counted: for 18 months, and no longer
    // than until another promise is missed after it was made.
    private bool Stands(CommitmentFact promise, List<CommitmentFact> bearing)
    {
        if (StateOf(promise).Status is not (CommitmentStatus.UnderWay or CommitmentStatus.Scheduled or CommitmentStatus.Announced)) return false;
        if (DueOf(promise.Due)?.Day is not null) return true;
        return today <= promise.MadeOn.Last.AddMonths(18)
            && !bearing.Exists(other => StateOf(other) is { Status: CommitmentStatus.Missed, Due: { } due } && due.LastDay.AddDays(1) > promise.MadeOn.Last);
    }
}
