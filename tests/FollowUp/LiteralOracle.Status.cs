using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;

namespace Compliance.Tests.FollowUp;

/// <summary>Where a request or a thread stands: S1 to S10.</summary>
internal sealed partial class LiteralOracle
{
    /// <summary>What a status is told from: of one request, or of a thread as if it were one.</summary>
    private sealed record Matter
    {
        public required DateOnly Made { get; init; }
        public required List<RequestFact> Requests { get; init; }
        public required List<Saying> Sayings { get; init; }
        public required List<CommitmentFact> Promises { get; init; }

        /// <summary>The answers to each of the requests, each with its own reply date.</summary>
        public required List<(List<Saying> Answers, Due? Due)> Replies { get; init; }
        public required Due? OutcomeDue { get; init; }
        public required Due? ReplyDue { get; init; }
        public required DateOnly? SuspendedSince { get; init; }
        public required bool IsReport { get; init; }

        public List<Saying> Findings => Sayings.FindAll(said => said.IsFinding);
        public List<Saying> F => LatestOf(Findings);
        public List<Saying> G => LatestOf(Findings.FindAll(said => said.Counts is not Stance.NoProgress));
        public List<Saying> I => LatestOf(Sayings.FindAll(said => said.Counts is Stance.InsufficientInformation));
        public DateOnly LastLook => Sayings.Where(said => said.IsLook).Select(said => said.On).Append(Made).Max();

        // Of the latest day the least favourable, with everybody who says it.
        private static List<Saying> LatestOf(List<Saying> sayings)
        {
            if (sayings.Count == 0) return [];
            var day = sayings.Max(said => said.On);
            var latest = sayings.FindAll(said => said.On == day);
            var stance = LeastFavourable(latest.Select(said => said.Counts));
            return latest.FindAll(said => said.Counts == stance);
        }
    }

    private Matter MatterOf(RequestFact request) => new()
    {
        Made = MadeOf(request),
        Requests = [request],
        Sayings = SayingsOn(request),
        Promises = PromisesOn(request),
        Replies = [(AnswersTo(request), ReplyDateOf(request))],
        OutcomeDue = OutcomeDateOf(request),
        ReplyDue = ReplyDateOf(request),
        SuspendedSince = SuspendedSince(request),
        IsReport = AsksForAReport(request),
    };

    // As for one request made when the first was made, with all that bears on any of them.
    private Matter MatterOf(List<RequestFact> members)
    {
        var each = members.ConvertAll(MatterOf);
        var areAllSettled = members.TrueForAll(request => StateOf(request).Status is RequestStatus.Implemented or RequestStatus.ClosedOther);
        return new Matter
        {
            Made = each.Min(one => one.Made),
            Requests = members,
            Sayings = [.. each.SelectMany(one => one.Sayings).SelectMany(said => areAllSettled ? [said] : Unsettled(said)).Distinct()],
            Promises = [.. each.SelectMany(one => one.Promises).DistinctBy(promise => promise.Id)],
            Replies = [.. each.SelectMany(one => one.Replies)],
            OutcomeDue = Earliest(each.Where(one => !one.IsReport).Select(one => one.OutcomeDue)),
            ReplyDue = Earliest(each.Select(one => one.ReplyDue)),
            SuspendedSince = each.TrueForAll(one => one.SuspendedSince is not null) ? each.Max(one => one.SuspendedSince) : null,
            IsReport = false,
        };
    }

    // While one request of the thread is unsettled, resolved is progress and closed is nothing.
    private static Saying[] Unsettled(Saying said) => said.Counts switch
    {
        Stance.Resolved => [said with { Counts = Stance.Progress }],
        Stance.Closed => [],
        _ => [said],
    };

    // The explicit date; of a report the reply date; else the earliest date first promised for the whole of it.
    private Due? OutcomeDateOf(RequestFact request) =>
        OwnDateOf(request)
        ?? (AsksForAReport(request)
            ? ReplyDateOf(request)
            : FirstPromised(commitments.Where(promise => ExtentOn(request, promise) is CommitmentExtent.Whole)));

    private (string Rule, RequestStatus Status, IEnumerable<FactRef> Decisive) StatusOf(Matter matter)
    {
        var f = StanceOf(matter.F);
        var g = StanceOf(matter.G);
        var behindF = matter.F.Select(said => said.By);
        var behindBoth = matter.F.Concat(matter.G).Select(said => said.By);

        if (f is Stance.Closed) return ("S1", RequestStatus.ClosedOther, behindF);
        if (f is Stance.Resolved) return ("S2", RequestStatus.Implemented, behindF);
        if (f is Stance.Contrary) return ("S3", RequestStatus.Regressed, behindF);
        if (f is Stance.NoProgress && g is Stance.Resolved or Stance.Contrary) return ("S3", RequestStatus.Regressed, behindBoth);
        if (f is Stance.Progress) return ("S4", RequestStatus.PartlyImplemented, behindF);
        if (f is Stance.NoProgress && g is Stance.Progress) return ("S4", RequestStatus.PartlyImplemented, behindBoth);
        if (f is Stance.NoProgress) return ("S5", RequestStatus.NotImplemented, behindF);

        var done = matter.Sayings.FindAll(said => said.IsDone && Stands(said, matter));
        var steps = matter.Sayings.FindAll(said => said.IsStep && Stands(said, matter));
        var kept = matter.Promises.FindAll(promise => KeptBy(promise).Exists(said => IsAfterDoubt(said.On, matter)));
        var standing = matter.Promises.FindAll(promise => Stands(promise, matter.Promises) && IsAfterDoubt(promise.MadeOn.Last, matter));
        if (done.Count > 0) return ("S6", RequestStatus.ClaimedImplemented, done.Select(said => said.By));
        if (steps.Count > 0) return ("S7", RequestStatus.InProgress, steps.Select(said => said.By));
        if (kept.Count > 0) return ("S7", RequestStatus.InProgress, kept.Select(RefOf).Concat(kept.SelectMany(KeptBy).Select(said => said.By)));
        if (standing.Count > 0) return ("S8", RequestStatus.Committed, standing.Select(RefOf));

        var (reply, answers) = ReplyOf(matter);
        if (matter.I.Count > 0) return ("S9", RequestStatus.NoInformation, matter.I.Select(said => said.By));
        if (reply is Reply.Missing or Reply.NothingNew) return ("S9", RequestStatus.NoInformation, answers);
        return IsSilentPastItsDate(matter, reply) ? ("S9", RequestStatus.NoInformation, []) : ("S10", RequestStatus.Open, []);
    }

    private static Stance? StanceOf(List<Saying> sayings) => sayings.Count == 0 ? null : sayings[0].Counts;

    private static bool IsAfterDoubt(DateOnly day, Matter matter) => matter.I.TrueForAll(doubt => day > doubt.On);

    private static bool Stands(Saying said, Matter matter) =>
        IsAfterDoubt(said.On, matter) && !matter.Sayings.Exists(later => later.IsHardSetback && later.On > said.On);

    private bool IsSilentPastItsDate(Matter matter, Reply reply) =>
        matter.SuspendedSince is null && (matter.OutcomeDue ?? matter.ReplyDue)?.Day is { } date && IsPassed(date)
        && reply is not (Reply.Received or Reply.ReceivedLate or Reply.NothingNew)
        && !matter.Sayings.Exists(said => said.IsAboveObserver && said.Counts is not (Stance.Context or Stance.NotedOnly));
}
