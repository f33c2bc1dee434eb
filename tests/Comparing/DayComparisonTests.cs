using System.Net;
using System.Text.Json.Nodes;
using Compliance.Storage;
using Compliance.Tests.Reading;
using Compliance.Tests.Support;

namespace Compliance.Tests.Comparing;

/// <summary>Days compared; force, silence and dates as they become known; what cannot be compared.</summary>
public sealed class DayComparisonTests
{
    [Test]
    public async Task Only_what_was_public_on_its_day_is_used()
    {
        var api = await RunningApi.Shared;
        // The experts' text of 2015 is known from the end of that year.
        var before = await api.Compare("2015-06-20", "2015-12-30");
        var after = await api.Compare("2015-06-20", "2015-12-31");
        Assert.Multiple(() =>
        {
            Assert.That(before.GetProperty("to").GetProperty("conclusions").GetArrayLength(), Is.Zero);
            Assert.That(before.GetProperty("to").GetProperty("coverage").GetString(), Is.Null);
            Assert.That(before.Pairs("askedAgain"), Is.Empty);
            Assert.That(before.Silent("notRepeated"), Is.EqualTo(["cas-2015.1 no_later_text", "cas-2015.2 no_later_text", "cas-2015.3 no_later_text", "cas-2015.4 no_later_text", "cas-2015.5 no_later_text"]));
            Assert.That(after.Pairs("askedAgain"), Is.EqualTo(["ceacr-2015.1 > cas-2015.1 reiterates", "ceacr-2015.2 > cas-2015.2 reiterates", "ceacr-2015.3 > cas-2015.3 reiterates", "ceacr-2015.4 > cas-2015.4 reiterates"]));
        });
    }

    [Test]
    public async Task Days_compare_what_all_bodies_said()
    {
        var answer = await (await RunningApi.Shared).Compare("2019-06-30", "2022-12-31");
        Assert.Multiple(() =>
        {
            Assert.That(answer.Pairs("askedAgain"), Has.Member("cas-2021.1 > cas-2019.1 reiterates").And.Member("cas-2022.4 > ceacr-2018.1 reiterates").And.Member("cas-2022.1 > cas-2019.2 same_thread"));
            Assert.That(answer.Silent("dropped"), Is.Empty);
            Assert.That(answer.Silent("notRepeated"), Has.Member("cas-2019.3 later_text_partly_loaded"));
            Assert.That(answer.Silent("notRepeated").Where(s => s.StartsWith("kaz-cfa", StringComparison.Ordinal)), Has.All.EndsWith("body_does_not_repeat").And.Exactly(4).Items);
            Assert.That(answer.Pairs("askedBefore"), Has.Member("cas-2022.2 > cas-2021.3 reiterates"), "first asked in between");
            Assert.That(answer.GetProperty("becameOverdue").EnumerateArray().Select(o => $"{o.GetProperty("id").GetString()} {o.GetProperty("clock").GetString()} {o.GetProperty("daysOverdue")}"),
                Has.Member("kaz-commitment-2019-employers commitment 1280"));
        });
    }

    [Test]
    public async Task More_and_less_force_is_told_and_unknown_force_is_neither()
    {
        await using var record = await ChangingRecord.Start();
        record.Import(record.Changed("request", "kaz-c87-cas-2021.3", "force", "requests"), record.Changed("request", "kaz-c87-cas-2021.2", "force", "strongly_urges"));
        var known = record.Clock.Now;
        var answer = await record.Api.Compare("ilc-109", "ilc-110");
        Assert.Multiple(() =>
        {
            Assert.That(answer.Pairs("sharpened"), Is.EqualTo(["cas-2022.2 > cas-2021.3 reiterates", "cas-2022.6 > cas-2021.3 same_thread"]), "urges, after requests");
            Assert.That(answer.Pairs("softened"), Is.EqualTo(["cas-2022.4 > cas-2021.2 reiterates", "cas-2022.5 > cas-2021.2 same_thread"]), "urges, after strongly urges");
            Assert.That(answer.Pairs("askedAgain"), Has.Length.EqualTo(6), "the others are asked again, with what force is not known");
        });
        record.Import(record.Changed("request", "kaz-c87-cas-2021.3", "force", "urges"));
        Assert.That((await record.Api.Compare("ilc-109", "ilc-110")).Pairs("sharpened"), Is.Empty, "the same force is neither");
        var then = await record.Api.Compare("ilc-109", "ilc-110", $"&knownAt={known.Stored()}");
        Assert.That(then.GetRawText().Replace($"\"knownAt\":\"{known.Stored()[..^5]}Z\"", "\"knownAt\":null", StringComparison.Ordinal), Is.EqualTo(answer.GetRawText()), "as it was known then");
    }

    [Test]
    public async Task Silence_is_proven_by_a_text_that_is_loaded_completely()
    {
        await using var record = await ChangingRecord.Start();
        record.Import(record.Changed("conclusion", "kaz-c87-cas-2022", "coverage", "complete"));
        Assert.That((await record.Api.Compare("ilc-109", "ilc-110")).Silent("dropped"), Is.EqualTo(["cas-2021.1 silent proven", "cas-2021.9 silent proven", "cas-2021.10 silent proven"]));
        record.Import(record.Changed("conclusion", "kaz-c87-cas-2022", "coverage", "listed"));
        var listed = await record.Api.Compare("ilc-109", "ilc-110");
        Assert.That(listed.Silent("notRepeated"), Has.All.EndsWith("later_text_not_loaded").And.Exactly(3).Items);
        Assert.That(listed.Silent("dropped"), Is.Empty);
    }

    [Test]
    public async Task Dates_that_moved_are_told_in_days()
    {
        await using var record = await ChangingRecord.Start();
        var extended = record.Entered("request", "kaz-c87-cas-2021.10");
        extended["deadlineEvents"] = JsonNode.Parse("""
            [{"kind": "extended", "on": "2022-03-10", "by": "CAS", "source": "normlex-4111584", "due": {"text": "by 1 September 2022", "latest": "2022-09-01", "precision": "day", "basis": "text"}}]
            """);
        var promised = record.Entered("commitment", "kaz-commitment-2022-notification");
        promised["id"] = "a-later-promise";
        (promised["madeOn"], promised["replaces"]) = ("2023-02-01", new JsonArray("kaz-commitment-2022-notification"));
        promised["due"] = JsonNode.Parse("""{"text": "by the end of 2023", "latest": "2023-12-31", "precision": "year", "basis": "government_commitment"}""");
        record.Import(extended, promised);
        var answer = await record.Api.Compare("2022-01-01", "2023-02-28");
        var slipped = answer.GetProperty("slipped").EnumerateArray().ToDictionary(s => s.GetProperty("id").GetString()!);
        Assert.Multiple(() =>
        {
            Assert.That(slipped.Keys, Is.EquivalentTo(["kaz-c87-cas-2021.10", "a-later-promise"]));
            // The day before the 110th session opened, 27 May 2022.
            Assert.That(slipped["kaz-c87-cas-2021.10"].GetProperty("before").GetString(), Is.EqualTo("2022-05-26"));
            Assert.That((slipped["kaz-c87-cas-2021.10"].GetProperty("after").GetString(), slipped["kaz-c87-cas-2021.10"].GetProperty("days").GetInt32()), Is.EqualTo(("2022-09-01", 98)));
            Assert.That(slipped["kaz-c87-cas-2021.10"].GetProperty("events")[0].GetProperty("kind").GetString(), Is.EqualTo("extended"));
            Assert.That((slipped["a-later-promise"].GetProperty("replaces").GetString(), slipped["a-later-promise"].GetProperty("before").GetString(), slipped["a-later-promise"].GetProperty("days").GetInt32(), slipped["a-later-promise"].GetProperty("slippageDays").GetInt32()),
                Is.EqualTo(("kaz-commitment-2022-notification", "2023-03-31", 275, 275)));
        });
        Assert.That((await record.Api.Compare("2022-01-01", "2022-03-09")).GetProperty("slipped").GetArrayLength(), Is.Zero, "the day before the first became public");
    }

    [TestCase("from=ilc-109&to=ilc-108", "to order")]
    [TestCase("from=ilc-108&to=ilc-108", "to order")]
    [TestCase("from=2021-07-01&to=2021-06-30", "to order")]
    [TestCase("from=2021-06-30&to=2021-06-30", "to order")]
    [TestCase("from=ilc-108&to=2021-06-30", "to different_sorts")]
    [TestCase("from=2019-06-30&to=ilc-109", "to different_sorts")]
    [TestCase("from=ceacr-2018&to=ilc-108", "to different_bodies")]
    [TestCase("from=ilc-999&to=ilc-109", "from unknown_session")]
    [TestCase("from=yesterday&to=tomorrow", "from unknown_session|to unknown_session")]
    [TestCase("from=2021-02-30&to=2021-6-30", "from date|to date")]
    [TestCase("from=0001-01-01&to=2021-06-30", "from date")]
    [TestCase("from=%27%20or%201=1--&to=2021-06-30", "from unknown_session")]
    [TestCase("to=ilc-109", "from missing_parameter")]
    [TestCase("", "from missing_parameter|to missing_parameter")]
    [TestCase("from=&to=ilc-109", "from empty")]
    [TestCase("from=ilc-108&from=ilc-107&to=ilc-109", "from repeated_parameter")]
    [TestCase("from=ilc-108&to=ilc-109&asOf=2021-01-01", "asOf unknown_parameter")]
    [TestCase("from=ilc-108&to=ilc-109&knownAt=2999-01-01", "knownAt future")]
    public async Task What_cannot_be_compared_is_refused_with_the_reason(string query, string mistakes)
    {
        var problem = await (await RunningApi.Shared).Problem($"{Compared.Case}?{query}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(string.Join('|', problem.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("parameter").GetString()} {e.GetProperty("code").GetString()}")), Is.EqualTo(mistakes));
    }

    [Test]
    public async Task A_case_that_is_not_recorded_is_no_comparison_and_another_spelling_leads_there()
    {
        var api = await RunningApi.Shared;
        await api.Problem("/v1/cases/ALB/C87/compare?from=ilc-108&to=ilc-109", HttpStatusCode.NotFound, "not-found");
        await api.AssertLeadsTo("/v1/cases/kz/c087/compare?from=ilc-108&to=ilc-109", "/v1/cases/KAZ/C87/compare?from=ilc-108&to=ilc-109");
        Assert.That((await api.Compare("ILC-108", "ILC-109")).GetProperty("from").GetProperty("session").GetString(), Is.EqualTo("ilc-108"));
    }
}
