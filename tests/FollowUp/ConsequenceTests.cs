using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>What follows from the rules, and what a reader may rely on.</summary>
[TestFixture, Parallelizable(ParallelScope.All)]
public sealed class ConsequenceTests
{
    private const string Day = "2016-06-01";
    private const string Asked = "text c Cfa 2015-06-10; ask r c thread=t; text d Gb 2016-01-10;";

    [TestCase("NoProgress", "S5 NotImplemented")]
    [TestCase("Contrary", "S3 Regressed")]
    public void A_claim_never_overwrites_an_adverse_finding(string finding, string expected)
    {
        var given = Asked + $"find d {finding} r; say Instrument 2016-02-01 Done r; say Government 2016-02-01 Done r; say SocialPartner 2016-02-01 Done r";
        Answers.Are(given, "r", Day, expected, Answers.Line);
        Answers.Are(given, "r", Day, true, static state => state.Flags.Contains(Flag.AwaitingReview));
    }

    [Test]
    public void A_law_delivers_the_promise_and_the_request_is_at_most_claimed()
    {
        const string promised = Asked + "promise p 2015-08-01 due=2016-12-31 for=r;";
        Answers.OfPromise(promised + "say Instrument 2016-02-01 Done p", Day, "C2 DeliveredVerified", Answers.Line);
        Answers.Are(promised + "say Instrument 2016-02-01 Done p", "r", Day, "S7 InProgress", Answers.Line);
        Answers.Are(promised + "say Instrument 2016-02-01 Done p; say Instrument 2016-02-01 Done r", "r", Day, "S6 ClaimedImplemented", Answers.Line);
    }

    [Test]
    public void A_promise_may_be_delivered_and_the_request_not_met()
    {
        const string given = Asked + "promise p 2015-08-01 for=r; say Instrument 2015-12-01 Done p; find d NoProgress r";
        Answers.OfPromise(given, Day, "C2 DeliveredVerified", Answers.Line);
        Answers.Are(given, "r", Day, "S5 NotImplemented", Answers.Line);
    }

    [Test]
    public void A_promise_is_not_action()
    {
        Answers.Are(Asked + "promise p 2015-08-01 for=r", "r", Day, "S8 Committed", Answers.Line);
        Answers.Are(Asked + "promise p 2015-08-01 for=r", "r", Day, false, static state => state.Flags.Contains(Flag.AwaitingReview));
    }

    [Test]
    public void A_union_that_contests_what_is_implemented_sets_only_disputed()
    {
        const string given = Asked + "find d Resolved r; say SocialPartner 2016-02-01 Disputes r";
        Answers.Are(given, "r", Day, "S2 Implemented", Answers.Line);
        Answers.Are<ValueList<Flag>>(given, "r", Day, [Flag.Disputed], static state => state.Flags);
    }

    // From the finding down to nothing: each fact taken away, the next rule holds.
    [TestCase("find d Resolved r; say Government 2016-02-01 Done r; say Government 2016-02-02 Step r; promise p 2016-02-03 for=r", "S2 Implemented")]
    [TestCase("say Government 2016-02-01 Done r; say Government 2016-02-02 Step r; promise p 2016-02-03 for=r", "S6 ClaimedImplemented")]
    [TestCase("say Government 2016-02-02 Step r; promise p 2016-02-03 for=r", "S7 InProgress")]
    [TestCase("promise p 2016-02-03 for=r", "S8 Committed")]
    [TestCase("", "S10 Open")]
    public void Without_the_decisive_evidence_the_next_rule_holds(string given, string expected) =>
        Answers.Are(Asked + given, "r", Day, expected, Answers.Line);

    // A claim that was undone and a failed promise leave the finding as it was.
    [TestCase("find d Resolved r; text e Gb 2016-03-10; find e InsufficientInformation r", "S2 Implemented")]
    [TestCase("find d Progress r; text e Gb 2016-03-10; find e NoProgress r", "S4 PartlyImplemented")]
    [TestCase("find d Progress r; say Government 2016-02-01 Setback r", "S4 PartlyImplemented")]
    public void No_lack_of_progress_or_information_takes_away_what_was_found(string given, string expected) =>
        Answers.Are(Asked + given, "r", Day, expected, Answers.Line);

    [Test]
    public void A_new_date_of_a_promise_moves_only_the_promise()
    {
        const string given = Asked + "promise p0 2015-08-01 due=2016-03-31 for=r; promise p 2016-02-01 due=2016-12-31 for=r replaces=p0";
        Answers.Are(given, "r", Day, Days.Day("2016-03-31"), static state => state.OutcomeDue!.On);
        Answers.Are(given, "r", Day, Timeliness.Overdue, static state => state.Timeliness);
        Answers.OfPromise(given, Day, "C7 Scheduled", Answers.Line);
    }

    // It moves the committee's date: the first promise counts only where the body set none.
    [Test]
    public void The_date_of_the_text_comes_before_any_promise() => Answers.Are(
        "text c Cfa 2015-06-10; ask r c due=2016-12-31; promise p 2015-08-01 due=2016-03-31 for=r", "r", Day, Timeliness.NotDue,
        static state => state.Timeliness);

    [Test]
    public void A_request_to_others_has_no_reply_date() =>
        Answers.Are("text c Cas 2015-06-10; ask r c to=DirectorGeneral", "r", Day, (null, Reply.NotRequired), static state => (state.ReplyDue, state.Reply));

    [Test]
    public void One_law_can_fulfil_one_request_and_mean_nothing_for_another()
    {
        const string given = "text c Cfa 2015-06-10; ask r c; ask r2 c; say Instrument 2016-02-01 Done r";
        Answers.Are(given, "r", Day, "S6 ClaimedImplemented", Answers.Line);
        Answers.Are(given, "r2", Day, "S10 Open", Answers.Line);
    }

    // A law of May that is reported in December was not known in June.
    [TestCase("2015-12-14", "S10 Open")]
    [TestCase("2015-12-15", "S6 ClaimedImplemented")]
    public void What_is_published_late_counts_from_then(string day, string expected) =>
        Answers.Are("text c Cfa 2015-04-10; ask r c; say Instrument 2015-05-20 Done r published=2015-12-15", "r", day, expected, Answers.Line);

    // Asked about the future: what will be overdue if nothing happens.
    [TestCase("2039-12-31", 0)]
    [TestCase("2040-12-31", 366)]
    public void The_future_is_told_too(string day, int overdue) =>
        Answers.Are("text c Cfa 2015-06-10; ask r c due=2039-12-31", "r", day, overdue, state => state.DaysOverdue(Days.Day(day)));

    // The claim stopped the clock; once it fails, all days count again.
    [Test]
    public void A_failed_claim_gives_no_days_away()
    {
        const string given = "text c Cfa 2015-06-10; ask r c due=2016-01-31; say Government 2016-02-10 Done r; say Government 2016-05-01 Setback r";
        Answers.Are(given, "r", "2016-04-30", 10, static state => state.DaysOverdue(Days.Day("2016-04-30")));
        Answers.Are(given, "r", "2016-05-01", 91, static state => state.DaysOverdue(Days.Day("2016-05-01")));
    }

    // Reports are not public: that none is seen is no failure.
    [Test]
    public void A_report_not_seen_is_not_overdue()
    {
        const string given = "text c Cas 2015-06-10; ask r c kind=Report";
        Answers.Are(given, "r", Day, (Reply.NotSeen, Timeliness.ClockStopped), static state => (state.Reply, state.Timeliness));
        Answers.Are(given, "r", Day, null, static state => state.OverdueFrom);
    }
}
