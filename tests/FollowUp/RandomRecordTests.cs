using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>The random records are worth checking: between them they reach every rule, word and flag.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class RandomRecordTests
{
    [Test]
    public void Random_records_reach_every_rule_and_word()
    {
        var all = Enumerable.Range(0, 300).Select(seed => Derivation.Of(RandomRecord.Of(seed))).ToList();
        var demands = all.SelectMany(one => one.Requests.Values).SelectMany(history => history.Select(interval => interval.State)).ToList();
        var threads = all.SelectMany(one => one.Threads.Values).SelectMany(history => history.Select(interval => interval.State)).ToList();
        var promises = all.SelectMany(one => one.Commitments.Values).SelectMany(history => history.Select(interval => interval.State)).ToList();
        foreach (var states in new[] { demands, threads })
        {
            Assert.That(states.Select(state => state.Rule).Distinct().Count(), Is.EqualTo(10));
            Assert.That(Enum.GetValues<Reply>().Except(states.Select(state => state.Reply)), Is.Empty);
            Assert.That(Enum.GetValues<Timeliness>().Except(states.Select(state => state.Timeliness)), Is.Empty);
            Assert.That(Enum.GetValues<Flag>().Except(states.SelectMany(state => state.Flags)), Is.Empty);
        }
        Assert.That(promises.Select(state => state.Rule).Distinct().Count(), Is.EqualTo(8));
    }
}
