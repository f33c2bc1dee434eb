using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>What changes along histories: nothing else, nothing left out, and each for the cause that a record without the day's facts gives.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class TransitionTests
{
    private const int Records = 300;

    [Test]
    public void Replayed_from_the_first_state_they_give_the_histories() => Always.Holds(static facts =>
    {
        var histories = Derivation.Of(facts);
        var transitions = TransitionRow.Of("KAZ", histories).ToArray();
        Assert.That(transitions.Select(t => t.Id), Is.Unique);
        Assert.That(Replayed(transitions), Is.EquivalentTo(Runs(histories)));
    }, Records);

    [Test]
    public void A_day_is_the_cause_exactly_where_a_record_without_the_facts_of_that_day_changes_the_same_way()
    {
        var seen = new Dictionary<string, int>();
        Always.Holds(facts =>
        {
            var transitions = TransitionRow.Of("KAZ", Derivation.Of(facts)).ToArray();
            foreach (var day in transitions.GroupBy(t => t.Day))
            {
                var (without, known) = Known.Without(facts, Days.Day(day.Key));
                var states = Standing(Derivation.Of(without), Days.Day(day.Key));
                foreach (var transition in day)
                {
                    var wouldBe = states.GetValueOrDefault((transition.Record, transition.RecordKey, transition.What));
                    var expected = wouldBe == transition.After ? "day" : "fact";
                    Assert.That(transition.Cause, Is.EqualTo(expected), $"{transition}");
                    Assert.That(IdsOf(transition), expected == "day" ? Is.Empty : Is.Not.Empty.And.SubsetOf(known), $"{transition}");
                    var sort = expected + (known.Count == 0 ? ", nothing became known" : transition.Before is null ? ", first" : "");
                    lock (seen) seen[sort] = seen.GetValueOrDefault(sort) + 1;
                }
            }
        }, Records);
        Assert.That(seen.Keys, Is.EquivalentTo(["day", "day, nothing became known", "fact", "fact, first"]), "each of them occurs");
    }

    [Test]
    public void Facts_in_another_order_change_nothing() => Always.Holds(static (facts, random) =>
        Assert.That(TransitionRow.Of("KAZ", Derivation.Of(Added.Shuffled(facts, random))), Is.EquivalentTo(TransitionRow.Of("KAZ", Derivation.Of(facts)))), Records / 3);

    private static string[] IdsOf(TransitionRow transition) =>
        [.. System.Text.Json.JsonDocument.Parse(transition.Facts).RootElement.EnumerateArray().Select(f => $"{f.GetProperty("kind")} {f.GetProperty("id")}")];

    // What holds from which day on, of everything that can change.
    private static IEnumerable<(string Record, string Key, string What, string From, string Word)> Replayed(IEnumerable<TransitionRow> transitions)
    {
        var now = new Dictionary<(string, string, string), string>();
        foreach (var t in transitions.OrderBy(t => t.Id, StringComparer.Ordinal))
        {
            Assert.That(t.Before, Is.EqualTo(now.GetValueOrDefault((t.Record, t.RecordKey, t.What))), $"{t} goes on from what was");
            Assert.That(t.After, Is.Not.EqualTo(t.Before));
            now[(t.Record, t.RecordKey, t.What)] = t.After;
            yield return (t.Record, t.RecordKey, t.What, t.Day, t.After);
        }
    }

    private static IEnumerable<(string Record, string Key, string What, string From, string Word)> Runs(Histories histories)
    {
        foreach (var (record, key, what, states) in All(histories))
            for (var i = 0; i < states.Length; i++)
                if (i == 0 || states[i].Word != states[i - 1].Word) yield return (record, key, what, states[i].From.Stored(), states[i].Word);
    }

    private static Dictionary<(string, string, string), string?> Standing(Histories histories, DateOnly day) => All(histories)
        .ToDictionary(h => (h.Record, h.Key, h.What), h => h.States.Where(s => s.From <= day).Select(s => s.Word).LastOrDefault());

    private static IEnumerable<(string Record, string Key, string What, (DateOnly From, string Word)[] States)> All(Histories histories)
    {
        foreach (var (kind, demands) in new[] { ("request", histories.Requests), ("thread", histories.Threads) })
        {
            foreach (var (key, history) in demands)
            {
                yield return (kind, key, "status", [.. history.Select(i => (i.From, i.State.Status.Word()))]);
                yield return (kind, key, "reply", [.. history.Select(i => (i.From, i.State.Reply.Word()))]);
                yield return (kind, key, "timeliness", [.. history.Select(i => (i.From, i.State.Timeliness.Word()))]);
            }
        }

        foreach (var (key, history) in histories.Commitments) yield return ("commitment", key, "status", [.. history.Select(i => (i.From, i.State.Status.Word()))]);
        foreach (var (key, history) in histories.Conclusions) yield return ("conclusion", key, "reply", [.. history.Select(i => (i.From, i.State.Reply.Word()))]);
    }
}
