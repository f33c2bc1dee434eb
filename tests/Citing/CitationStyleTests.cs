using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Tests.Access;
using Compliance.Tests.Reading;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Citing;

/// <summary>The forms of a citation: what each says, and that none of them breaks on any text.</summary>
public sealed class CitationStyleTests
{
    private const string Url = "/v1/requests/kaz-c87-cas-2021.3/cite?asOf=2022-06-30";
    private const string Difficult = "Қазақстан 100% & #1 $5 a_b ~c ^d \\e «Ёлка» العربية <f> \"g\" @h é 😀";

    // The properties of an item of the public schema csl-data.json that an item here may have.
    private static readonly string[] CslProperties = ["id", "type", "title", "author", "container-title", "issued", "accessed", "URL", "version", "language", "note"];

    private static async Task<(string Type, string Body)> Read(RunningApi api, string url, string? accept = null)
    {
        using var answer = await api.Send(HttpMethod.Get, url, null, null, accept is null ? [] : [("Accept", accept)]);
        Assert.That((int)answer.StatusCode, Is.EqualTo(200), await answer.Content.ReadAsStringAsync());
        Assert.That(answer.Headers.Vary, Is.EqualTo(["Accept"]));
        return (answer.Content.Headers.ContentType!.MediaType!, await answer.Content.ReadAsStringAsync());
    }

    [TestCase("text", "text/plain")]
    [TestCase("bibtex", "application/x-bibtex")]
    [TestCase("csl", "application/vnd.citationstyles.csl+json")]
    public async Task A_style_is_asked_for_by_its_name_or_by_its_media_type(string style, string mediaType)
    {
        var api = await RunningApi.Shared;
        var named = await Read(api, $"{Url}&style={style}");
        Assert.That(named.Type, Is.EqualTo(mediaType));
        Assert.That(await Read(api, Url, mediaType), Is.EqualTo(named));
        Assert.That(await Read(api, $"{Url}&format={style}"), Is.EqualTo(named), "as of every other address");
        var all = await api.Get(Url);
        Assert.That(named.Body.Trim(), Is.EqualTo(style == "csl" ? all.GetProperty("csl").GetRawText() : all.Text(style)), "the JSON has all of them");
        Assert.That((await Read(api, Url, "*/*")).Type, Is.EqualTo("application/json"));
    }

    [Test]
    public async Task The_footnote_says_what_stands_where_on_whose_word_and_whose_judgement_it_is()
    {
        var citation = await (await RunningApi.Shared).Get(Url);
        var text = citation.Text("text");
        Assert.Multiple(() =>
        {
            Assert.That(text, Does.StartWith("Kazakhstan, C87: Stop judicial harassment of trade union leaders (CAS, 30 June 2021). Status on 30 June 2022: not implemented (rule S5, version 2 of the rules). Decisive: CAS (2022-06-11), as told in ILO, Observation (CEACR) adopted 2022"));
            Assert.That(text, Does.Contain("https://normlex.ilo.org/dyn/nrmlx_en/f?p=NORMLEXPUB:13100:0::NO::P13100_COMMENT_ID:4322409"));
            Assert.That(text, Does.Contain(citation.Text("permanent")).And.Contain(citation.GetProperty("inputs").Text("hash")).And.Contain($"revision {citation.GetProperty("revision")} of "));
            foreach (var form in (string[])["text", "bibtex"]) Assert.That(citation.Text(form), Does.Contain("this project's own derivation").And.Contain("it is not the ILO's"));
            Assert.That(citation.GetProperty("csl")[0].Text("note"), Does.Contain("it is not the ILO's"));
        });
    }

    [TestCase("/v1/requests/kaz-c87-cas-2021.3", "2021-07-01", "No fact decides; asked as told in Human Rights Watch")]
    [TestCase("/v1/threads/kaz-c87-trade-union-law", "2021-07-01", "partly implemented (rule S4")]
    [TestCase("/v1/commitments/kaz-commitment-2022-notification", "2024-01-01", "missed (rule C5")]
    [TestCase("/v1/cases/KAZ/C87", "2021-07-01", "7 demands to the Government (3 not implemented, 3 open, 1 partly implemented)")]
    public async Task Each_kind_says_where_it_stands(string record, string day, string says) =>
        Assert.That((await Read(await RunningApi.Shared, $"{record}/cite?asOf={day}&style=text")).Body, Does.Contain(says));

    [Test]
    public async Task Every_text_survives_in_every_form()
    {
        await using var record = await ChangingRecord.Start();
        record.Import(record.Changed("request", "kaz-c87-cas-2021.3", "text", Difficult), record.Changed("source", "normlex-4322409", "title", Difficult + " {title} }{"));
        var (citation, bibtex) = (await record.Api.Get(Url), (await Read(record.Api, Url + "&style=bibtex")).Body);
        var fields = BibtexEntry.Read(bibtex);
        Assert.Multiple(() =>
        {
            Assert.That(citation.Text("title"), Does.Contain(Difficult));
            Assert.That(BibtexEntry.Plain(fields["title"]), Is.EqualTo("{" + citation.Text("title") + "}"), "the inner braces keep the capitals");
            Assert.That(BibtexEntry.Plain(fields["note"]), Does.Contain(Difficult + " {title} }{"));
            Assert.That(fields["url"], Is.EqualTo(citation.Text("permanent")));
            Assert.That(fields["author"], Is.EqualTo("{Compliance}"));
            Assert.That(fields["urldate"], Is.EqualTo(citation.Text("accessed")));
            Assert.That(citation.GetProperty("csl")[0].Text("title"), Is.EqualTo(citation.Text("title")));
            Assert.That(citation.Text("text"), Does.Contain(Difficult + " {title} }{"));
        });
    }

    [TestCase("/v1/requests/kaz-c87-cas-2021.3")]
    [TestCase("/v1/cases/KAZ/C87")]
    public async Task The_item_for_citation_managers_has_the_shape_of_their_schema(string record)
    {
        var items = JsonSerializer.Deserialize<JsonElement>((await Read(await RunningApi.Shared, $"{record}/cite?style=csl")).Body);
        var item = items.EnumerateArray().Single();
        Assert.Multiple(() =>
        {
            Assert.That(item.EnumerateObject().Select(p => p.Name), Is.EquivalentTo(CslProperties));
            Assert.That(item.EnumerateObject().Where(p => p.Name is not ("author" or "issued" or "accessed")).Select(p => p.Value.ValueKind), Has.All.EqualTo(JsonValueKind.String));
            Assert.That(item.Text("type"), Is.EqualTo("webpage"));
            Assert.That(item.GetProperty("author").EnumerateArray().Select(a => a.GetRawText()), Is.EqualTo(["{\"literal\":\"Compliance\"}"]));
            foreach (var date in (string[])["issued", "accessed"]) Assert.That(item.GetProperty(date).GetRawText(), Does.Match(@"^\{""date-parts"":\[\[\d{4},\d{1,2},\d{1,2}\]\]\}$"));
            Assert.That(Uri.TryCreate(item.Text("URL"), UriKind.Absolute, out _), Is.True);
        });
    }

    [Test]
    public async Task The_day_of_the_look_is_part_of_it_and_tomorrow_it_is_another()
    {
        var clock = new SetClock(DateTimeOffset.UtcNow.AddHours(1));
        await using var api = await RunningApi.Start(clock);
        var today = await api.Get(Url);
        using var first = await api.Send(HttpMethod.Get, today.GetProperty("inputs").Text("url"));
        clock.Now = clock.Now.AddDays(1);
        using var later = await api.Send(HttpMethod.Get, today.GetProperty("inputs").Text("url"), null, null, ("If-None-Match", first.Headers.ETag!.ToString()));
        var tomorrow = await later.Json(200);
        Assert.That(DateOnly.Parse(tomorrow.Text("accessed"), System.Globalization.CultureInfo.InvariantCulture), Is.EqualTo(DateOnly.Parse(today.Text("accessed"), System.Globalization.CultureInfo.InvariantCulture).AddDays(1)));
        Assert.That(tomorrow.Text("permanent"), Is.EqualTo(today.Text("permanent")));
    }

    [Test]
    public async Task A_restricted_name_is_in_no_form()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        const string url = "/v1/evidence?actor=larisa-kharkova&limit=1";
        Assert.That((await api.Get(url)).Rows().Count(), Is.EqualTo(1));
        // A request whose citation tells her name, and escapes what stands around it.
        var key = api.Key(Role.Editor);
        var request = Editing.Request();
        request["text"] = "Drop the charges against {larisa-kharkova} & others (100%).";
        using (var made = await api.Send(HttpMethod.Post, "/v1/requests", key, request)) await made.Json(201);
        var cite = $"/v1/requests/{request["id"]}/cite?asOf=2022-06-30";
        Assert.That(Names.In((await Read(api, cite + "&style=bibtex")).Body), Is.Not.Empty, "it is told as long as it is not restricted");
        await api.Restrict(admin, "larisa-kharkova", "person-0a0a0a");
        await api.Restrict(admin, "erlan-baltabay", "person-9f31c2");
        foreach (var style in (string[])["", "&style=text", "&style=bibtex", "&style=csl", "&inputs=true"])
            Assert.That(Names.In(await api.Asked(admin, cite + style, isThorough: true)), Is.Empty, style);
        Assert.That((await Read(api, cite + "&style=bibtex")).Body, Does.Contain(@"\& others (100\%)"));
    }

    [TestCase(Url + "&style=apa", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase(Url + "&inputs=yes", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase("/v1/requests/kaz-c87-cas-2021.3/cite?asOf=2022-02-30", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase("/v1/requests/kaz-c87-cas-2021.3/cite?asOf=2020-01-01&style=text", HttpStatusCode.NotFound, "not-found")]
    [TestCase("/v1/threads/nothing/cite", HttpStatusCode.NotFound, "not-found")]
    [TestCase("/v1/commitments/nothing/cite?style=csl", HttpStatusCode.NotFound, "not-found")]
    [TestCase("/v1/cases/ALB/C87/cite", HttpStatusCode.NotFound, "not-found")]
    [TestCase("/v1/sources/normlex-4118111/cite", HttpStatusCode.NotFound, "not-found")]
    public async Task What_cannot_be_cited_is_told(string url, HttpStatusCode status, string type) => await (await RunningApi.Shared).Problem(url, status, type);

    [Test]
    public async Task A_retracted_record_is_gone_and_its_old_citation_still_leads_there()
    {
        await using var editing = await Editing.Start();
        await editing.Expect(201, HttpMethod.Post, "/v1/requests", Editing.Request());
        var citation = await editing.Api.Get("/v1/requests/kaz-c87-cas-2021.77/cite?asOf=2022-06-30");
        await editing.Expect(200, HttpMethod.Post, "/v1/requests/kaz-c87-cas-2021.77/retract", new JsonObject { ["reason"] = "It was wrong" }, ("If-Match", "*"));
        await editing.Api.Problem("/v1/requests/kaz-c87-cas-2021.77/cite", HttpStatusCode.Gone, "retracted");
        Assert.That((await editing.Api.Get(citation.Text("permanent")["https://compliance.example".Length..])).Text("id"), Is.EqualTo("kaz-c87-cas-2021.77"));
    }

    [Test]
    public async Task A_client_that_takes_none_of_the_forms_is_told_which_there_are()
    {
        using var answer = await (await RunningApi.Shared).Send(HttpMethod.Get, Url, null, null, ("Accept", "application/pdf"));
        var problem = await answer.Json(406);
        Assert.That(problem.Text("detail"), Does.Contain("application/x-bibtex").And.Contain("application/vnd.citationstyles.csl+json").And.Contain("text/plain"));
    }
}
