using Compliance.Tests.Support;

namespace Compliance.Tests.Cases;

/// <summary>
/// Where single requests stood on single days, reasoned by hand from the sources of the case and the method, before the
/// program was asked. Each case gives its reason.
/// </summary>
public sealed class KazakhstanRequestsTests
{
    // The trade union law of 2014.
    [TestCase("kaz-c87-cas-2015.2", "2015-09-30", "open", "awaited", "no_deadline", "asked in June; a reply to CAS conclusions is due on 1 September, and 30 days of grace run to 1 October")]
    [TestCase("kaz-c87-cas-2015.2", "2015-10-02", "no_information", "not_seen", "no_deadline", "the grace is over and nobody has said anything")]
    [TestCase("kaz-c87-cas-2015.2", "2016-01-01", "not_implemented", "missing", "no_deadline", "the experts of 2015 repeated it, and noted with regret that no report came")]
    [TestCase("kaz-c87-cas-2015.2", "2020-05-04", "not_implemented", "missing", "no_deadline", "Law No. 321-VI is a step, and no act lifts what a body has found")]
    [TestCase("kaz-c87-cas-2015.2", "2021-07-01", "partly_implemented", "missing", "no_deadline", "the Committee of June 2021 welcomed further steps")]
    // The report that was asked for in 2015.
    [TestCase("kaz-c87-cas-2015.5", "2015-07-01", "open", "awaited", "due_soon", "1 September is less than 90 days away")]
    [TestCase("kaz-c87-cas-2015.5", "2015-10-15", "no_information", "not_seen", "clock_stopped", "reports are not public: one that is not seen is not late")]
    [TestCase("kaz-c87-cas-2015.5", "2016-01-01", "not_implemented", "missing", "overdue", "the experts say that no report came in spite of the request")]
    // Judges, firefighters and prison staff.
    [TestCase("kaz-c87-cas-2016.2", "2016-06-20", "open", "awaited", "no_deadline", "asked ten days before")]
    [TestCase("kaz-c87-cas-2016.2", "2016-10-15", "open", "not_seen", "no_deadline", "the Government's explanation of June is a stance: there is information, and it contests")]
    [TestCase("kaz-c87-cas-2016.2", "2018-06-01", "open", "not_seen", "no_deadline", "the repetition by later conclusions was not seen in a source, so none is recorded")]
    // The high-level tripartite mission before the 107th session.
    [TestCase("kaz-c87-cas-2017.2", "2017-09-01", "open", "awaited", "not_due", "the session opens on 28 May 2018: the day before is the last")]
    [TestCase("kaz-c87-cas-2017.2", "2018-05-01", "open", "not_seen", "due_soon", "the mission of May is told later")]
    [TestCase("kaz-c87-cas-2017.2", "2019-01-01", "implemented", "not_seen", "met", "the experts of 2018 note the report of the mission")]
    // The confederation's autonomy.
    [TestCase("kaz-c87-cas-2019.2", "2019-07-01", "open", "awaited", "no_deadline", "'without any further delay' sets no date")]
    [TestCase("kaz-c87-cas-2019.2", "2019-11-01", "no_information", "not_seen", "no_deadline", "1 October has passed; a jailed leader is another demand")]
    [TestCase("kaz-c87-cas-2019.2", "2021-05-01", "open", "not_seen", "no_deadline", "a union was refused by an order of April 2021: a setback is information and no finding")]
    // The beaten leader of Karaganda.
    [TestCase("kaz-c87-ceacr-2018.1", "2019-06-30", "open", "awaited", "no_deadline", "experts' comments on a fundamental Convention are answered in the third year")]
    [TestCase("kaz-c87-ceacr-2018.1", "2021-07-01", "open", "awaited", "no_deadline", "what the Committee asked of violence in 2021 breaks off: not recorded as the same again")]
    [TestCase("kaz-c87-ceacr-2018.1", "2023-01-01", "not_implemented", "not_seen", "no_deadline", "asked again, by name, in 2022")]
    // Judicial harassment of union leaders.
    [TestCase("kaz-c87-cas-2021.3", "2021-07-01", "open", "awaited", "no_deadline", "asked in June 2021 without a date")]
    [TestCase("kaz-c87-cas-2021.3", "2022-06-30", "not_implemented", "not_seen", "no_deadline", "the Committee of June 2022 asked it again, as the experts tell")]
    [TestCase("kaz-c87-cas-2021.3", "2025-01-01", "not_implemented", "received", "no_deadline", "the experts of 2024 cannot tell, and no lack of information takes away a finding")]
    // The direct contacts mission of 2022.
    [TestCase("kaz-c87-cas-2021.9", "2021-07-01", "open", "awaited", "no_deadline", "that it was due before the next session was not seen in a source")]
    [TestCase("kaz-c87-cas-2021.9", "2022-06-30", "no_information", "not_seen", "no_deadline", "only the press tells of its arrival so far")]
    [TestCase("kaz-c87-cas-2021.9", "2023-01-01", "implemented", "received", "no_deadline", "the experts of 2022 note its report")]
    // The report before the 110th session, which opened on 27 May 2022.
    [TestCase("kaz-c87-cas-2021.10", "2021-07-01", "open", "awaited", "not_due", "eleven months to go")]
    [TestCase("kaz-c87-cas-2021.10", "2022-04-01", "open", "awaited", "due_soon", "55 days to go")]
    [TestCase("kaz-c87-cas-2021.10", "2022-06-15", "no_information", "not_seen", "clock_stopped", "a date of the text itself has no grace, and a report that is not seen is not late")]
    // What the experts asked in 2024 of the two leaders.
    [TestCase("kaz-c87-ceacr-2024.1", "2025-01-01", "open", "awaited", "not_due", "due in the third year: 1 September 2027")]
    [TestCase("kaz-c87-ceacr-2024.1", "2027-08-01", "open", "awaited", "due_soon", "a day to come: 31 days before the date")]
    [TestCase("kaz-c87-ceacr-2024.1", "2027-10-15", "no_information", "not_seen", "clock_stopped", "what will be if nothing happens")]
    // Case No. 3283: a committee without a rule for replies.
    [TestCase("kaz-cfa-3283-386.1", "2018-07-01", "open", "not_required", "no_deadline", "no rule gives a date for the Committee on Freedom of Association")]
    [TestCase("kaz-cfa-3283-386.1", "2020-06-01", "in_progress", "not_required", "no_deadline", "Law No. 321-VI of 4 May 2020 is an instrument's step")]
    [TestCase("kaz-cfa-3283-386.1", "2021-07-01", "partly_implemented", "not_required", "no_deadline", "the same demand: a finding of another body on the thread bears on it")]
    [TestCase("kaz-cfa-3283-386.5", "2021-07-01", "open", "not_required", "no_deadline", "a referral to the experts is not moved by what happens to the law")]
    // Labour inspection.
    [TestCase("kaz-c81-c129-cas-2024.1", "2024-06-20", "committed", "awaited", "no_deadline", "the promise of 2021 to upgrade inspection by 2025 was then still to come")]
    [TestCase("kaz-c81-c129-cas-2024.1", "2024-09-01", "committed", "awaited", "no_deadline", "Resolution No. 628 of 6 August moves inspection, and recruits no inspector")]
    [TestCase("kaz-c81-c129-cas-2024.1", "2024-11-01", "committed", "not_seen", "no_deadline", "the date for a reply and its grace have passed; the promise to 2025 still stands")]
    public async Task A_request_stands_where_the_sources_put_it(string id, string day, string status, string reply, string timeliness, string because)
    {
        var request = await (await RunningApi.Shared).Get($"/v1/requests/{id}?asOf={day}");
        Assert.That((request.GetProperty("status").GetString(), request.GetProperty("reply").GetString(), request.GetProperty("timeliness").GetString()),
            Is.EqualTo((status, reply, timeliness)), because);
    }

    [Test]
    public async Task An_explanation_names_the_rule_the_evidence_and_who_says_what()
    {
        var explanation = (await (await RunningApi.Shared).Get("/v1/requests/kaz-c87-cas-2015.2?asOf=2021-07-01")).GetProperty("explanation");
        Assert.Multiple(() =>
        {
            Assert.That(explanation.GetProperty("rule").GetProperty("id").GetString(), Is.EqualTo("S4"));
            Assert.That(explanation.GetProperty("decisive")[0].GetProperty("id").GetString(), Is.EqualTo("kaz-2021-cas-further-steps"));
            Assert.That(explanation.GetProperty("decisive")[0].GetProperty("sourceUrl").GetString(), Does.Contain("4115702"));
            Assert.That(explanation.GetProperty("positions").EnumerateArray().Select(p => p.GetProperty("issuerClass").GetString()),
                Is.EqualTo(["supervisory", "instrument", "government", "social_partner", "observer"]));
            Assert.That(explanation.GetProperty("notCounted").EnumerateArray().Select(n => (n.GetProperty("reason").GetString(), n.GetProperty("fact").GetProperty("id").GetString())),
                Has.Member(("before_finding", "kaz-2020-05-04-law-321-vi")).And.Member(("class_cannot_decide", "kaz-2021-06-12-eu-statement")));
            Assert.That(explanation.GetProperty("wouldChange").EnumerateArray().Select(c => c.GetProperty("status").GetString()), Is.EqualTo(["implemented", "regressed"]));
        });
    }

    [TestCase("2016-01-01", new[] { 2015 }, "kaz-c87-ceacr-2015")]
    [TestCase("2019-06-30", new[] { 2015, 2016, 2017, 2019 }, "kaz-c87-cas-2019")]
    [TestCase("2021-06-30", new[] { 2015, 2016, 2017, 2019, 2021 }, "kaz-c87-cas-2021")]
    [TestCase("2025-01-01", new[] { 2015, 2016, 2017, 2019, 2021, 2022 }, "kaz-c87-ceacr-2024")]
    public async Task The_case_knows_when_it_was_examined_and_what_is_not_loaded(string day, int[] years, string last)
    {
        var status = await (await RunningApi.Shared).Get($"/v1/cases/KAZ/C87/status?asOf={day}");
        Assert.Multiple(() =>
        {
            Assert.That(status.GetProperty("examinedIn").EnumerateArray().Select(y => y.GetInt32()), Is.EqualTo(years));
            Assert.That(status.GetProperty("lastConclusion").GetProperty("id").GetString(), Is.EqualTo(last));
            Assert.That(status.GetProperty("coverage").GetArrayLength(), Is.GreaterThan(10));
            foreach (var counts in (string[])["threads", "requests"])
                Assert.That(status.GetProperty(counts).GetProperty("byStatus").EnumerateObject().Sum(s => s.Value.GetInt32()), Is.EqualTo(status.GetProperty(counts).GetProperty("total").GetInt32()));
        });
    }
}
