using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>Each flag, set and not set. The request is of 10 June 2015; a body looked on 10 January 2016 where d is given.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class FlagTableTests
{
    private const string Asked = "text c Cas 2015-06-10; ask r c thread=t;";
    private const string D = "text d Gb 2016-01-10;";

    [TestCase("a union contests a claim", "say Government 2015-08-01 Done r; say SocialPartner 2015-09-01 Disputes r", true)]
    [TestCase("an observer contests it too", "say Observer 2015-09-01 Disputes r", true)]
    [TestCase("the government denies that there is a problem", "say Government 2015-09-01 Disputes r", true)]
    [TestCase("it later says something else", "say Government 2015-09-01 Disputes r; say Government 2015-10-01 Step r", false)]
    [TestCase("a finding settles what came before it", D + "say SocialPartner 2015-09-01 Disputes r; find d NoProgress r", false)]
    [TestCase("two point opposite ways", "say Government 2015-08-01 Done r; say SocialPartner 2015-09-01 Setback r", true)]
    [TestCase("a setback against a favourable finding", D + "find d Progress r; say Government 2016-02-01 Setback r", true)]
    [TestCase("a setback against an adverse finding", D + "find d NoProgress r; say Government 2016-02-01 Setback r", false)]
    [TestCase("a setback alone", "say Government 2015-09-01 Setback r", false)]
    public void Disputed(string because, string given, bool isSet) => Holds(because, Flag.Disputed, given, "2016-06-01", isSet);

    [TestCase("a claim", "say Government 2015-08-01 Done r", true)]
    [TestCase("a step", "say SocialPartner 2015-08-01 Step r", true)]
    [TestCase("an observer's claim", "say Observer 2015-08-01 Done r", false)]
    [TestCase("a claim against an adverse finding", D + "find d NoProgress r; say Government 2016-02-01 Done r", true)]
    [TestCase("a body has looked since", D + "say Government 2015-08-01 Done r; find d InsufficientInformation r", false)]
    [TestCase("a deferral is no look", D + "say Government 2015-08-01 Done r; find d NotedOnly r", true)]
    [TestCase("not of what is implemented", D + "find d Resolved r; say Government 2016-02-01 Done r", false)]
    public void Awaiting_review(string because, string given, bool isSet) => Holds(because, Flag.AwaitingReview, given, "2016-06-01", isSet);

    [TestCase("a setback", "say Government 2015-08-01 Setback r", true)]
    [TestCase("a union's setback", "say SocialPartner 2015-08-01 Setback r", true)]
    [TestCase("an observer's", "say Observer 2015-08-01 Setback r", false)]
    [TestCase("of what is implemented too", D + "find d Resolved r; say Instrument 2016-02-01 Setback r", true)]
    [TestCase("a body has looked since", D + "say Government 2015-08-01 Setback r; find d NoProgress r", false)]
    public void Setback(string because, string given, bool isSet) => Holds(because, Flag.Setback, given, "2016-06-01", isSet);

    [TestCase("missed", "promise p 2015-08-01 due=2016-05-31 for=r", true)]
    [TestCase("not yet", "promise p 2015-08-01 due=2016-06-01 for=r", false)]
    [TestCase("delivered", "promise p 2015-08-01 due=2016-05-31 for=r; say Instrument 2016-05-01 Done p", false)]
    [TestCase("it does not bear on it: its date had passed", "promise p 2014-08-01 due=2015-01-01 for=r", false)]
    [TestCase("not of what is implemented", D + "promise p 2015-08-01 due=2016-05-31 for=r; find d Resolved r", false)]
    public void Promise_missed(string because, string given, bool isSet) => Holds(because, Flag.PromiseMissed, given, "2016-06-01", isSet);

    [TestCase("asked again", D + "ask r2 d again=r", true)]
    [TestCase("another demand is asked again", "text d Gb 2014-01-10; ask r2 d; text e Gb 2015-06-10; ask r3 e again=r2", false)]
    [TestCase("asked again in a text not yet published", "text d Gb 2016-01-10 published=2016-06-02; ask r2 d again=r", false)]
    [TestCase("of what is implemented too", D + "text e Gb 2016-02-10; ask r2 d again=r; find e Resolved r", true)]
    public void Recurring(string because, string given, bool isSet) => Holds(because, Flag.Recurring, given, "2016-06-01", isSet);

    [Test]
    public void Recurring_is_the_later_request_too() =>
        Answers.Are(Asked + D + "ask r2 d again=r", "r2", "2016-06-01", true, static state => state.Flags.Contains(Flag.Recurring));

    [TestCase("18 months", "", "2016-12-10", false)]
    [TestCase("more than 18 months", "", "2016-12-11", true)]
    [TestCase("a step in between", "say Government 2016-01-10 Step r", "2017-07-10", false)]
    [TestCase("more than 18 months after the step", "say Government 2016-01-10 Step r", "2017-07-11", true)]
    [TestCase("a promise in between", "promise p 2016-01-10 part=r", "2017-07-10", false)]
    [TestCase("an observer's step is none", "say Observer 2016-01-10 Step r", "2016-12-11", true)]
    [TestCase("a finding is no step", D + "find d NoProgress r", "2016-12-11", true)]
    [TestCase("not of what is implemented", D + "find d Resolved r", "2020-01-01", false)]
    public void Stalled(string because, string given, string day, bool isSet) => Holds(because, Flag.Stalled, given, day, isSet);

    [TestCase("a cycle", "", "2018-06-10", false)]
    [TestCase("more than a cycle", "", "2018-06-11", true)]
    [TestCase("a look in between", D + "find d InsufficientInformation r", "2019-01-10", false)]
    [TestCase("a cycle after the look", D + "find d InsufficientInformation r", "2019-01-11", true)]
    [TestCase("asking again is a look", D + "ask r2 d again=r", "2019-01-10", false)]
    [TestCase("a claim is no look", "say Government 2018-01-01 Done r", "2018-06-11", true)]
    [TestCase("not of what is closed", D + "find d Closed r", "2030-01-01", false)]
    public void Stale_assessment(string because, string given, string day, bool isSet) => Holds(because, Flag.StaleAssessment, given, day, isSet);

    [TestCase("the newest is silent", "text d Cas 2016-01-10 loaded", true)]
    [TestCase("it is not fully loaded", "text d Cas 2016-01-10", false)]
    [TestCase("another body", "text d Gb 2016-01-10 loaded", false)]
    [TestCase("another Convention", "text d Cas 2016-01-10 loaded on=C29", false)]
    [TestCase("it asks again", "text d Cas 2016-01-10 loaded; ask r2 d again=r", false)]
    [TestCase("it finds something", "text d Cas 2016-01-10 loaded; find d NotedOnly r", false)]
    [TestCase("a newer one speaks again", "text d Cas 2016-01-10 loaded; text e Cas 2016-02-10 loaded; ask r2 e again=r", false)]
    [TestCase("a newer one is not loaded", "text d Cas 2016-01-10 loaded; text e Cas 2016-02-10", false)]
    [TestCase("of one day one speaks", "text d Cas 2016-01-10 loaded; text e Cas 2016-01-10 loaded; find e NotedOnly r", false)]
    [TestCase("an older one", "text d Cas 2015-01-10 loaded", false)]
    public void Dropped_without_finding(string because, string given, bool isSet) => Holds(because, Flag.DroppedWithoutFinding, given, "2016-06-01", isSet);

    [TestCase("a CFA report follows no cycle", "text c Cfa 2015-06-10; ask r c; text d Cfa 2016-01-10 loaded", false)]
    [TestCase("a direct request is another kind than an observation", "text c Ceacr 2015-06-10; ask r c; text d Ceacr 2016-01-10 loaded direct", false)]
    [TestCase("an observation after an observation", "text c Ceacr 2015-06-10; ask r c; text d Ceacr 2016-01-10 loaded", true)]
    public void Dropped_by_kind(string because, string given, bool isSet) =>
        Answers.Are(given, "r", "2016-06-01", isSet, state => because.Length > 0 && state.Flags.Contains(Flag.DroppedWithoutFinding));

    [TestCase("its own text", "text c Cas 2015-06-10 escalated; ask r c", true)]
    [TestCase("a text that asks again", "text c Cas 2015-06-10; ask r c; text d Cas 2016-01-10 escalated; ask r2 d again=r", true)]
    [TestCase("another text", "text c Cas 2015-06-10; ask r c; text d Cas 2016-01-10 escalated", false)]
    [TestCase("of what is implemented too", "text c Cas 2015-06-10 escalated; ask r c; text d Gb 2016-01-10; find d Resolved r", true)]
    public void Escalated(string because, string given, bool isSet) =>
        Answers.Are(given, "r", "2016-06-01", isSet, state => because.Length > 0 && state.Flags.Contains(Flag.Escalated));

    private static void Holds(string because, Flag flag, string given, string day, bool isSet) =>
        Answers.Are(Asked + given, "r", day, isSet, state => because.Length > 0 && state.Flags.Contains(flag));
}
