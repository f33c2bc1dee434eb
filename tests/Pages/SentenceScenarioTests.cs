using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Pages;

/// <summary>What the pages say under each rule, to the word. The day is 1 June 2026.</summary>
public sealed class SentenceScenarioTests
{
    private const string NoFinding = ", and no finding of a supervisory body on it since it was asked is recorded here";
    private static readonly Lazy<Task<RunningApi>> Api = new(() => Record().Start());

    [OneTimeTearDown]
    public static async Task End()
    {
        if (Api.IsValueCreated) await (await Api.Value).DisposeAsync();
    }

    [TestCase("s-closed.1", "Closed (withdrawn or replaced), because the Committee on Freedom of Association (CFA) is read as withdrawing it in March 2024 or putting another request in its place (source) (rule S1).")]
    [TestCase("s-done.1", "Implemented, because the Committee of Experts (CEACR) is read as finding in 2023 that what was asked is done (source) (rule S2).")]
    [TestCase("s-event.1", "Implemented, because what was asked is fulfilled by an event, and the Office (ILO mission) is read as saying (May 2022) that it is done (source) (rule S2).")]
    [TestCase("s-worse.1", "Regressed, because the Committee of Experts (CEACR) is read as finding in 2023 that it was rejected or that things had got worse (source) (rule S3).")]
    [TestCase("s-again.1", "Regressed, because the Committee on Freedom of Association (CFA) asked for it again in March 2024 (source), after the Committee of Experts (CEACR) is read as finding in 2023 that what was asked is done (source) (rule S3).")]
    [TestCase("s-part.1", "Partly implemented, because the Committee of Experts (CEACR) is read as noting progress in 2023 (source), and later the Committee on Freedom of Association (CFA) is read as seeing no progress in March 2024 (source), which takes away nothing that was found before (rule S4).")]
    [TestCase("s-asked.1", "Not implemented, because the Conference Committee (CAS) asked for it again at the session that ended on 14 June 2024 (source) (rule S5).")]
    [TestCase("s-claimed.1", "Claimed implemented, because Fourteen Worker delegates is read as saying (12 June 2023) that it is done (source), Law No. 5 of 2022, as amended, is read as showing (4 May 2022) that it is done (source) and one more fact" + NoFinding + " (rule S6).")]
    [TestCase("s-step.1", "In progress, because ITUC told of a step towards it (published 3 April 2023; when it happened is not known) (source)" + NoFinding + " (rule S7).")]
    [TestCase("s-kept.1", "In progress, because a promise on it was kept: the Government (Labour Minister B. Nurymbetov) made a promise on it on 2 March 2022 (source); Decree No. 7 is read as showing (9 September 2023) that what was promised is done (source)" + NoFinding + " (rule S7).")]
    [TestCase("s-promised.1", "Committed, because the Government (Labour Minister B. Nurymbetov) made a promise on it in May 2025 (source), the promise stands" + NoFinding + " (rule S8).")]
    [TestCase("s-doubt.1", "No information, because the Committee of Experts (CEACR) is read as unable to tell in 2023 whether it is done (source) (rule S9).")]
    [TestCase("s-missing.1", "No information, because the Committee of Experts (CEACR) said in 2023 that no reply came (source) (rule S9).")]
    [TestCase("s-silent.1", "No information, because its date, 31 December 2024, has passed, and neither a reply nor a word that counts is recorded here; reports of governments are not public, so this says nothing about what was done (rule S9).")]
    [TestCase("s-others.1", "No information, because its date, 31 December 2024, has passed, and no word that counts is recorded here, which says nothing about what was done (rule S9).")]
    [TestCase("s-base.1", "Open, because nothing that counts is recorded on it yet (rule S10).")]
    [TestCase("s-denied.1", "Open, because nothing that is recorded on it so far decides it (rule S10).")]
    public async Task A_request_says_why_it_stands_where_it_does(string request, string sentence) => Assert.That(await Lead($"/requests/{request}"), Is.EqualTo(sentence));

    [TestCase("s-p-replaced", "Superseded, because another promise took its place: the Government (Labour Minister B. Nurymbetov) made a promise on it in May 2025 (source) (rule C1).")]
    [TestCase("s-p-kept", "Delivered (verified), because Decree No. 7 is read as showing (9 September 2023) that what was promised is done (source) (rule C2).")]
    [TestCase("s-p-claimed", "Delivered (claimed), because the Government of Kazakhstan is read as saying (9 September 2023) that what was promised is done (source), and nothing recorded here from the Office, a law, a ruling, a register or a supervisory body shows it (rule C3).")]
    [TestCase("s-p-dropped", "Abandoned, because the Government of Kazakhstan told of a setback (9 September 2023) (source), and no later step is recorded (rule C4).")]
    [TestCase("s-p-missed", "Missed, because its date, 31 December 2024, has passed, and no delivery that stands is recorded here (rule C5).")]
    [TestCase("s-p-step", "Under way, because ITUC told of a step towards it (9 September 2023) (source) (rule C6).")]
    [TestCase("s-p-dated", "Scheduled, because its date, 31 December 2027, has not passed (rule C7).")]
    [TestCase("s-p-made", "Announced, because it was made on 2 March 2022 and has no date, and nothing recorded here decides it (rule C8).")]
    public async Task A_promise_says_what_became_of_it(string commitment, string sentence) => Assert.That(await Lead($"/commitments/{commitment}"), Is.EqualTo(sentence));

    [TestCase("/requests/s-silent.1", "Its outcome was due on 31 December 2024, by the text: 517 days overdue.")]
    [TestCase("/requests/s-base.1", "No date was set by which it is to be done.")]
    [TestCase("/requests/s-asked.1", "Asked for in 2 conclusions that are recorded here: 1 of the Conference Committee (CAS) and 1 of the Committee on Freedom of Association (CFA).")]
    [TestCase("/requests/s-missing.1", "A supervisory body or the Office said that no reply came; it was due on 1 September 2021, by the practice that replies to the Conference Committee are due on 1 September.")]
    [TestCase("/commitments/s-p-missed", "517 days late, counted from 31 December 2024.")]
    public async Task What_is_due_and_how_often_it_was_asked_is_said_in_words(string page, string sentence) =>
        Assert.That((await Page(page)).Texts("#why ~ p"), Does.Contain(sentence));

    [TestCase("s-late", "A reply is recorded as late, by its own date; it was due on 1 September 2021, by the practice that replies to the Conference Committee are due on 1 September.", "The Government of Kazakhstan told of a reply (1 June 2022): Statement")]
    [TestCase("s-missing", "A supervisory body or the Office said that no reply came; it was due on 1 September 2021, by the practice that replies to the Conference Committee are due on 1 September.", "The Committee of Experts (CEACR) said in 2023 that no reply came: Finding")]
    public async Task A_conclusion_says_whether_it_was_answered_and_who_says_so(string conclusion, string sentence, string fact)
    {
        var page = await Page($"/conclusions/{conclusion}");
        Assert.That(page.Text("#reply + p"), Is.EqualTo(sentence));
        Assert.That(page.Texts("#reply ~ ul li")[0], Does.StartWith(fact));
    }

    [Test]
    public async Task What_would_change_a_status_is_said_as_the_API_says_it()
    {
        foreach (var request in (string[])["s-done.1", "s-worse.1", "s-part.1", "s-asked.1", "s-claimed.1", "s-doubt.1", "s-base.1", "s-closed.1"])
        {
            var answer = (await (await Api.Value).Get($"/v1/requests/{request}?asOf=2026-06-01")).GetProperty("explanation").GetProperty("wouldChange").EnumerateArray().ToArray();
            var said = (await Page($"/requests/{request}")).Texts("#would-change + ul li");
            Assert.That(said, Has.Length.EqualTo(answer.Length), request);
            foreach (var (sentence, change) in said.Zip(answer))
            {
                var rule = System.Text.RegularExpressions.Regex.Match(change.GetProperty("when").GetString()!, @"\(S\d+\)").Value;
                Assert.That(sentence, Does.EndWith($"{rule}.").And.StartsWith(change.GetProperty("status").GetString()!.Replace('_', ' ')).IgnoreCase, request);
            }
        }
    }

    private static async Task<string> Lead(string url)
    {
        var lead = (await Page(url)).QuerySelector(".summary .lead")!;
        lead.QuerySelector(".status")!.Remove();
        return string.Join(' ', lead.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    private static async Task<AngleSharp.Dom.IDocument> Page(string url) => await (await Api.Value).Page($"{url}?asOf=2026-06-01");

    private static Scenario Record()
    {
        var record = new Scenario().Text("s-ceacr", "CEACR", "observation", "2023").Text("s-cfa", "CFA", "cfa_report", "2024-03").Text("s-cas", "CAS", "cas_conclusions", null, "ilc-112").Text("s-base", "CFA", "cfa_report", "2021-03").Ask("s-base.1");
        foreach (var id in (string[])["closed", "done", "worse", "again", "part", "asked", "claimed", "step", "kept", "promised", "doubt", "denied"])
            record.Text($"s-{id}", "CFA", "cfa_report", "2021-03").Ask($"s-{id}.1");
        return record
            .Text("s-event", "CFA", "cfa_report", "2021-03").Ask("s-event.1", null, ("kind", "receive_mission"))
            .Text("s-missing", "CAS", "cas_conclusions", "2021-06").Ask("s-missing.1")
            .Text("s-late", "CAS", "cas_conclusions", "2021-06").Ask("s-late.1").Say("government", "Government of Kazakhstan", "2022-06-01", "received", "s-late", "conclusion")
            .Text("s-silent", "CFA", "cfa_report", "2021-03").Ask("s-silent.1", null, ("outcomeDue", Scenario.Due("2024-12-31", "text")))
            .Text("s-others", "CFA", "cfa_report", "2021-03").Ask("s-others.1", null, ("outcomeDue", Scenario.Due("2024-12-31", "text")), ("addressee", "governing_body"))
            .Find("s-cfa", "closed", "s-closed.1").Find("s-ceacr", "resolved", "s-done.1").Say("ilo_office", "ILO mission", "2022-05", "done", "s-event.1")
            .Find("s-ceacr", "contrary", "s-worse.1").Find("s-ceacr", "resolved", "s-again.1").Ask("s-cfa.1", ["s-again.1"]).Find("s-ceacr", "progress", "s-part.1").Find("s-cfa", "no_progress", "s-part.1")
            .Ask("s-cas.1", ["s-asked.1"])
            .Say("social_partner", "Fourteen Worker delegates", "2023-06-12", "done", "s-claimed.1").Say("instrument", "Law No. 5 of 2022, as amended", "2022-05-04", "done", "s-claimed.1").Say("government", "Labour Minister", "2022-01-04", "done", "s-claimed.1")
            .Say("social_partner", "ITUC", null, "step", "s-step.1", publishedOn: "2023-04-03")
            .Promise("s-p-kept", "2022-03-02", "s-kept.1").Say("instrument", "Decree No. 7", "2023-09-09", "done", "s-p-kept", "commitment")
            .Promise("s-p-replacing", "2025-05", "s-promised.1", ("replaces", new System.Text.Json.Nodes.JsonArray("s-p-replaced"))).Promise("s-p-replaced", "2018-03-02", null)
            .Find("s-ceacr", "insufficient_information", "s-doubt.1").Find("s-ceacr", "missing", "s-missing", "conclusion").Say("government", "Labour Minister", "2023-01-04", "disputes", "s-denied.1")
            .Promise("s-p-claimed", "2018-03-02", null).Say("government", "Government of Kazakhstan", "2023-09-09", "done", "s-p-claimed", "commitment")
            .Promise("s-p-dropped", "2018-03-02", null).Say("government", "Government of Kazakhstan", "2023-09-09", "setback", "s-p-dropped", "commitment")
            .Promise("s-p-missed", "2018-03-02", null, ("due", Scenario.Due("2024-12-31", "government_commitment")))
            .Promise("s-p-step", "2018-03-02", null).Say("social_partner", "ITUC", "2023-09-09", "step", "s-p-step", "commitment")
            .Promise("s-p-dated", "2018-03-02", null, ("due", Scenario.Due("2027-12-31", "government_commitment"))).Promise("s-p-made", "2022-03-02", "s-done.1");
    }
}
