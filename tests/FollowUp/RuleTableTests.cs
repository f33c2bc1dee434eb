using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>
/// Rules S1 to S10, case by case: why, what is known, and what follows. The request is of 10 June 2015, the day is
/// 1 June 2016, and no date applies unless given.
/// </summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class RuleTableTests
{
    private const string Asked = "text c Cfa 2015-06-10; ask r c thread=t;";
    private const string D = "text d Cfa 2016-01-10;";
    private const string E = "text e Cfa 2016-03-10;";

    [TestCase("withdrawn by a body", D + "find d Closed r", "S1 ClosedOther")]
    [TestCase("what the body withdrew nobody can claim", D + "find d Closed r; say Government 2016-02-01 Done r", "S1 ClosedOther")]
    [TestCase("found to be done", D + "find d Resolved r", "S2 Implemented")]
    [TestCase("found through its thread", D + "find d Resolved t", "S2 Implemented")]
    [TestCase("found through a later request that asks it again", E + "text d Cfa 2015-12-01; ask r2 d again=r; find e Resolved r2", "S2 Implemented")]
    [TestCase("lack of information takes no finding away", D + E + "find d Resolved r; find e InsufficientInformation r", "S2 Implemented")]
    [TestCase("a deferral decides nothing", D + E + "find d Resolved r; find e NotedOnly r", "S2 Implemented")]
    [TestCase("of two findings of one day the least favourable", D + "text e Ceacr 2016-01-10; find d Resolved r; find e Progress r", "S4 PartlyImplemented")]
    [TestCase("of several links in one text the narrowest", D + "find d Resolved r; find d Contrary t", "S2 Implemented")]
    [TestCase("rejected", D + "find d Contrary r", "S3 Regressed")]
    [TestCase("no progress after it had been done", D + E + "find d Resolved r; find e NoProgress r", "S3 Regressed")]
    [TestCase("no progress after a rejection is still a rejection", D + E + "find d Contrary r; find e NoProgress r", "S3 Regressed")]
    [TestCase("asked again after it had been done", D + "find d Resolved r; text e Cfa 2016-03-10; ask r2 e again=r", "S3 Regressed")]
    [TestCase("part of it done", D + "find d Progress r", "S4 PartlyImplemented")]
    [TestCase("a lack of progress takes no progress away", D + E + "find d Progress r; find e NoProgress r", "S4 PartlyImplemented")]
    [TestCase("progress after a rejection", D + E + "find d Contrary r; find e Progress r", "S4 PartlyImplemented")]
    [TestCase("the text that asks again sees progress", D + "ask r2 d again=r; find d Progress r", "S4 PartlyImplemented")]
    [TestCase("no progress", D + "find d NoProgress r", "S5 NotImplemented")]
    [TestCase("asked again", D + "ask r2 d again=r", "S5 NotImplemented")]
    [TestCase("asked again through another request", D + E + "ask r2 d again=r; find d NotedOnly r; ask r3 e again=r2", "S5 NotImplemented")]
    [TestCase("what was closed and is asked again was never found done", D + E + "find d Closed r; find e NoProgress r", "S5 NotImplemented")]
    [TestCase("the text that asks again only notes it", D + "ask r2 d again=r; find d NotedOnly r", "S10 Open")]
    [TestCase("no finding in its own text", "find c NoProgress r", "S10 Open")]
    public void Findings(string because, string given, string expected) => Holds(because, given, expected);

    [TestCase("the government says that it is done", "say Government 2016-01-10 Done r", "S6 ClaimedImplemented")]
    [TestCase("a union says so", "say SocialPartner 2016-01-10 Done r", "S6 ClaimedImplemented")]
    [TestCase("a law shows it: no body has looked", "say Instrument 2016-01-10 Done r", "S6 ClaimedImplemented")]
    [TestCase("the Office says so", "say IloOffice 2016-01-10 Done r", "S6 ClaimedImplemented")]
    [TestCase("a claim about the thread", "say Government 2016-01-10 Done t", "S6 ClaimedImplemented")]
    [TestCase("an observer changes nothing", "say Observer 2016-01-10 Done r", "S10 Open")]
    [TestCase("no older law", "say Instrument 2015-06-09 Done r", "S10 Open")]
    [TestCase("a law of the very day is not later", "say Instrument 2015-06-10 Done r", "S10 Open")]
    [TestCase("a month counts by its last day", "say Instrument 2015-06 Done r", "S6 ClaimedImplemented")]
    [TestCase("published after the day", "say Instrument 2016-01-10 Done r published=2016-06-02", "S10 Open")]
    [TestCase("published on the day", "say Instrument 2016-01-10 Done r published=2016-06-01", "S6 ClaimedImplemented")]
    [TestCase("later than a doubt", D + "find d InsufficientInformation r; say Government 2016-02-01 Done r", "S6 ClaimedImplemented")]
    [TestCase("before a doubt", D + "find d InsufficientInformation r; say Government 2016-01-01 Done r", "S9 NoInformation")]
    [TestCase("undone by a later hard setback", "say Government 2016-01-10 Done r; say Instrument 2016-02-10 Setback r", "S10 Open")]
    [TestCase("a setback of the same day is not later", "say Government 2016-01-10 Done r; say Instrument 2016-01-10 Setback r", "S6 ClaimedImplemented")]
    [TestCase("a union's setback is not hard", "say Government 2016-01-10 Done r; say SocialPartner 2016-02-10 Setback r", "S6 ClaimedImplemented")]
    [TestCase("a step", "say Government 2016-01-10 Step r", "S7 InProgress")]
    [TestCase("a step after a claim that failed",
        "say Government 2016-01-10 Done r; say Instrument 2016-02-10 Setback r; say Government 2016-03-10 Step r", "S7 InProgress")]
    [TestCase("a step undone", "say Government 2016-01-10 Step r; say Government 2016-02-10 Setback r", "S10 Open")]
    [TestCase("a step before a doubt", D + "say Government 2016-01-01 Step r; find d InsufficientInformation r", "S9 NoInformation")]
    [TestCase("a promise kept is a step, no more", "promise p 2015-08-01 for=r; say Instrument 2016-01-10 Done p", "S7 InProgress")]
    [TestCase("a promise kept before a doubt",
        D + "promise p 2015-08-01 for=r; say Instrument 2016-01-01 Done p; find d InsufficientInformation r", "S9 NoInformation")]
    [TestCase("a promise kept after a doubt",
        D + "promise p 2015-08-01 for=r; say Instrument 2016-02-01 Done p; find d InsufficientInformation r", "S7 InProgress")]
    public void Claims(string because, string given, string expected) => Holds(because, given, expected);

    [TestCase("a promise", "promise p 2015-08-01 for=r", "S8 Committed")]
    [TestCase("a promise about the thread", "promise p 2015-08-01 for=t", "S8 Committed")]
    [TestCase("an older promise whose date was to come", "promise p 2015-01-01 due=2016-12-31 for=r", "S8 Committed")]
    [TestCase("an older promise without a date", "promise p 2015-01-01 for=r", "S10 Open")]
    [TestCase("a promise before a doubt", D + "promise p 2015-08-01 for=r; find d InsufficientInformation r", "S9 NoInformation")]
    [TestCase("a promise after a doubt", D + "promise p 2016-02-01 for=r; find d InsufficientInformation r", "S8 Committed")]
    [TestCase("a promise of a part, missed, sets no outcome date", "promise p 2015-08-01 due=2016-01-31 part=r", "S10 Open")]
    [TestCase("a promise of the whole, missed, and nobody spoke", "promise p 2015-08-01 due=2016-01-31 for=r", "S9 NoInformation")]
    [TestCase("an abandoned promise", "promise p 2015-08-01 for=r; say Government 2016-01-01 Setback p", "S10 Open")]
    [TestCase("a superseded promise, and the new one",
        "promise p 2015-08-01 due=2016-01-31 for=r; promise p2 2015-12-01 due=2017-01-31 for=r replaces=p", "S8 Committed")]
    [TestCase("an undated one stands not past a missed one", "promise p 2015-08-01 part=r; promise p2 2015-07-01 due=2016-01-31 part=r", "S10 Open")]
    [TestCase("an undated one stands past one missed before it was made",
        "promise p 2016-03-01 part=r; promise p2 2015-07-01 due=2016-01-31 part=r", "S8 Committed")]
    public void Promises(string because, string given, string expected) => Holds(because, given, expected);

    [TestCase("S8 Committed", "2017-02-01")]
    [TestCase("S10 Open", "2017-02-02")]
    public void An_undated_promise_stands_for_18_months(string expected, string day) =>
        Answers.Are(Asked + "promise p 2015-08-01 for=r", "r", day, expected, Answers.Line);

    [TestCase("a body cannot tell", D + "find d InsufficientInformation r", "S9 NoInformation")]
    [TestCase("a body says that no reply came", D + "find d Missing c", "S9 NoInformation")]
    [TestCase("the Office says that nothing new came", "say IloOffice 2016-01-10 NothingNew c", "S9 NoInformation")]
    [TestCase("a reply came", "say Government 2016-01-10 Received c", "S10 Open")]
    [TestCase("nothing came after missing: the latest decides", D + "find d Missing c; say Government 2016-02-01 Received c", "S10 Open")]
    [TestCase("nothing at all", "", "S10 Open")]
    public void Silence(string because, string given, string expected) => Holds(because, given, expected);

    [TestCase("its date passed and nobody spoke", "", "S9 NoInformation")]
    [TestCase("a reply came", "say Government 2016-01-10 Received c", "S10 Open")]
    [TestCase("somebody denied it", "say Government 2016-01-10 Disputes r", "S10 Open")]
    [TestCase("an observer's word is none", "say Observer 2016-01-10 Disputes r", "S9 NoInformation")]
    [TestCase("background is none", "say Government 2016-01-10 Context r", "S9 NoInformation")]
    [TestCase("a deferral is none", D + "find d NotedOnly r", "S9 NoInformation")]
    public void Silence_after_its_date(string because, string given, string expected) =>
        Answers.Are("text c Cfa 2015-06-10; ask r c due=2016-05-31;" + given, "r", "2016-06-01", expected, Answers.Line);

    [TestCase("2016-05-31", "S10 Open")]
    [TestCase("2016-06-01", "S9 NoInformation")]
    public void A_date_of_the_text_has_no_grace(string day, string expected) =>
        Answers.Are("text c Cfa 2015-06-10; ask r c due=2016-05-31", "r", day, expected, Answers.Line);

    [Test]
    public void A_date_that_cannot_be_counted_never_passes() =>
        Answers.Are("text c Cas 2015-06-10; ask r c due=before:2016", "r", "2018-06-01", "S10 Open", Answers.Line);

    [TestCase("2015-10-01", "S10 Open")]
    [TestCase("2015-10-02", "S9 NoInformation")]
    public void Without_an_outcome_date_the_reply_date_and_its_grace_count(string day, string expected) =>
        Answers.Are("text c Cas 2015-06-10; ask r c", "r", day, expected, Answers.Line);

    private static void Holds(string because, string given, string expected) =>
        Answers.Are(Asked + given, "r", "2016-06-01", expected, state => because.Length > 0 ? state.Line() : "");
}
