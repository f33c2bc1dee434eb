using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;

namespace Compliance.Tests.FollowUp;

/// <summary>The whole state: status, reply, timeliness and flags together.</summary>
internal sealed partial class LiteralOracle
{
    private RequestState StateOf(RequestFact request) => StateOf(MatterOf(request), IsDropped(request));

    private RequestState StateOf(List<RequestFact> members) => StateOf(MatterOf(members), IsDropped(members));

    private RequestState StateOf(Matter matter, bool isDropped)
    {
        var (rule, status, decisive) = StatusOf(matter);
        var (reply, _) = ReplyOf(matter);
        var (timeliness, from, until) = TimelinessOf(matter, status, reply);
        return new RequestState
        {
            Rule = rule,
            Status = status,
            Reply = reply,
            Timeliness = timeliness,
            Flags = FlagsOf(matter, status, isDropped).Order().ToValueList(),
            Decisive = Sorted(decisive),
            OutcomeDue = matter.OutcomeDue?.Day,
            ReplyDue = matter.ReplyDue?.Day,
            OverdueFrom = from,
            OverdueUntil = until,
            TimesAsked = TimesAsked(matter.Requests),
        };
    }

    private (Timeliness Word, DateOnly? From, DateOnly? Until) TimelinessOf(Matter matter, RequestStatus status, Reply reply)
    {
        if (matter.OutcomeDue?.Day is not { } due || status is RequestStatus.ClosedOther) return (Timeliness.NoDeadline, null, null);
        if (status is RequestStatus.Implemented)
        {
            var measures = matter.Sayings.FindAll(said => said.IsDone && !matter.Sayings.Exists(later => later.IsHardSetback && later.On > said.On));
            return measures.Count == 0 ? (Timeliness.Met, null, null) : (Timeliness.Met, due.LastDay, measures.Min(said => said.When.First));
        }
        if (status is RequestStatus.ClaimedImplemented)
        {
            return (Timeliness.ClockStopped, due.LastDay, matter.Sayings.Where(said => said.IsDone && Stands(said, matter)).Min(said => said.When.First));
        }
        if (matter.SuspendedSince is { } since) return (Timeliness.ClockStopped, due.LastDay, since);
        if (matter.IsReport && reply is Reply.NotSeen) return (Timeliness.ClockStopped, null, null);
        if (IsPassed(due)) return (Timeliness.Overdue, due.LastDay, null);
        return (today >= due.On.AddDays(-90) ? Timeliness.DueSoon : Timeliness.NotDue, due.LastDay, null);
    }

    private IEnumerable<Flag> FlagsOf(Matter matter, RequestStatus status, bool isDropped)
    {
        var isSettled = status is RequestStatus.Implemented or RequestStatus.ClosedOther;
        var claims = matter.Sayings.FindAll(said => said.IsDone || said.IsStep);
        var lastMove = claims.Select(said => said.On).Concat(matter.Promises.Select(promise => promise.MadeOn.Last)).Append(matter.Made).Max();
        var cycle = matter.Requests.Min(request => ConclusionOf(request).RegularCycleYears);

        if (IsDisputed(matter)) yield return Flag.Disputed;
        if (matter.Sayings.Exists(said => said.IsAboveObserver && said.Said is Stance.Setback && said.On > matter.LastLook)) yield return Flag.Setback;
        if (matter.Requests.Exists(request => ThoseThatReiterate(request).Count > 0 || ThoseReiteratedBy(request).Any())) yield return Flag.Recurring;
        if (matter.Requests.SelectMany(ThoseThatReiterate).Concat(matter.Requests).Any(request => ConclusionOf(request).Escalated)) yield return Flag.Escalated;
        if (isSettled) yield break;
        if (claims.Exists(said => said.On > matter.LastLook)) yield return Flag.AwaitingReview;
        if (matter.Promises.Exists(promise => StateOf(promise).Status is CommitmentStatus.Missed)) yield return Flag.PromiseMissed;
        if (today > lastMove.AddMonths(18)) yield return Flag.Stalled;
        if (today > matter.LastLook.AddYears(cycle)) yield return Flag.StaleAssessment;
        if (isDropped) yield return Flag.DroppedWithoutFinding;
    }

    // Each class's latest word since F, of one day the least favourable.
    private static bool IsDisputed(Matter matter)
    {
        var since = matter.F.Count > 0 ? matter.F[0].On : matter.Made;
        var words = matter.Sayings
            .Where(said => said.Said is Stance.Done or Stance.Step or Stance.Setback or Stance.Disputes && said.On > since)
            .GroupBy(said => said.Issuer)
            .Select(issuer => LeastFavourable(issuer.Where(said => said.On == issuer.Max(other => other.On)).Select(said => said.Said)))
            .ToList();
        var isGood = words.Exists(word => word is Stance.Done or Stance.Step) || StanceOf(matter.F) is Stance.Resolved or Stance.Progress;
        return words.Contains(Stance.Disputes) || (isGood && words.Contains(Stance.Setback));
    }

    private bool IsDropped(RequestFact request)
    {
        var asking = ConclusionOf(request);
        return asking.Body is Body.Cas or Body.Ceacr && AreNewestSilent(asking.Body, asking.Kind, [asking], [request]);
    }

    // Every kind of text of these two bodies that asked has been followed by a newer one that is silent on all of it.
    private bool IsDropped(List<RequestFact> members)
    {
        var asking = members.Select(ConclusionOf).Distinct().Where(conclusion => conclusion.Body is Body.Cas or Body.Ceacr).ToList();
        return asking.Count > 0 && asking.GroupBy(conclusion => (conclusion.Body, conclusion.Kind))
            .All(kind => AreNewestSilent(kind.Key.Body, kind.Key.Kind, [.. kind], members));
    }

    private bool AreNewestSilent(Body body, ConclusionKind kind, List<ConclusionFact> asking, List<RequestFact> members)
    {
        var later = conclusions.FindAll(other => other.Body == body && other.Kind == kind && asking.Exists(one => one.Member == other.Member)
            && asking.Exists(one => one.Conventions.Intersect(other.Conventions).Any())
            && DateOf(other).Last > asking.Max(one => DateOf(one).Last));
        var newest = later.FindAll(other => DateOf(other).Last == later.Max(one => DateOf(one).Last));
        return newest.Count > 0 && newest.TrueForAll(text => text.FullyLoaded && members.TrueForAll(request => IsSilentOn(text, request)));
    }

    private bool IsSilentOn(ConclusionFact text, RequestFact request) =>
        !ThoseThatReiterate(request).Any(later => later.Conclusion == text.Id)
        && LinksThatBearOn(request, evidence.Where(piece => piece.Conclusion == text.Id)).Count == 0;

    // The conclusions that ask for it, those it reiterates and those that reiterate it.
    private ValueList<AskedBy> TimesAsked(List<RequestFact> members) =>
        members.Concat(members.SelectMany(ThoseThatReiterate)).Concat(members.SelectMany(ThoseReiteratedBy))
            .Select(ConclusionOf)
            .DistinctBy(conclusion => conclusion.Id)
            .GroupBy(conclusion => conclusion.Body)
            .OrderBy(body => body.Key)
            .Select(body => new AskedBy(body.Key, body.Count()))
            .ToValueList();
}
