using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Requests;
using Compliance.Storage;
using NUnit.Framework;
using static Compliance.Tests.FollowUp.Added;

namespace Compliance.Tests.FollowUp;

/// <summary>What holds of every record, whatever it says.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class PropertyTests
{
    private const int Records = 300;

    // Later than everything in a random record.
    private static readonly DateOnly AfterAll = new(2030, 1, 1);

    [Test]
    public void Intervals_cover_all_time_without_gap_or_repetition() => Always.Holds(static facts =>
    {
        var histories = Derivation.Of(facts);
        foreach (var history in histories.Requests.Values) CoverAllTime(history);
        foreach (var history in histories.Threads.Values) CoverAllTime(history);
        foreach (var history in histories.Commitments.Values) CoverAllTime(history);
        foreach (var history in histories.Conclusions.Values) CoverAllTime(history);
    }, Records);

    [Test]
    public void What_becomes_known_later_changes_no_earlier_day() => Always.Holds(static facts =>
    {
        var all = Derivation.Of(facts);
        foreach (var text in facts.Conclusions)
        {
            if (all.Conclusions.TryGetValue(text.Id, out var history) && history.Count > 0)
                Compared.AreSameBefore(history[0].From, all, Derivation.Of(Record.Without(facts, text)));
        }
        foreach (var promise in facts.Commitments)
        {
            var known = Later(promise.MadeOn.Last, promise.PublishedOn?.Last);
            Compared.AreSameBefore(known, all, Derivation.Of(facts with { Commitments = [.. facts.Commitments.Where(other => other != promise)] }));
        }
        foreach (var piece in facts.Evidence.Where(piece => piece.Conclusion is null))
        {
            var known = Later(piece.EventOn?.Last ?? DateOnly.MinValue, piece.PublishedOn?.Last);
            Compared.AreSameBefore(known, all, Derivation.Of(facts with { Evidence = [.. facts.Evidence.Where(other => other != piece)] }));
        }
    }, Records / 3);

    // But for a body's decisions of one day about one date, whose order says which came last.
    [Test]
    public void Order_never_matters() =>
        Always.Holds(static (facts, random) => Compared.AreSame(Derivation.Of(facts), Derivation.Of(Shuffled(facts, random))), Records);

    [Test]
    public void Retracting_restores_what_was() => Always.Holds(static (facts, random) =>
    {
        var before = Derivation.Of(facts);
        Derivation.Of(facts.With(Any(facts, random, IssuerClass.Government, Stance.Done)));
        Compared.AreSame(before, Derivation.Of(facts));
    }, Records);

    [Test]
    public void Only_a_body_finds_a_demand_implemented_that_is_no_event() => Always.Holds(static facts =>
    {
        var histories = Derivation.Of(facts);
        foreach (var request in facts.Requests.Where(IsNoEvent))
        {
            foreach (var state in States(histories.Requests, request.Id).Where(state => state.Status is RequestStatus.Implemented))
            {
                var decisive = state.Decisive.Select(fact => facts.Evidence.Single(piece => piece.Id == fact.Id)).ToList();
                Assert.That(decisive, Is.Not.Empty);
                Assert.That(decisive.TrueForAll(piece => piece.Issuer is IssuerClass.Supervisory), Is.True);
                Assert.That(decisive.TrueForAll(piece => piece.Links.Any(link => link.Stance is Stance.Resolved)), Is.True);
            }
        }
    }, Records);

    // S3 and S5 are adverse. A claim about an event is another matter: it can be a finding.
    [Test]
    public void No_claim_lifts_an_adverse_finding([Values(Stance.Done, Stance.Step)] Stance claim) => Always.Holds((facts, random) =>
    {
        var demands = facts.Requests.Where(IsNoEvent).ToList();
        if (demands.Count == 0) return;
        var demand = demands[random.Next(demands.Count)].Id;
        var issuer = (IssuerClass)random.Next(1, 6);
        var isLast = random.Next(2) == 0;
        var piece = Piece(SubjectKind.Request, demand, issuer, claim, isLast ? AfterAll : AnyDay(facts, random));
        foreach (var (id, on, before, after) in Compared.Pairs(Derivation.Of(facts), Derivation.Of(facts.With(piece))))
        {
            if (!demands.Exists(other => other.Id == id) || after is null) continue;
            if (before?.Status is not (RequestStatus.Regressed or RequestStatus.NotImplemented)) continue;
            Assert.That(after.Status, Is.EqualTo(before.Status), $"{id} on {on:O}, after {piece}");
            if (id != demand || !isLast || on < AfterAll) continue;
            var isSet = issuer is not IssuerClass.Observer || before.Flags.Contains(Flag.AwaitingReview);
            Assert.That(after.Flags.Contains(Flag.AwaitingReview), Is.EqualTo(isSet));
        }
    }, Records);

    [Test]
    public void A_union_that_contests_what_is_implemented_sets_only_disputed() => Always.Holds(static (facts, random) =>
    {
        if (facts.Requests.Count == 0) return;
        var demand = facts.Requests[random.Next(facts.Requests.Count)].Id;
        var isLast = random.Next(2) == 0;
        var piece = Piece(SubjectKind.Request, demand, IssuerClass.SocialPartner, Stance.Disputes, isLast ? AfterAll : AnyDay(facts, random));
        foreach (var (id, on, before, after) in Compared.Pairs(Derivation.Of(facts), Derivation.Of(facts.With(piece))))
        {
            if (before?.Status is not RequestStatus.Implemented || after is null) continue;
            Assert.That(after.Without(Flag.Disputed), Is.EqualTo(before.Without(Flag.Disputed)), $"{id} on {on:O}");
            Assert.That(after.Flags.Contains(Flag.Disputed), Is.True.Or.EqualTo(before.Flags.Contains(Flag.Disputed)));
            if (id == demand && isLast && on >= AfterAll) Assert.That(after.Flags.Contains(Flag.Disputed), Is.True);
        }
    }, Records);

    [Test]
    public void An_observer_changes_nothing_but_disputed() => Always.Holds(static (facts, random) =>
    {
        var stance = new[] { Stance.Done, Stance.Step, Stance.Setback, Stance.Disputes, Stance.Context }[random.Next(5)];
        var (before, after) = (Derivation.Of(facts), Derivation.Of(facts.With(Any(facts, random, IssuerClass.Observer, stance))));
        foreach (var (id, on, was, became) in Compared.Pairs(before, after))
            Assert.That(became.Without(Flag.Disputed), Is.EqualTo(was.Without(Flag.Disputed)), $"{id} on {on:O}");
        Compared.AreSame(before.Commitments, after.Commitments);
        Compared.AreSame(before.Conclusions, after.Conclusions);
    }, Records);

    // The words of the vocabulary stand from the least favourable to the most, and `closed, other` last: it says that a
    // body asks no more, so that to ask again can only be less; nothing a body asks anew is closed by that.
    [Test]
    public void Asking_again_never_makes_a_thread_look_better() => Always.Holds(static (facts, random) =>
    {
        var histories = Derivation.Of(facts);
        var asked = facts.Requests.Where(request => request.Thread == "t1" && States(histories.Requests, request.Id).Any()).ToList();
        if (asked.Count == 0) return;
        var again = Given.Read("text again Cfa 2015-06-10; ask again.1 again thread=t1");
        var latest = asked.MaxBy(request => MadeOn(facts, request))!;
        var text = again.Conclusions[0] with
        {
            AdoptedOn = PartialDate.Of(Later(MadeOn(facts, latest).AddDays(1), random.Next(2) == 0 ? AnyDay(facts, random) : null)),
            Body = (Body)random.Next(6),
        };
        var more = facts with
        {
            Conclusions = [.. facts.Conclusions, text],
            Requests = [.. facts.Requests, again.Requests[0] with { Reiterates = [latest.Id], Kind = (RequestKind)random.Next(15) }],
        };
        foreach (var (id, on, before, after) in Compared.Pairs(histories, Derivation.Of(more)))
        {
            if ((id == "t1" || id == latest.Id) && before is not null) Assert.That(after!.Status, Is.LessThanOrEqualTo(before.Status), $"{id} on {on:O}");
        }
    }, Records);

    private static DateOnly MadeOn(Facts facts, RequestFact request)
    {
        var text = facts.Conclusions.Single(conclusion => conclusion.Id == request.Conclusion);
        return text.AdoptedOn?.Last ?? text.Session?.EndsOn
            ?? (text.Session is { } session ? new DateOnly(session.Year, 12, 31) : text.PublishedOn!.Value.Last);
    }

    private static bool IsNoEvent(RequestFact request) => request.Addressee is Addressee.Government
        && request.Kind is RequestKind.AmendLaw or RequestKind.Repeal or RequestKind.Release or RequestKind.Refrain;

    private static IEnumerable<T> States<T>(IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> histories, string id) =>
        histories.TryGetValue(id, out var history) ? history.Select(interval => interval.State) : [];

    private static void CoverAllTime<T>(IReadOnlyList<Interval<T>> history)
    {
        if (history.Count == 0) return;
        Assert.That(history[^1].Until, Is.Null);
        Assert.That(history.Where(interval => interval.Until <= interval.From), Is.Empty);
        foreach (var (one, next) in history.Zip(history.Skip(1)))
        {
            Assert.That(one.Until, Is.EqualTo(next.From));
            Assert.That(one.State, Is.Not.EqualTo(next.State));
        }
    }
}
