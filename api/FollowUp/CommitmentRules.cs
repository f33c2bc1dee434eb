using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>What became of a commitment: rules C1 to C8.</summary>
public static class CommitmentRules
{
    /// <summary>The day from which the public record holds it.</summary>
    public static DateOnly KnownFrom(CommitmentFact commitment) => Days.Later(commitment.MadeOn.Last, commitment.PublishedOn?.Last);

    public static bool IsKnown(CommitmentFact commitment, AsOf asOf) => asOf.Knows(KnownFrom(commitment), NewFactKind.Commitment, commitment.Id, IssuerClass.Government);

    public static CommitmentState On(CommitmentFact commitment, Ground ground, AsOf asOf)
    {
        var date = commitment.Due.Date();
        var due = date?.Day;
        var state = new CommitmentState
        {
            Rule = "C8",
            Status = CommitmentStatus.Announced,
            Decisive = [],
            Due = due,
            SlippageDays = Slippage(commitment, due, ground, asOf),
        };
        var replacing = ground.ReplacedBy[commitment.Id].Where(c => IsKnown(c, asOf)).ToArray();
        if (replacing.Length > 0)
            return state with { Rule = "C1", Status = CommitmentStatus.Superseded, Decisive = Refs.Of(replacing.Select(c => new FactRef(FactKind.Commitment, c.Id))) };

        var said = ground.Links[(SubjectKind.Commitment, commitment.Id)]
            .Where(l => l.Evidence.Event > commitment.MadeOn.Last && l.Evidence.IsKnown(asOf))
            .Select(l => new Said(l.Evidence, l.Stance)).ToArray();
        var standing = said.Where(s => s.IsDelivery && !said.Any(other => other.Undoes && other.Evidence.Event > s.Evidence.Event)).ToArray();
        if (standing.Where(s => s.IsVerified).ToArray() is { Length: > 0 } verified) return Delivered("C2", CommitmentStatus.DeliveredVerified, verified);
        if (standing.Length > 0) return Delivered("C3", CommitmentStatus.DeliveredClaimed, standing);

        var setbacks = said.Where(s => s.IsHardSetback && !said.Any(other => other.IsStep && other.Evidence.Event > s.Evidence.Event)).ToArray();
        if (setbacks.Length > 0) return state with { Rule = "C4", Status = CommitmentStatus.Abandoned, Decisive = Refs.Of(setbacks.Select(s => s.Ref)) };
        if (due is not null && asOf.Passed(due.LastDay)) return state with { Rule = "C5", Status = CommitmentStatus.Missed, LateFrom = due.On };
        if (said.Where(s => s.IsStep).ToArray() is { Length: > 0 } steps)
            return state with { Rule = "C6", Status = CommitmentStatus.UnderWay, Decisive = Refs.Of(steps.Select(s => s.Ref)) };
        return date is null ? state : state with { Rule = "C7", Status = CommitmentStatus.Scheduled };

        CommitmentState Delivered(string rule, CommitmentStatus status, Said[] by)
        {
            var first = by.Min(s => s.Evidence.First);
            var late = due is not null && first > due.On;
            return state with
            {
                Rule = rule,
                Status = status,
                Decisive = Refs.Of(by.Select(s => s.Ref)),
                LateFrom = late ? due!.On : null,
                LateUntil = late ? first : null,
            };
        }
    }

    /// <summary>The events that delivered a kept commitment; empty when it was not kept.</summary>
    public static IEnumerable<EvidenceNode> Deliveries(Promise promise, Ground ground) =>
        promise.State.Status is CommitmentStatus.DeliveredVerified or CommitmentStatus.DeliveredClaimed
            ? ground.Links[(SubjectKind.Commitment, promise.Commitment.Id)].Select(l => l.Evidence)
                .Where(e => promise.State.Decisive.Contains(new FactRef(FactKind.Evidence, e.Fact.Id)))
            : [];

    private static int? Slippage(CommitmentFact commitment, DueDay? due, Ground ground, AsOf asOf) =>
        due is not null && FirstPromised(Replaced(commitment, ground, asOf), ground, asOf)?.Day is { } first ? due.On.DayNumber - first.On.DayNumber : null;

    /// <summary>The earliest date first promised: of those with a date that counts, of the ones that replace none of the others.</summary>
    public static DueDate? FirstPromised(IEnumerable<CommitmentFact> commitments, Ground ground, AsOf asOf)
    {
        var dated = commitments.Where(c => c.Due.Countable() is not null).ToArray();
        return dated.Where(c => Replaced(c, ground, asOf).All(earlier => dated.All(other => other.Id != earlier.Id))).Select(c => c.Due.Date()).Earliest();
    }

    /// <summary>The commitments that one replaces, directly or through others.</summary>
    private static IReadOnlyCollection<CommitmentFact> Replaced(CommitmentFact commitment, Ground ground, AsOf asOf)
    {
        var chain = new Dictionary<string, CommitmentFact>();
        var queue = new Queue<CommitmentFact>([commitment]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var earlier in at.Replaces.Where(ground.Commitments.ContainsKey).Select(id => ground.Commitments[id]))
                if (IsKnown(earlier, asOf) && chain.TryAdd(earlier.Id, earlier)) queue.Enqueue(earlier);
        }

        return chain.Values;
    }

    private sealed record Said(EvidenceNode Evidence, Stance Stance)
    {
        private IssuerClass Issuer => Evidence.Fact.Issuer;
        private bool IsHard => Issuer is IssuerClass.IloOffice or IssuerClass.Instrument or IssuerClass.Government;
        public FactRef Ref => new(FactKind.Evidence, Evidence.Fact.Id);
        public bool IsVerified => Stance == Stance.Resolved || Issuer is IssuerClass.IloOffice or IssuerClass.Instrument;
        public bool IsDelivery => Stance == Stance.Resolved || Stance == Stance.Done && Issuer != IssuerClass.Observer;
        public bool IsStep => Stance == Stance.Progress || Stance == Stance.Step && Issuer != IssuerClass.Observer;
        public bool IsHardSetback => Stance == Stance.Setback && IsHard;
        public bool Undoes => Stance is Stance.NoProgress or Stance.Contrary || IsHardSetback;
    }
}
