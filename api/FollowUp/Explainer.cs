using System.Text.Json;
using Compliance.Codes;
using Compliance.Evidence;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>Says why a request or a thread stands where it does on a day: from the very rules that decided it.</summary>
public static class Explainer
{
    public static Explanation Request(View view, string member, string id, DateOnly day)
    {
        var ground = view.GroundOf(member);
        var request = ground.Requests[id];
        var asOf = new AsOf(day);
        return Explain(view.Reader, ground, RequestRules.SubjectOf(request, ground, asOf), [request], request.Fact.Thread, asOf);
    }

    public static Explanation Thread(View view, string member, string id, DateOnly day)
    {
        var ground = view.GroundOf(member);
        var asOf = new AsOf(day);
        var requests = ground.Threads[id];
        return Explain(view.Reader, ground, ThreadRules.SubjectOf(requests, ground, asOf)!, requests, id, asOf);
    }

    /// <summary>Why several threads of a member stand where they do, in short: the facts that decided, looked up at once.</summary>
    /// <param name="view">What is read.</param>
    /// <param name="member">Their member.</param>
    /// <param name="threads">Their ids; each had been asked by that day.</param>
    /// <param name="day">The day.</param>
    public static IReadOnlyDictionary<string, Reason> Reasons(View view, string member, IReadOnlyCollection<string> threads, DateOnly day)
    {
        var ground = view.GroundOf(member);
        var asOf = new AsOf(day);
        var decided = threads.Select(id => (Id: id, Subject: ThreadRules.SubjectOf(ground.Threads[id], ground, asOf)!)).Select(t => (t.Id, t.Subject, Ruling: StatusRules.On(t.Subject, ground, asOf))).ToArray();
        var citations = new Citations(view.Reader, decided.SelectMany(d => d.Ruling.Decisive));
        return decided.ToDictionary(d => d.Id, d => new Reason([.. d.Ruling.Decisive.Select(f => citations.Cite(f, StanceOf(d.Subject, f)))], d.Subject.Items.Any()));
    }

    private static Stance? StanceOf(Subject subject, FactRef fact) => subject.Items.FirstOrDefault(i => i.Fact == fact)?.Said;

    private static Explanation Explain(Reader reader, Ground ground, Subject subject, IReadOnlyList<RequestNode> requests, string? thread, AsOf asOf)
    {
        var ruling = StatusRules.On(subject, ground, asOf);
        var positions = subject.Items.GroupBy(i => i.Issuer).OrderBy(of => of.Key)
            .Select(of => of.OrderByDescending(i => i.Event).ThenBy(i => Bearing.Favour(i.Stance)).ThenBy(i => i.Fact.Id, StringComparer.Ordinal).First()).ToArray();
        var leftOut = Uncounted(reader, ground, subject, ruling, requests, thread, asOf).DistinctBy(u => u.Fact).ToArray();
        var citations = new Citations(reader, ruling.Decisive.Concat(positions.Select(p => p.Fact)).Concat(leftOut.Select(l => l.Fact)));
        return new Explanation
        {
            Rule = Rules.Of(ruling.Rule),
            Decisive = [.. ruling.Decisive.Select(f => citations.Cite(f, StanceOf(subject, f)))],
            Positions = [.. positions.Select(p => new Position { IssuerClass = p.Issuer.Word(), Stance = p.Said.Word(), On = p.Event, Fact = citations.Cite(p.Fact, p.Said) })],
            NotCounted = [.. leftOut.Select(l => new NotCounted { Reason = l.Reason.Word(), Fact = citations.Cite(l.Fact, l.Stance) })],
            WouldChange = WouldChange.From(ruling.Status, subject),
            Next = Next(subject, ruling.Status, asOf.Day),
        };
    }

    private static IEnumerable<(FactRef Fact, Stance Stance, NotCountedReason Reason)> Uncounted(
        Reader reader, Ground ground, Subject subject, Ruling ruling, IReadOnlyList<RequestNode> requests, string? thread, AsOf asOf)
    {
        foreach (var item in subject.Items.Where(i => !ruling.Decisive.Contains(i.Fact)).OrderBy(i => i.Event).ThenBy(i => i.Fact.Id, StringComparer.Ordinal))
            yield return (item.Fact, item.Said, Reason(item, subject));

        var asked = requests.Concat(requests.SelectMany(r => r.AskedAgain(asOf))).Where(r => asOf.Reached(r.Known)).Select(r => r.Fact.Id).Distinct().ToArray();
        var links = asked.SelectMany(id => ground.Links[(SubjectKind.Request, id)]).Concat(thread is null ? [] : ground.Links[(SubjectKind.Thread, thread)]);
        var counted = subject.Items.Select(i => i.Fact).Concat(ruling.Decisive).ToHashSet();
        foreach (var (evidence, stance) in links.Where(l => asOf.Reached(l.Evidence.Known)).OrderBy(l => l.Evidence.Event).ThenBy(l => l.Evidence.Fact.Id, StringComparer.Ordinal))
        {
            var fact = new FactRef(FactKind.Evidence, evidence.Fact.Id);
            if (!counted.Contains(fact)) yield return (fact, stance, evidence.Event <= subject.Made ? NotCountedReason.BeforeRequest : NotCountedReason.NarrowerStance);
        }

        var never = reader.Rows<(string Id, string Stance, string Reason)>(Statement.Of("FollowUp/LeftOut", new { Requests = JsonSerializer.Serialize(asked), Thread = thread ?? "", Commitment = "" }));
        foreach (var (id, stance, reason) in never) yield return (new FactRef(FactKind.Evidence, id), Words.Read<Stance>(stance), Words.Read<NotCountedReason>(reason));
    }

    private static NotCountedReason Reason(Item item, Subject subject) => item switch
    {
        { Issuer: IssuerClass.Observer } => NotCountedReason.ClassCannotDecide,
        { IsFinding: true } => NotCountedReason.EarlierFinding,
        { Stance: Stance.Context or Stance.NotedOnly } => NotCountedReason.DecidesNothing,
        _ when subject.Finding is { } finding => item.Event <= finding.Event ? NotCountedReason.BeforeFinding : NotCountedReason.FindingPrevails,
        { Stance: Stance.Disputes or Stance.Setback } => NotCountedReason.DecidesNothing,
        _ when item.Event <= subject.CouldNotTell => NotCountedReason.BeforeCouldNotTell,
        _ when subject.IsUndone(item) => NotCountedReason.Undone,
        _ => NotCountedReason.Weaker,
    };

    private static NextDate? Next(Subject subject, RequestStatus status, DateOnly day)
    {
        var isSettled = status is RequestStatus.Implemented or RequestStatus.ClosedOther;
        var dates = subject.Promises.Where(p => !isSettled && p.State is { Status: CommitmentStatus.Scheduled or CommitmentStatus.UnderWay, Due: not null })
            .Select(p => (Due: p.State.Due!, Clock: DueClock.Commitment, Commitment: (string?)p.Commitment.Id)).ToList();
        if (!isSettled && subject.OutcomeDue?.Day is { } outcome) dates.Add((outcome, DueClock.Outcome, null));
        if (subject.Reply is { Reply: Reply.Awaited, ReplyDue: { } reply }) dates.Add((reply, DueClock.Reply, null));
        return dates.Where(d => d.Due.On >= day).OrderBy(d => d.Due.On).ThenBy(d => d.Clock).ThenBy(d => d.Commitment, StringComparer.Ordinal)
            .Select(d => new NextDate { On = d.Due.On, Clock = d.Clock.Word(), Basis = d.Due.Basis.Word(), Commitment = d.Commitment }).FirstOrDefault();
    }
}
