using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>A thread stands as one request made when it was first asked, with all that bears on any of its requests.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ThreadTableTests
{
    private const string Asked = "text c Cfa 2015-06-10; ask r c thread=t;";
    private const string AskedTwice = Asked + "text d Cas 2016-01-10; ask r2 d thread=t again=r;";
    private const string TwoDemands = Asked + "ask r2 c thread=t; text d Gb 2016-01-10; text e Gb 2016-03-10;";

    [TestCase("one request", Asked, "S10 Open")]
    [TestCase("asked again: no slate is wiped", AskedTwice, "S5 NotImplemented")]
    [TestCase("a promise made between the two", AskedTwice + "promise p 2015-08-01 for=r", "S5 NotImplemented")]
    [TestCase("a claim between the two was looked at", AskedTwice + "say Government 2015-08-01 Done r", "S5 NotImplemented")]
    [TestCase("one of two done is progress", TwoDemands + "find d Resolved r", "S4 PartlyImplemented")]
    [TestCase("both done", TwoDemands + "find d Resolved r; find e Resolved r2", "S2 Implemented")]
    [TestCase("one done, the other withdrawn", TwoDemands + "find d Resolved r; find e Closed r2", "S1 ClosedOther")]
    [TestCase("one withdrawn is nothing", TwoDemands + "find d Closed r", "S10 Open")]
    [TestCase("withdrawn does not hide a rejection", TwoDemands + "find d Contrary r2; find e Closed r", "S3 Regressed")]
    [TestCase("the latest finding on any", TwoDemands + "find d Progress r; find e Contrary r2", "S3 Regressed")]
    [TestCase("a finding on the thread bears on each", TwoDemands + "find d Resolved t", "S2 Implemented")]
    [TestCase("asked again after it was done: part of it was",
        Asked + "text d Gb 2015-12-10; find d Resolved r; text e Cas 2016-01-10; ask r2 e thread=t again=r", "S4 PartlyImplemented")]
    [TestCase("the newer demand is not known yet", Asked + "text d Cas 2016-01-10 published=2016-06-02; ask r2 d thread=t again=r", "S10 Open")]
    public void Status(string because, string given, string expected) =>
        Answers.Are(given, "t", "2016-06-01", expected, state => because.Length > 0 ? state.Line() : "");

    [TestCase("the earliest outcome date", "ask r c thread=t due=2016-12-31; ask r2 c thread=t due=2016-05-31", "2016-05-31")]
    [TestCase("none", "ask r c thread=t; ask r2 c thread=t", null)]
    [TestCase("a report's date is a reply date", "ask r c thread=t due=2016-12-31; ask r2 c thread=t kind=Report due=2016-05-31", "2016-12-31")]
    [TestCase("the one that there is", "ask r c thread=t; ask r2 c thread=t due=2016-12-31", "2016-12-31")]
    [TestCase("a date promised for one", "ask r c thread=t; ask r2 c thread=t due=2016-12-31; promise p 2015-08-01 due=2016-06-30 for=r", "2016-06-30")]
    public void Outcome_date(string because, string given, string? expected) => Answers.Are("text c Cfa 2015-06-10;" + given, "t", "2016-06-01", expected,
        state => because.Length > 0 ? state.OutcomeDue?.On.ToString("O", System.Globalization.CultureInfo.InvariantCulture) : "");

    [TestCase("one is suspended", "move r Suspended 2016-02-01", Timeliness.Overdue)]
    [TestCase("every one is", "move r Suspended 2016-02-01; move r2 Suspended 2016-03-01", Timeliness.ClockStopped)]
    [TestCase("one runs again", "move r Suspended 2016-02-01; move r2 Suspended 2016-03-01; move r Resumed 2016-04-01", Timeliness.Overdue)]
    public void The_clock_stops_when_every_one_is_suspended(string because, string given, Timeliness expected) =>
        Answers.Are("text c Cfa 2015-06-10; ask r c thread=t due=2015-12-31; ask r2 c thread=t due=2015-12-31;" + given, "t", "2016-06-01", expected,
            state => because.Length > 0 ? state.Timeliness : default);

    // Counted to the last of the suspensions: from then on no clock ran.
    [Test]
    public void Days_are_counted_to_the_last_suspension() => Answers.Are(
        "text c Cfa 2015-06-10; ask r c thread=t due=2015-12-31; ask r2 c thread=t due=2015-12-31; move r Suspended 2016-02-01; move r2 Suspended 2016-01-10",
        "t", "2016-06-01", 32, static state => state.DaysOverdue(Days.Day("2016-06-01")));

    [TestCase("a reply to any",
        "text c Cas 2015-06-10; ask r c thread=t; text d Cas 2016-06-10; ask r2 d thread=t; say Government 2015-08-01 Received c", Reply.Received)]
    [TestCase("none to any", "text c Cas 2015-06-10; ask r c thread=t; text d Cas 2016-06-10; ask r2 d thread=t", Reply.NotSeen)]
    [TestCase("the latest word",
        "text c Cas 2015-06-10; ask r c thread=t; say Government 2015-08-01 Received c; text e Ceacr 2016-01-10; find e Missing c", Reply.Missing)]
    [TestCase("no date", "text c Cfa 2015-06-10; ask r c thread=t", Reply.NotRequired)]
    public void Replies(string because, string given, Reply expected) =>
        Answers.Are(given, "t", "2017-01-01", expected, state => because.Length > 0 ? state.Reply : default);

    [TestCase("recurring if any is", AskedTwice, Flag.Recurring, true)]
    [TestCase("not by two demands of one text", TwoDemands, Flag.Recurring, false)]
    [TestCase("escalated if any is", "text c Cfa 2015-06-10; ask r c thread=t; text d Cfa 2016-01-10 escalated; ask r2 d thread=t", Flag.Escalated, true)]
    [TestCase("not escalated", TwoDemands, Flag.Escalated, false)]
    [TestCase("dropped by every kind that asked", "text c Cas 2014-06-10; ask r c thread=t; text d Ceacr 2014-12-01; ask r2 d thread=t;"
        + "text e Cas 2015-06-10 loaded; text f Ceacr 2015-12-01 loaded", Flag.DroppedWithoutFinding, true)]
    [TestCase("a text that withdraws one of them is not silent",
        "text c Cas 2014-06-10; ask r c thread=t; ask r2 c thread=t; text d Cas 2015-06-10 loaded; find d Closed r", Flag.DroppedWithoutFinding, false)]
    [TestCase("not by one of two", "text c Cas 2014-06-10; ask r c thread=t; text d Ceacr 2014-12-01; ask r2 d thread=t; text e Cas 2015-06-10 loaded",
        Flag.DroppedWithoutFinding, false)]
    [TestCase("a text of before its latest demand is none",
        "text c Cas 2014-06-10; ask r c thread=t; text d Cas 2015-06-10 loaded; text e Cas 2016-05-10; ask r2 e thread=t",
        Flag.DroppedWithoutFinding, false)]
    public void Flags(string because, string given, Flag flag, bool isSet) =>
        Answers.Are(given, "t", "2016-06-01", isSet, state => because.Length > 0 && state.Flags.Contains(flag));

    // Stalled counts from the first demand: asking again is no step.
    [Test]
    public void Asking_again_is_no_step() => Answers.Are(AskedTwice, "t", "2016-12-11", true, static state => state.Flags.Contains(Flag.Stalled));

    [Test]
    public void A_thread_without_a_request_that_is_known_is_nothing()
    {
        var facts = Given.Read("text c Cfa 2015-06-10 published=2015-07-01; ask r c thread=t");
        Assert.Multiple(() =>
        {
            Assert.That(Derivation.Of(facts).Threads.On("t", Days.Day("2015-06-30")), Is.Null);
            Assert.That(new LiteralOracle(facts, Days.Day("2015-06-30")).Thread("t"), Is.Null);
            Assert.That(Derivation.Of(facts).Threads.On("t", Days.Day("2015-07-01")), Is.Not.Null);
            Assert.That(new LiteralOracle(facts, Days.Day("2015-07-01")).Thread("t"), Is.Not.Null);
        });
    }
}
