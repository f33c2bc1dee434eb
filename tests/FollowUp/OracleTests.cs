using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>The program answers as the method read aloud does, on every day on which anything changes.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class OracleTests
{
    [Test]
    public void The_derivation_agrees_with_the_method_read_aloud([Range(1, 8)] int seed) => Always.Holds(AgreesWithTheOracle, records: 150, seed);

    // References that lead nowhere are ignored, so that a part of a record can be looked at.
    [Test]
    public void It_agrees_on_a_part_of_a_record() => Always.Holds(static (facts, random) => AgreesWithTheOracle(facts with
    {
        Conclusions = [.. facts.Conclusions.Where(_ => random.Next(5) > 0)],
        Requests = [.. facts.Requests.Where(_ => random.Next(5) > 0)],
        Commitments = [.. facts.Commitments.Where(_ => random.Next(5) > 0)],
        Evidence = [.. facts.Evidence.Where(_ => random.Next(5) > 0)],
    }), records: 150);

    private static void AgreesWithTheOracle(Facts facts)
    {
        var histories = Derivation.Of(facts);
        foreach (var day in Days.WorthLookingAt(histories))
        {
            var oracle = new LiteralOracle(facts, day);
            foreach (var one in facts.Requests) AreSame(one.Id, day, oracle.Request(one.Id), histories.Requests.On(one.Id, day));
            foreach (var id in facts.Threads) AreSame(id, day, oracle.Thread(id), histories.Threads.On(id, day));
            foreach (var one in facts.Commitments) AreSame(one.Id, day, oracle.Commitment(one.Id), histories.Commitments.On(one.Id, day));
            foreach (var one in facts.Conclusions) AreSame(one.Id, day, oracle.Conclusion(one.Id), histories.Conclusions.On(one.Id, day));
        }
    }

    private static void AreSame<T>(string subject, DateOnly day, T? oracle, T? derived) where T : class
    {
        if (!Equals(oracle, derived)) throw new AssertionException($"{subject} on {day:O}\n  oracle:  {oracle}\n  program: {derived}\n");
    }
}
