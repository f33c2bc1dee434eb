using System.Text.Json.Nodes;

namespace Compliance.Tests.Recording;

/// <summary>What the domain does not allow is refused by the rule's name, at its place, and leaves nothing.</summary>
public sealed class RuleTests
{
    private static JsonObject With(JsonObject record, string member, JsonNode? value)
    {
        record[member] = value;
        return record;
    }

    private static JsonObject Commitment(JsonNode addresses, JsonNode? due = null) => new()
    {
        ["id"] = "test-commitment",
        ["member"] = "KAZ",
        ["by"] = "The Government",
        ["madeOn"] = "2022-01-10",
        ["text"] = "It will amend the law.",
        ["addresses"] = addresses,
        ["due"] = due,
        ["source"] = "ilo-normlex",
    };

    private static IEnumerable<TestCaseData> Broken()
    {
        yield return Case("A stance of another class", "evidence", Editing.Evidence(stance: "resolved"), "/links/0/stance stance_of_other_class");
        yield return Case("A reference that leads nowhere", "evidence", With(Editing.Evidence(), "source", "nowhere"), "/source dangling_reference");
        yield return Case("An actor in a text that is not there", "evidence", With(Editing.Evidence(), "text", "Free {nobody}."), "/text dangling_reference");
        yield return Case("Evidence about another member", "evidence", With(Editing.Evidence(), "member", "BLR"), "/links/0 other_member");
        yield return Case("A finding with dates of its own", "evidence",
            With(Editing.Evidence(issuer: "supervisory", stance: "progress"), "conclusion", "kaz-c87-ceacr-2024"), "/eventOn dates");
        yield return Case("A commitment of one member on another's request", "commitments",
            With(Commitment(new JsonArray(new JsonObject { ["request"] = "kaz-c87-cas-2021.3", ["extent"] = "whole" })), "member", "BLR"), "/addresses/0 other_member");
        yield return Case("A date whose last day is before its first", "commitments",
            Commitment(new JsonArray(), Json("""{"text": "2023", "earliest": "2023-12-31", "latest": "2023-01-01", "precision": "year", "basis": "text"}""")), "/due/latest order");
        yield return Case("A request that asks a later one again", "requests", With(Editing.Request(), "reiterates", new JsonArray("kaz-c87-cas-2022.2")), "/reiterates/0 later_request");
        yield return Case("A request that asks itself again", "requests", With(Editing.Request(), "reiterates", new JsonArray("kaz-c87-cas-2021.77")), "/reiterates/0 cycle");
        yield return Case("A request that does not bear its conclusion's id", "requests", With(Editing.Request(), "conclusion", "kaz-c87-cas-2022"), "/id id", 400);
        yield return Case("A date moved by another body", "requests",
            With(Editing.Request(), "deadlineEvents", Json("""[{"kind": "withdrawn", "on": "2022-01-10", "by": "GB", "source": "ilo-normlex"}]""")), "/deadlineEvents/0/by other_body");
        yield return Case("A conclusion without any date", "conclusions",
            Json("""{"id": "x", "body": "CFA", "kind": "cfa_report", "member": "KAZ", "conventions": ["C87"], "title": "T", "coverage": "partial", "source": "ilo-normlex"}"""), "/adoptedOn undated");
        yield return Case("What is only recalled", "evidence", With(Editing.Evidence(), "confidence", "recalled"), "/confidence recalled");
    }

    private static TestCaseData Case(string what, string list, JsonNode record, string mistake, int status = 422) =>
        new TestCaseData(list, Editing.Text(record), mistake, status).SetName($"{what} is refused by name");

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;

    [TestCaseSource(nameof(Broken))]
    public async Task A_broken_rule(string list, string record, string mistake, int status)
    {
        await using var editing = await Editing.Start();
        var problem = await editing.Refused(status, HttpMethod.Post, $"/v1/{list}", record);
        Assert.That(problem.Mistakes(), Is.EqualTo([mistake]), problem.GetRawText());
    }

    [Test]
    public async Task Two_requests_that_ask_each_other_again_are_told_the_way_round()
    {
        await using var editing = await Editing.Start();
        await editing.Expect(201, HttpMethod.Post, "/v1/requests", Editing.Request(77, "kaz-c87-cas-2019"));
        await editing.Expect(201, HttpMethod.Post, "/v1/requests", With(Editing.Request(), "reiterates", new JsonArray("kaz-c87-cas-2019.77")));
        var problem = await editing.Refused(422, HttpMethod.Patch, "/v1/requests/kaz-c87-cas-2019.77", """{"reiterates": ["kaz-c87-cas-2021.77"]}""", ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Is.EqualTo(["/reiterates/0 cycle"]));
        Assert.That(problem.Text("detail"), Does.Contain("kaz-c87-cas-2019.77 -> kaz-c87-cas-2021.77 -> kaz-c87-cas-2019.77"));
    }

    [Test]
    public async Task Two_stances_of_one_text_on_one_thing_are_refused()
    {
        await using var editing = await Editing.Start();
        var first = With(With(Editing.Evidence("one", "progress", "kaz-c87-cas-2021.3", "supervisory"), "conclusion", "kaz-c87-ceacr-2022"), "eventOn", null);
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", first);
        var second = With(With(Editing.Evidence("two", "no_progress", "kaz-c87-cas-2021.3", "supervisory"), "conclusion", "kaz-c87-ceacr-2022"), "eventOn", null);
        var problem = await editing.Refused(422, HttpMethod.Post, "/v1/evidence", second);
        Assert.That(problem.Mistakes(), Is.EqualTo(["/links/0 second_stance"]));
    }

    [Test]
    public async Task All_mistakes_are_told_at_once_with_their_places_and_what_was_meant()
    {
        await using var editing = await Editing.Start();
        var problem = await editing.Refused(400, HttpMethod.Post, "/v1/evidence",
            """{"id": 5, "membr": "KAZ", "kind": "lawsuit", "issuer": {"class": "government"}, "eventOn": "2021-02-30", "text": null, "links": [{"stance": "donne"}, null], "source": "x", "source": "y"}""");
        Assert.That(problem.Mistakes(), Is.EquivalentTo(["/id type", "/membr unknown_member", "/kind unknown_word", "/issuer missing", "/eventOn date", "/text null", "/links/0/stance unknown_word", "/links/1 null", "/source duplicate_member", " missing"]));
        Assert.That(problem.GetProperty("errors").GetRawText(), Does.Contain("did you mean 'member'?").And.Contain("did you mean 'done'?").And.Contain("'name' is missing"));

        problem = await editing.Refused(400, HttpMethod.Post, "/v1/evidence", With(With(With(Editing.Evidence("Not An Id"), "text", " "), "quote", new string('x', 301)), "eventOn", "1850"));
        Assert.That(problem.Mistakes(), Is.EquivalentTo(["/id id", "/text empty", "/quote length", "/eventOn date"]));

        problem = await editing.Refused(422, HttpMethod.Post, "/v1/evidence", With(With(Editing.Evidence(stance: "resolved", request: "nothing"), "source", "nowhere"), "actors", new JsonArray("knprk", "nobody")));
        Assert.That(problem.Mistakes(), Is.EquivalentTo(["/source dangling_reference", "/actors/1 dangling_reference", "/links/0/request dangling_reference", "/links/0/stance stance_of_other_class"]));
    }

    [TestCase("recordedAt", "\"2020-01-01T00:00:00Z\"")]
    [TestCase("retractedAt", "\"2020-01-01T00:00:00Z\"")]
    [TestCase("revision", "7")]
    [TestCase("status", "\"implemented\"")]
    [TestCase("key", "\"x\"")]
    [TestCase("who", "\"seed\"")]
    public async Task What_the_server_says_of_a_record_cannot_be_written(string member, string value)
    {
        await using var editing = await Editing.Start();
        var problem = await editing.Refused(400, HttpMethod.Post, "/v1/requests", With(Editing.Request(), member, Json(value)));
        Assert.That(problem.Mistakes(), Is.EqualTo([$"/{member} unknown_member"]));
        problem = await editing.Refused(400, HttpMethod.Patch, "/v1/requests/kaz-c87-cas-2021.3", $$"""{"{{member}}": {{value}}}""", ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Is.EqualTo([$"/{member} unknown_member"]));
    }

    [TestCase("conclusions/kaz-c87-cas-2021", """{"session": null, "adoptedOn": "2023-06"}""", "later_request", "kaz-c87-cas-2022.2")]
    [TestCase("conclusions/kaz-c87-cas-2022", """{"member": "BLR"}""", "other_member", "request kaz-c87-cas-2022.1")]
    [TestCase("threads/kaz-c87-violence", """{"member": "BLR"}""", "other_member", "request kaz-c87-ceacr-2018.1")]
    [TestCase("commitments/kaz-commitment-2018-road-map", """{"member": "BLR", "addresses": []}""", "other_member", "evidence kaz-2020-05-04-law-321-vi")]
    [TestCase("sessions/ilc-109", """{"startsOn": "2023-06-01", "endsOn": "2023-06-20"}""", null, null)]
    public async Task A_change_that_breaks_what_names_the_record_is_a_conflict(string url, string patch, string? code, string? names)
    {
        await using var editing = await Editing.Start();
        if (code is null)
        {
            // The conclusion of 2021 has a date of its own: the session's days move nothing.
            await editing.Expect(200, HttpMethod.Patch, $"/v1/{url}", patch, ("If-Match", "*"));
            editing.AssertVerified();
            return;
        }

        var problem = await editing.Refused(409, HttpMethod.Patch, $"/v1/{url}", patch, ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Has.All.EqualTo($" {code}"));
        Assert.That(problem.GetProperty("errors").GetRawText(), Does.Contain(names));
    }

    [TestCase("sources/normlex-4115702", "request kaz-c87-cas-2021.1")]
    [TestCase("actors/dmitry-senyavsky", "request kaz-c87-ceacr-2018.1")]
    [TestCase("members/KAZ", "conclusion kaz-c87-cas-2021")]
    [TestCase("conventions/C87", "article C87.2")]
    [TestCase("sessions/ilc-110", "request kaz-c87-cas-2021.10")]
    [TestCase("threads/kaz-c87-violence", "request kaz-c87-cas-2022.4")]
    [TestCase("conclusions/kaz-c87-cas-2021", "request kaz-c87-cas-2021.9")]
    [TestCase("requests/kaz-c87-cas-2021.9", "evidence kaz-2022-05-mission-met")]
    [TestCase("requests/kaz-c87-cas-2021.3", "request kaz-c87-cas-2022.2")]
    [TestCase("commitments/kaz-commitment-2018-road-map", "evidence kaz-2020-05-04-law-321-vi")]
    public async Task What_is_still_named_is_not_retracted(string url, string names)
    {
        await using var editing = await Editing.Start();
        var problem = await editing.Refused(409, HttpMethod.Post, $"/v1/{url}/retract", """{"reason": "wrong"}""", ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Has.All.EqualTo(" still_named"));
        Assert.That(problem.GetProperty("errors").GetRawText(), Does.Contain(names));
    }

    [Test]
    public async Task A_Convention_whose_articles_are_named_is_not_retracted()
    {
        await using var editing = await Editing.Start();
        await editing.Expect(201, HttpMethod.Post, "/v1/conventions",
            """{"code": "C998", "normlexCode": "C998", "kind": "convention", "number": 998, "title": "A Convention", "category": "technical", "source": "ilo-normlex"}""");
        await editing.Expect(201, HttpMethod.Post, "/v1/requests", With(Editing.Request(), "articles", new JsonArray("C998.1")));
        var problem = await editing.Refused(409, HttpMethod.Post, "/v1/conventions/C998/retract", """{"reason": "wrong"}""", ("If-Match", "*"));
        Assert.That(problem.GetProperty("errors").GetRawText(), Does.Contain("request kaz-c87-cas-2021.77"));
    }

    [TestCase("""{"iso3": "QQQ", "iso2": "KZ", "name": "Q", "region": "R", "source": "ilo-normlex"}""", "iso2")]
    public async Task What_another_record_has_alone_is_a_conflict(string member, string column)
    {
        await using var editing = await Editing.Start();
        var problem = await editing.Refused(409, HttpMethod.Post, "/v1/members", member);
        Assert.That(problem.Mistakes(), Is.EqualTo([" not_unique"]));
        Assert.That(problem.Text("detail"), Does.Contain(column));
    }

    [Test]
    public async Task A_mistake_in_a_deadline_event_is_told_by_its_place_in_the_event()
    {
        await using var editing = await Editing.Start();
        const string url = "/v1/requests/kaz-c87-cas-2021.3/deadline-events";
        var problem = await editing.Refused(422, HttpMethod.Post, url, """{"kind": "withdrawn", "on": "2022-01-10", "by": "GB", "source": "nowhere"}""", ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Is.EquivalentTo(["/by other_body", "/source dangling_reference"]));
        problem = await editing.Refused(422, HttpMethod.Post, url, """{"kind": "set", "on": "2022-01-10", "by": "CAS", "source": "ilo-normlex"}""", ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Is.EqualTo(["/due due"]));
        problem = await editing.Refused(400, HttpMethod.Post, url, """{"kind": "suspended", "on": "1850", "by": "CAS", "source": "ilo-normlex"}""", ("If-Match", "*"));
        Assert.That(problem.Mistakes(), Is.EqualTo(["/on date"]));
    }
}
