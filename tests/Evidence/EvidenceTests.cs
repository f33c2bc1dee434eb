using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Evidence;

public sealed class EvidenceTests
{
    private static readonly string[] Favourable = ["done", "step"];

    [TestCase("/v1/evidence", 25)]
    [TestCase("/v1/evidence?sort=eventOn", 11)]
    [TestCase("/v1/evidence?sort=-countsFrom", 13)]
    [TestCase("/v1/evidence?sort=publishedOn&convention=C87", 30)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit);

    [Test]
    public async Task Evidence_has_its_issuer_its_sources_and_its_stances()
    {
        var api = await RunningApi.Shared;
        var decree = await api.Get("/v1/evidence/kaz-2019-12-26-decree-229-moratorium");
        Assert.Multiple(() =>
        {
            Assert.That(decree.GetProperty("issuer").GetProperty("class").GetString(), Is.EqualTo("instrument"));
            Assert.That(decree.GetProperty("issuer").GetProperty("name").GetString(), Is.EqualTo("Decree No. 229 of 26 December 2019"));
            Assert.That(decree.GetProperty("eventOn").GetString(), Is.EqualTo("2019-12-26"));
            Assert.That(decree.GetProperty("publishedOn").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(decree.GetProperty("countsFrom").GetString(), Is.EqualTo("2019-12-26"));
            Assert.That(decree.GetProperty("source").GetProperty("title").GetString(), Is.Not.Empty);
            Assert.That(decree.GetProperty("furtherSources").EnumerateArray().Single().GetProperty("self").GetString(), Is.EqualTo("/v1/sources/normlex-4348030"));
            var stance = decree.GetProperty("stances").EnumerateArray().Single();
            Assert.That(stance.GetProperty("kind").GetString(), Is.EqualTo("thread"));
            Assert.That(stance.GetProperty("url").GetString(), Is.EqualTo("/v1/threads/kaz-c81-labour-inspection"));
            Assert.That(stance.GetProperty("stance").GetString(), Is.EqualTo("setback"));
            Assert.That(stance.GetProperty("replacedBy").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task What_happened_early_counts_from_its_publication()
    {
        var told = await (await RunningApi.Shared).Get("/v1/evidence/kaz-2011-12-16-zhanaozen-hrw");
        Assert.That(told.GetProperty("countsFrom").GetString(), Is.EqualTo("2021-09-30"));
    }

    [Test]
    public async Task A_finding_counts_from_the_day_of_its_conclusion()
    {
        var finding = (await (await RunningApi.Shared).Get("/v1/evidence?conclusion=kaz-c87-ceacr-2018")).Rows().First(r => r.GetProperty("conclusion").GetString() == "kaz-c87-ceacr-2018");
        Assert.Multiple(() =>
        {
            Assert.That(finding.GetProperty("eventOn").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(finding.GetProperty("countsFrom").GetString(), Does.Match("^20(18|19)-"));
            Assert.That(finding.GetProperty("links").GetProperty("conclusion").GetString(), Is.EqualTo("/v1/conclusions/kaz-c87-ceacr-2018"));
        });
    }

    [Test]
    public async Task Texts_show_names_and_not_references()
    {
        var text = (await (await RunningApi.Shared).Get("/v1/evidence?actor=larisa-kharkova&limit=500")).GetRawText();
        Assert.That(text, Does.Contain("Larisa Kharkova").And.Not.Contain("{larisa-kharkova}"));
    }

    [Test]
    public async Task A_stance_with_a_thread_is_the_stance_on_that_thread()
    {
        var rows = (await (await RunningApi.Shared).Get("/v1/evidence?thread=kaz-c87-trade-union-law&stance=done,step&limit=500")).Rows().ToArray();
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows, Has.All.Matches<JsonElement>(r => r.GetProperty("stances").EnumerateArray()
            .Any(s => s.GetProperty("id").GetString() == "kaz-c87-trade-union-law" && Favourable.Contains(s.GetProperty("stance").GetString()))));
    }

    [Test]
    public async Task None_of_a_stance_leaves_out_whatever_takes_it()
    {
        var rows = (await (await RunningApi.Shared).Get("/v1/evidence?stance=!context&limit=500")).Rows().ToArray();
        Assert.That(rows, Has.Length.GreaterThan(10).And.None.Matches<JsonElement>(r => r.GetProperty("stances").EnumerateArray().Any(s => s.GetProperty("stance").GetString() == "context")));
    }

    [TestCase("kind=act", "kind", "act")]
    [TestCase("member=KAZ&kind=!finding,!act,!statement,!report", "kind", "bill,ruling,registration,refusal,mission,arrest,release,other")]
    public async Task A_kind_is_kept(string query, string property, string allowed)
    {
        var rows = (await (await RunningApi.Shared).Get($"/v1/evidence?{query}&limit=500")).Rows().ToArray();
        Assert.That(rows, Is.Not.Empty);
        Assert.That(rows.Select(r => r.GetProperty(property).GetString()).Distinct(), Is.SubsetOf(allowed.Split(',')));
    }

    [Test]
    public async Task An_issuer_is_filtered_by_its_class()
    {
        var rows = (await (await RunningApi.Shared).Get("/v1/evidence?issuer=instrument,government&limit=500")).Rows().ToArray();
        Assert.That(rows.Select(r => r.GetProperty("issuer").GetProperty("class").GetString()).Distinct(), Is.EquivalentTo(new[] { "instrument", "government" }));
    }

    [TestCase("convention=C129&kind=act", "kaz-2019-12-26-decree-229-moratorium", true)]
    [TestCase("convention=C87&kind=act", "kaz-2019-12-26-decree-229-moratorium", false)]
    [TestCase("source=normlex-4348030", "kaz-2019-12-26-decree-229-moratorium", true)]
    [TestCase("source=!normlex-4348030&kind=act", "kaz-2019-12-26-decree-229-moratorium", false)]
    [TestCase("eventFrom=2019-12-26&eventTo=2019-12-26", "kaz-2019-12-26-decree-229-moratorium", true)]
    [TestCase("eventFrom=2019-12-27&eventTo=2020-12-26", "kaz-2019-12-26-decree-229-moratorium", false)]
    [TestCase("commitment=kaz-commitment-2017-trade-union-law", "kaz-2019-12-26-decree-229-moratorium", false)]
    [TestCase("request=kaz-c87-cas-2021.3", "kaz-2019-12-26-decree-229-moratorium", false)]
    [TestCase("updatedSince=2200-01-01", "kaz-2019-12-26-decree-229-moratorium", false)]
    public async Task A_filter_keeps_what_it_names(string query, string id, bool isKept) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/evidence?{query}&limit=500")).Keys().Contains(id), Is.EqualTo(isKept));

    [Test]
    public async Task Capitals_lead_to_the_one_address() =>
        await (await RunningApi.Shared).AssertLeadsTo("/v1/evidence/KAZ-2020-05-04-law-321-VI", "/v1/evidence/kaz-2020-05-04-law-321-vi");

    [Test]
    public async Task Unknown_evidence_is_not_found() => await (await RunningApi.Shared).Problem("/v1/evidence/nothing", HttpStatusCode.NotFound, "not-found");

    [TestCase("eventFrom=2012-01-02&eventTo=2012-01-01", "eventTo")]
    [TestCase("issuer=press", "issuer")]
    [TestCase("onOne=stance", "onOne")]
    public async Task A_wrong_parameter_is_refused(string query, string parameter)
    {
        var problem = await (await RunningApi.Shared).Problem($"/v1/evidence?{query}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo(parameter));
    }
}
