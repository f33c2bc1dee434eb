using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Requests;

namespace Compliance.Tests.FollowUp;

/// <summary>Did they answer?</summary>
internal sealed partial class LiteralOracle
{
    // On a conclusion, and on its report and inform requests to the Government.
    private List<Saying> AnswersTo(ConclusionFact conclusion)
    {
        var onItself =
            from piece in evidence
            where piece.Issuer is not IssuerClass.Observer && DateOf(piece).Last > DateOf(conclusion).Last
            from link in piece.Links
            where link.Kind is SubjectKind.Conclusion && link.Target == conclusion.Id && link.Stance is Stance.Received or Stance.NothingNew or Stance.Missing
            select Say(piece, link.Stance, link.Stance);
        return [.. onItself, .. ReportsAskedBy(conclusion).SelectMany(AnswersToReport)];
    }

    private IEnumerable<RequestFact> ReportsAskedBy(ConclusionFact conclusion) =>
        requests.Where(request => request.Conclusion == conclusion.Id && AsksForAReport(request) && request.Addressee is Addressee.Government);

    // A report request looks at stances on itself alone.
    private IEnumerable<Saying> AnswersToReport(RequestFact request) => SayingsOn(request).SelectMany<Saying, Saying>(said => said switch
    {
        { IsDone: true } or { Counts: Stance.Resolved } => [said with { Counts = Stance.Received }],
        { Counts: Stance.NoProgress } => [said with { Counts = Stance.Missing }],
        _ => [],
    });

    // A reply is the Government's: to what is asked of others there is none.
    private List<Saying> AnswersTo(RequestFact request) =>
        AsksForAReport(request) ? [.. AnswersToReport(request)]
        : request.Addressee is Addressee.Government ? AnswersTo(ConclusionOf(request))
        : [];

    // The latest decides; of one day the least favourable.
    private (Reply Reply, IEnumerable<FactRef> Decisive) ReplyOf(List<Saying> answers, Due? due)
    {
        if (answers.Count == 0)
        {
            var nothingKnown = due is null ? Reply.NotRequired : due.Day is { } date && IsPassed(date) ? Reply.NotSeen : Reply.Awaited;
            return (nothingKnown, []);
        }
        var latest = answers.FindAll(answer => answer.On == answers.Max(other => other.On));
        var stance = LeastFavourable(latest.Select(answer => answer.Counts));
        var deciding = latest.FindAll(answer => answer.Counts == stance);
        var reply = stance switch
        {
            Stance.Missing => Reply.Missing,
            Stance.NothingNew => Reply.NothingNew,
            _ => IsLate(answers, due) ? Reply.ReceivedLate : Reply.Received,
        };
        return (reply, deciding.Select(answer => answer.By));
    }

    // The latest over all its requests, each measured by its own reply date; nothing known of any: by the earliest date.
    private (Reply Reply, IEnumerable<FactRef> Decisive) ReplyOf(Matter matter)
    {
        var answered = matter.Replies.FindAll(one => one.Answers.Count > 0);
        if (answered.Count == 0) return ReplyOf([], matter.ReplyDue);
        var day = answered.SelectMany(one => one.Answers).Max(answer => answer.On);
        var latest = answered.FindAll(one => one.Answers.Exists(answer => answer.On == day)).ConvertAll(one => ReplyOf(one.Answers, one.Due));
        Reply[] worstFirst = [Reply.Missing, Reply.NothingNew, Reply.ReceivedLate, Reply.Received];
        var worst = worstFirst.First(word => latest.Exists(one => one.Reply == word));
        return (worst, latest.Where(one => one.Reply == worst).SelectMany(one => one.Decisive));
    }

    // By the own date, and its first day, of the first reply since one was last said to be missing.
    private static bool IsLate(List<Saying> answers, Due? due)
    {
        var missing = answers.FindAll(answer => answer.Counts is Stance.Missing);
        var dated = answers.FindAll(answer => answer.HasOwnDate && answer.Counts is Stance.Received && missing.TrueForAll(said => answer.On > said.On));
        return due?.Day is { } date && dated.Count > 0 && dated.Min(answer => answer.When.First) > date.LastDay;
    }

    private Due? ReplyDateOf(RequestFact request)
    {
        if (request.Addressee is not Addressee.Government) return null;
        return AsksForAReport(request) ? OwnDateOf(request) ?? ReplyDateByText(ConclusionOf(request)) : ReplyDateOf(ConclusionOf(request));
    }

    private Due? ReplyDateOf(ConclusionFact conclusion) => Earliest(ReportsAskedBy(conclusion).Select(OwnDateOf)) ?? ReplyDateByText(conclusion);

    // The date in the text, where a year means 1 September; else the date of the rule.
    private static Due? ReplyDateByText(ConclusionFact conclusion)
    {
        var written = DueOf(conclusion.ReplyDue);
        if (conclusion.ReplyDue?.Precision is DuePrecision.Year && written?.Day is { } year)
            written = new Due(year with { On = FirstOfSeptember(year.On.Year) });
        return written ?? ReplyDateByRule(conclusion);
    }

    private static Due? ReplyDateByRule(ConclusionFact conclusion)
    {
        var sessionYear = conclusion.Session?.Year;
        var adoptionYear = conclusion.AdoptedOn?.Last.Year;
        return conclusion.Body switch
        {
            Body.Cas when (sessionYear ?? adoptionYear) is { } year => new Due(new DueDay(FirstOfSeptember(year), DueBasis.ConferenceRule)),
            Body.Ceacr when (adoptionYear ?? sessionYear) is { } year =>
                new Due(new DueDay(FirstOfSeptember(year + conclusion.RegularCycleYears), DueBasis.RegularCycle)),
            _ => null,
        };
    }

    private static DateOnly FirstOfSeptember(int year) => new(year, 9, 1);
}
