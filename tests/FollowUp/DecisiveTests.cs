using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>Which facts a status rests on, and how often it was asked.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class DecisiveTests
{
    private const string Asked = "text c Cfa 2015-06-10; ask r c thread=t;";
    private const string D = "text d Cfa 2016-01-10;";
    private const string E = "text e Cfa 2016-03-10;";

    [TestCase("the latest finding alone", D + E + "find d Progress r; find e Resolved r", "e2")]
    [TestCase("both, where both are used", D + E + "find d Resolved r; find e NoProgress r", "e1 e2")]
    [TestCase("the demand that asks again", D + "ask r2 d again=r", "r2")]
    [TestCase("and what it takes back", D + E + "find d Resolved r; ask r2 e again=r", "e1 r2")]
    [TestCase("all who say so on that day", D + "text e Gb 2016-01-10; find d Resolved r; find e Resolved r", "e1 e2")]
    [TestCase("every claim that stands", "say Government 2016-01-10 Done r; say SocialPartner 2016-02-10 Done r", "e1 e2")]
    [TestCase("not one that was undone", "say Government 2016-01-10 Done r; say Government 2016-01-20 Setback r; say SocialPartner 2016-02-10 Done r", "e3")]
    [TestCase("every step", "say Government 2016-01-10 Step r; say SocialPartner 2016-02-10 Step r", "e1 e2")]
    [TestCase("the promise kept, and what keeps it", "promise p 2015-08-01 for=r; say Instrument 2016-01-10 Done p", "e1 p")]
    [TestCase("steps before promises kept", "promise p 2015-08-01 for=r; say Instrument 2016-01-10 Done p; say Government 2016-01-10 Step r", "e2")]
    [TestCase("the promises that stand", "promise p 2015-08-01 for=r; promise p2 2015-09-01 for=t", "p p2")]
    [TestCase("the latest doubt", D + E + "find d InsufficientInformation r; find e InsufficientInformation r", "e2")]
    [TestCase("the doubt, not the reply", D + E + "find d InsufficientInformation r; find e Missing c", "e1")]
    [TestCase("the word on the reply", E + "find e Missing c", "e1")]
    [TestCase("silence has no fact", "", "")]
    public void Behind_a_request(string because, string given, string expected) =>
        Answers.Are(Asked + given, "r", "2016-06-01", expected, state => because.Length > 0 ? Names(state.Decisive) : "");

    [TestCase("promise p2 2016-01-01 replaces=p; promise p3 2016-02-01 replaces=p", "p2 p3")]
    [TestCase("say Instrument 2016-01-10 Done p; say IloOffice 2016-02-10 Done p; say Government 2016-02-10 Done p", "e1 e2")]
    [TestCase("say Government 2016-01-10 Done p; say SocialPartner 2016-02-10 Done p", "e1 e2")]
    [TestCase("say Government 2016-01-10 Setback p; say Government 2016-02-10 Step p; say Instrument 2016-03-10 Setback p", "e3")]
    [TestCase("say Government 2016-01-10 Step p; say SocialPartner 2016-02-10 Step p", "e1 e2")]
    [TestCase("", "")]
    public void Behind_a_promise(string given, string expected) =>
        Answers.OfPromise("promise p 2015-08-01;" + given, "2016-06-01", expected, static state => Names(state.Decisive));

    [TestCase("say Government 2016-01-10 Received c; say IloOffice 2016-01-10 Received c", "e1 e2")]
    [TestCase("say Government 2016-01-10 Received c; say IloOffice 2016-01-11 Received c", "e2")]
    [TestCase("say Government 2016-01-10 Received c; say IloOffice 2016-01-10 Missing c", "e2")]
    [TestCase("", "")]
    public void Behind_a_reply(string given, string expected) => Answers.OfText(Asked + given, "2016-06-01", expected, static state => Names(state.Decisive));

    // A text counts once, however many of its demands ask; others of the same text, and what two have in common, do not.
    [TestCase("r", "Cas 1, Cfa 1, Gb 1")]
    [TestCase("r2", "Cas 1, Cfa 1, Gb 1")]
    [TestCase("r3", "Cas 1, Cfa 1, Gb 1")]
    [TestCase("r4", "Gb 1")]
    [TestCase("t", "Cas 1, Cfa 1, Gb 1")]
    public void Times_asked(string subject, string expected) => Answers.Are(
        Asked + "text d Cas 2016-01-10; ask r2 d again=r; text e Gb 2016-03-10; ask r3 e again=r2 thread=t; ask r4 e thread=t",
        subject, "2016-06-01", expected, static state => string.Join(", ", state.TimesAsked.Select(asked => $"{asked.Body} {asked.Times}")));

    private static string Names(IEnumerable<FactRef> facts) => string.Join(' ', facts.Select(fact => fact.Id));
}
