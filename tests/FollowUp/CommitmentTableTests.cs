using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>Rules C1 to C8, case by case. The promise is of 1 August 2015; the day is 1 June 2016 unless given.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class CommitmentTableTests
{
    private const string Promised = "promise p 2015-08-01;";
    private const string Due = "promise p 2015-08-01 due=2016-03-31;";
    private const string D = "text d Cfa 2016-01-10;";
    private const string E = "text e Cfa 2016-04-10;";

    [TestCase("another replaces it", Due + "promise p2 2016-01-01 replaces=p", "C1 Superseded")]
    [TestCase("even if it was delivered", Due + "promise p2 2016-01-01 replaces=p; say Instrument 2016-01-10 Done p", "C1 Superseded")]
    [TestCase("the other one is not known yet", Promised + "promise p2 2016-01-01 replaces=p published=2016-06-02", "C8 Announced")]
    [TestCase("a law was made", Due + "say Instrument 2016-01-10 Done p", "C2 DeliveredVerified")]
    [TestCase("the Office saw it", Due + "say IloOffice 2016-01-10 Done p", "C2 DeliveredVerified")]
    [TestCase("a body found it done", D + Due + "find d Resolved p", "C2 DeliveredVerified")]
    [TestCase("delivered late is delivered", Due + "say Instrument 2016-05-10 Done p", "C2 DeliveredVerified")]
    [TestCase("the government says so", Due + "say Government 2016-01-10 Done p", "C3 DeliveredClaimed")]
    [TestCase("a union says so", Due + "say SocialPartner 2016-01-10 Done p", "C3 DeliveredClaimed")]
    [TestCase("an observer says so", Promised + "say Observer 2016-01-10 Done p", "C8 Announced")]
    [TestCase("verified and then claimed again", Due + "say Instrument 2016-01-10 Done p; say Government 2016-02-10 Done p", "C2 DeliveredVerified")]
    [TestCase("what was done before it was made", Promised + "say Instrument 2015-07-31 Done p", "C8 Announced")]
    [TestCase("undone by a later finding", E + Due + "say Instrument 2016-01-10 Done p; find e Contrary p", "C5 Missed")]
    [TestCase("undone by no progress", E + Promised + "say Instrument 2016-01-10 Done p; find e NoProgress p", "C8 Announced")]
    [TestCase("undone by a hard setback", Promised + "say Instrument 2016-01-10 Done p; say Instrument 2016-02-10 Setback p", "C4 Abandoned")]
    [TestCase("a union's setback undoes nothing",
        Promised + "say Instrument 2016-01-10 Done p; say SocialPartner 2016-02-10 Setback p", "C2 DeliveredVerified")]
    [TestCase("an earlier setback undoes nothing", Promised + "say Government 2016-01-09 Setback p; say Instrument 2016-01-10 Done p", "C2 DeliveredVerified")]
    [TestCase("given up", Due + "say Government 2016-01-10 Setback p", "C4 Abandoned")]
    [TestCase("given up, and taken up again", Promised + "say Government 2016-01-10 Setback p; say Government 2016-02-10 Step p", "C6 UnderWay")]
    [TestCase("a step of the same day is not later", Promised + "say Government 2016-01-10 Setback p; say IloOffice 2016-01-10 Step p", "C4 Abandoned")]
    [TestCase("a union's setback abandons nothing", Promised + "say SocialPartner 2016-01-10 Setback p", "C8 Announced")]
    [TestCase("its date has passed", Due, "C5 Missed")]
    [TestCase("a step saves no date", Due + "say Government 2016-01-10 Step p", "C5 Missed")]
    [TestCase("a step", "promise p 2015-08-01 due=2016-12-31; say Government 2016-01-10 Step p", "C6 UnderWay")]
    [TestCase("a body saw progress", D + Promised + "find d Progress p", "C6 UnderWay")]
    [TestCase("an observer's step is none", Promised + "say Observer 2016-01-10 Step p", "C8 Announced")]
    [TestCase("it has a date", "promise p 2015-08-01 due=2016-06-01", "C7 Scheduled")]
    [TestCase("before a session is the day before it opens", "promise p 2015-08-01 due=before:2016-06-02..2016-06-12", "C7 Scheduled")]
    [TestCase("and that day has passed when it opens", "promise p 2015-08-01 due=before:2016-06-01..2016-06-12", "C5 Missed")]
    [TestCase("before a session whose days are not known is a date", "promise p 2015-08-01 due=before:2016", "C7 Scheduled")]
    [TestCase("at a session is its last day", "promise p 2015-08-01 due=at:2016-05-20..2016-06-01", "C7 Scheduled")]
    [TestCase("it was made", Promised, "C8 Announced")]
    [TestCase("words that set no date", "promise p 2015-08-01 due=never", "C8 Announced")]
    public void Rules(string because, string given, string expected) =>
        Answers.OfPromise(given, "2016-06-01", expected, state => because.Length > 0 ? state.Line() : "");

    // A new date keeps the first: 31 March to 30 June is 91 days, however often it moved between.
    [TestCase("promise p0 2015-08-01 due=2016-03-31; promise p 2016-01-01 due=2016-06-30 replaces=p0", 91)]
    [TestCase("promise p0 2015-08-01 due=2016-03-31; promise p1 2015-09-01 due=2016-05-31 replaces=p0; promise p 2016-01-01 due=2016-06-30 replaces=p1", 91)]
    [TestCase("promise p0 2015-08-01; promise p 2016-01-01 due=2016-06-30 replaces=p0", null)]
    [TestCase("promise p0 2015-08-01 due=2016-03-31; promise p 2016-01-01 replaces=p0", null)]
    [TestCase("promise p 2015-08-01 due=2016-03-31", null)]
    public void Slippage(string given, int? days) => Answers.OfPromise(given, "2016-06-01", days, static state => state.SlippageDays);

    // Late by its first day: a law of "May 2016" may have been made on the first.
    [TestCase("say Instrument 2016-05-10 Done p", "2016-03-31", "2016-05-10")]
    [TestCase("say Instrument 2016-05 Done p", "2016-03-31", "2016-05-01")]
    [TestCase("say Instrument 2016-03-31 Done p", null, null)]
    [TestCase("say Instrument 2016-03 Done p", null, null)]
    [TestCase("", "2016-03-31", null)]
    [TestCase("text d Cfa 2016-05; find d Resolved p", "2016-03-31", "2016-05-01")]
    public void Lateness(string given, string? from, string? until) =>
        Answers.OfPromise(Due + given, "2016-06-01", (Day(from), Day(until)), static state => (state.LateFrom, state.LateUntil));

    private static DateOnly? Day(string? text) => text is null ? null : Days.Day(text);
}
