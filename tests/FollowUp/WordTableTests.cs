using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>Each word of the reply and of timeliness, and when it ends.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class WordTableTests
{
    private const string Cas = "text c Cas 2015-06-10; ask r c;";
    private const string Ceacr = "text c Ceacr 2015-12-01; ask r c;";

    // CAS: 1 September of its year and 30 days; CEACR: of the third year, or the sixth; other bodies: none.
    [TestCase("text c Cfa 2015-06-10; ask r c", "2030-01-01", Reply.NotRequired)]
    [TestCase("text c Cas 2015-06-10; ask r c to=DirectorGeneral", "2030-01-01", Reply.NotRequired)]
    [TestCase("text c Cas 2015-06-10; ask r c to=DirectorGeneral; say Supervisory 2016-01-10 Missing c", "2030-01-01", Reply.NotRequired)]
    [TestCase("text c Cas 2015-06-10; ask r c to=DirectorGeneral; say Government 2015-08-10 Received c", "2030-01-01", Reply.NotRequired)]
    [TestCase(Cas, "2015-10-01", Reply.Awaited)]
    [TestCase(Cas, "2015-10-02", Reply.NotSeen)]
    [TestCase("text c Cas unknown session=2015-06-01..2015-06-13; ask r c", "2015-10-02", Reply.NotSeen)]
    [TestCase(Ceacr, "2018-10-01", Reply.Awaited)]
    [TestCase(Ceacr, "2018-10-02", Reply.NotSeen)]
    [TestCase("text c Ceacr 2015-12-01 cycle=6; ask r c", "2021-10-01", Reply.Awaited)]
    [TestCase("text c Ceacr 2015-12-01 reply=2016; ask r c", "2016-09-01", Reply.Awaited)]
    [TestCase("text c Ceacr 2015-12-01 reply=2016; ask r c", "2016-09-02", Reply.NotSeen)]
    [TestCase("text c Cas 2015-06-10 reply=never; ask r c", "2015-10-02", Reply.NotSeen)]
    [TestCase("text c Cfa 2015-06-10 reply=before:2016; ask r c", "2030-01-01", Reply.Awaited)]
    [TestCase("text c Cas 2015-06-10 reply=before:2016; ask r c", "2030-01-01", Reply.Awaited)]
    [TestCase("text c Cas 2015-06-10; ask r c; ask r2 c kind=Report due=2015-12-31", "2015-12-31", Reply.Awaited)]
    [TestCase("text c Cas 2015-06-10; ask r c; ask r2 c kind=Report due=2015-12-31", "2016-01-01", Reply.NotSeen)]
    [TestCase(Cas + "say Government 2015-09-30 Received c", "2016-01-01", Reply.Received)]
    [TestCase(Cas + "say Government 2015-10-01 Received c", "2016-01-01", Reply.Received)]
    [TestCase(Cas + "say Government 2015-10-02 Received c", "2016-01-01", Reply.ReceivedLate)]
    [TestCase(Cas + "say Government 2015-10 Received c", "2016-01-01", Reply.Received)]
    [TestCase(Cas + "say Government unknown Received c published=2015-12-01", "2016-01-01", Reply.Received)]
    [TestCase(Cas + "say Government 2015-12-01 Received c; text d Ceacr 2015-12-01; find d Received c", "2016-01-01", Reply.ReceivedLate)]
    [TestCase(Cas + "say Observer 2015-09-01 Received c", "2016-01-01", Reply.NotSeen)]
    [TestCase(Cas + "text d Ceacr 2015-12-01; find d Received c", "2016-01-01", Reply.Received)]
    [TestCase(Cas + "text d Ceacr 2015-12-01; find d Missing c", "2016-01-01", Reply.Missing)]
    [TestCase(Cas + "text d Ceacr 2015-12-01; find d NothingNew c", "2016-01-01", Reply.NothingNew)]
    [TestCase(Cas + "text d Ceacr 2015-12-01; find d Missing c; text e Gb 2015-12-01; find e NothingNew c", "2016-01-01", Reply.Missing)]
    [TestCase(Cas + "text d Ceacr 2015-12-01; find d Missing c; say Government 2015-12-02 Received c", "2016-01-01", Reply.ReceivedLate)]
    [TestCase("text c Cas 2015-06-10; ask r c; ask r2 c kind=Report; say IloOffice 2015-08-01 Done r2", "2016-01-01", Reply.Received)]
    [TestCase("text c Cas 2015-06-10; ask r c; ask r2 c kind=Report; text d Ceacr 2015-12-01; find d NoProgress r2", "2016-01-01", Reply.Missing)]
    [TestCase("text c Cas 2015-06-10; ask r c; ask r2 c kind=ReceiveMission; say IloOffice 2015-08-01 Done r2", "2016-01-01", Reply.NotSeen)]
    public void Replies_to_the_conclusion(string given, string day, Reply expected)
    {
        Answers.Are(given, "r", day, expected, static state => state.Reply);
        if (!given.Contains("to=", StringComparison.Ordinal)) Answers.OfText(given, day, expected, static state => state.Reply);
    }

    // A report request looks at itself alone: what was received of the conclusion is another matter.
    [TestCase("say Government 2015-08-01 Received c", Reply.NotSeen)]
    [TestCase("say Government 2015-08-01 Done r", Reply.Received)]
    [TestCase("say Government 2015-12-01 Done r", Reply.ReceivedLate)]
    [TestCase("say Observer 2015-08-01 Done r", Reply.NotSeen)]
    [TestCase("text d Ceacr 2015-12-01; find d Resolved r", Reply.Received)]
    [TestCase("text d Ceacr 2015-12-01; find d NoProgress r", Reply.Missing)]
    [TestCase("text d Ceacr 2015-12-01; ask r2 d again=r kind=Report", Reply.Missing)]
    public void Replies_to_a_report_request(string given, Reply expected) =>
        Answers.Are("text c Cas 2015-06-10; ask r c kind=Report;" + given, "r", "2016-01-01", expected, static state => state.Reply);

    [TestCase("ask r c", "2016-06-01", Timeliness.NoDeadline)]
    [TestCase("ask r c due=before:2016", "2018-06-01", Timeliness.NoDeadline)]
    [TestCase("ask r c due=never", "2018-06-01", Timeliness.NoDeadline)]
    [TestCase("ask r c due=2016-06-30; text d Cfa 2016-01-10; find d Closed r", "2018-06-01", Timeliness.NoDeadline)]
    [TestCase("ask r c due=2016-06-30; text d Cfa 2016-01-10; find d Resolved r", "2018-06-01", Timeliness.Met)]
    [TestCase("ask r c due=2016-06-30; say Government 2016-01-10 Done r", "2018-06-01", Timeliness.ClockStopped)]
    [TestCase("ask r c due=2016-06-30; say Government 2016-01-10 Done r; say Government 2017-01-10 Setback r", "2018-06-01", Timeliness.Overdue)]
    [TestCase("ask r c due=2016-06-30; move r Suspended 2016-01-10", "2018-06-01", Timeliness.ClockStopped)]
    [TestCase("ask r c due=2016-06-30; move r Suspended 2016-01-10; move r Resumed 2017-01-10", "2018-06-01", Timeliness.Overdue)]
    [TestCase("ask r c due=2016-06-30; move r Extended 2016-01-10 due=2019-01-01", "2018-06-01", Timeliness.NotDue)]
    [TestCase("ask r c due=2016-06-30; move r Withdrawn 2016-01-10", "2018-06-01", Timeliness.NoDeadline)]
    [TestCase("ask r c; move r Set 2016-01-10 due=2016-12-31", "2018-06-01", Timeliness.Overdue)]
    [TestCase("ask r c kind=Report due=2016-06-30", "2016-07-01", Timeliness.ClockStopped)]
    [TestCase("ask r c kind=Report due=2016-06-30; text d Cfa 2016-08-01; find d NoProgress r", "2018-06-01", Timeliness.Overdue)]
    [TestCase("ask r c due=2016-06-30", "2016-03-31", Timeliness.NotDue)]
    [TestCase("ask r c due=2016-06-30", "2016-04-01", Timeliness.DueSoon)]
    [TestCase("ask r c due=2016-06-30", "2016-06-30", Timeliness.DueSoon)]
    [TestCase("ask r c due=2016-06-30", "2016-07-01", Timeliness.Overdue)]
    [TestCase("ask r c due=2016-06-30/RegularCycle", "2016-07-30", Timeliness.DueSoon)]
    [TestCase("ask r c due=2016-06-30/RegularCycle", "2016-07-31", Timeliness.Overdue)]
    [TestCase("ask r c; promise p 2015-08-01 due=2016-06-30 for=r", "2016-07-01", Timeliness.Overdue)]
    [TestCase("ask r c; promise p 2015-08-01 due=2016-06-30 part=r", "2016-07-01", Timeliness.NoDeadline)]
    [TestCase("ask r c; promise p 2015-08-01 due=2016-06-30 for=r; promise p2 2016-01-01 due=2019-01-01 for=r replaces=p", "2016-07-01", Timeliness.Overdue)]
    [TestCase("ask r c; promise p 2015-08-01 due=2016-06-30 for=r; promise p1 2015-09-01 replaces=p; promise p2 2015-10-01 due=2016-03-31 for=r replaces=p1",
        "2016-06-01", Timeliness.DueSoon)]
    public void Timeliness_words(string given, string day, Timeliness expected) =>
        Answers.Are("text c Cfa 2015-06-10;" + given, "r", day, expected, static state => state.Timeliness);

    // Counted to the day asked about, to the claim, the suspension or the measure; 0 in time; null without a date.
    [TestCase("ask r c due=2016-06-30", "2016-07-10", 10)]
    [TestCase("ask r c due=2016-06-30/RegularCycle", "2016-08-10", 11)]
    [TestCase("ask r c due=2016-06-30", "2016-06-10", 0)]
    [TestCase("ask r c", "2016-06-10", null)]
    [TestCase("ask r c due=2016-06-30; say Government 2016-07-05 Done r", "2017-01-01", 5)]
    [TestCase("ask r c due=2016-06-30; say Government 2016-07 Done r", "2017-01-01", 1)]
    [TestCase("ask r c due=2016-06-30; say Government 2016-07-05 Done r; say Government 2016-12-01 Setback r", "2016-12-31", 184)]
    [TestCase("ask r c due=2016-06-30; move r Suspended 2016-07-05", "2017-01-01", 5)]
    [TestCase("ask r c due=2016-06-30; move r Suspended 2016-07-05; move r Suspended 2016-12-01", "2017-01-01", 5)]
    [TestCase("ask r c due=2016-06-30; say Instrument 2016-07-08 Done r; text d Cfa 2017-01-10; find d Resolved r", "2018-01-01", 8)]
    [TestCase("ask r c due=2016-06-30; text d Cfa 2017-01-10; find d Resolved r", "2018-01-01", null)]
    public void Days_overdue(string given, string day, int? expected) =>
        Answers.Are("text c Cfa 2015-06-10;" + given, "r", day, expected, state => state.DaysOverdue(Days.Day(day)));
}
