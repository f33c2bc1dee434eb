using System.Text.Json.Nodes;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

public sealed partial class HostileBodyTests
{
    [TestCase("\u202eebdul")]
    [TestCase("a\u0007b")]
    [TestCase("a\nb")]
    [TestCase("a\ufffeb")]
    [TestCase("a\U000E0041b")]
    [TestCase("a\0b")]
    public async Task A_name_with_what_is_not_seen_is_refused(string name)
    {
        await using var editing = await Editing.Start();
        var actor = new JsonObject { ["id"] = "test-actor", ["kind"] = "person", ["name"] = name, ["role"] = "A role", ["source"] = "ilo-normlex" };
        Assert.That((await editing.Refused(400, HttpMethod.Post, "/v1/actors", actor)).Mistakes(), Has.All.EqualTo("/name characters"));
        actor["name"] = "A name";
        actor["spellings"] = new JsonArray("Fine", name);
        Assert.That((await editing.Refused(400, HttpMethod.Post, "/v1/actors", actor)).Mistakes(), Has.All.EqualTo("/spellings/1 characters"));
    }

    [TestCase("..")]
    [TestCase(".hidden")]
    [TestCase("-x")]
    [TestCase("test\n")]
    [TestCase("A")]
    [TestCase("а")]
    [TestCase("a/b")]
    [TestCase("a b")]
    [TestCase("")]
    public async Task An_id_that_no_address_could_hold_is_refused(string id)
    {
        await using var editing = await Editing.Start();
        Assert.That((await editing.Refused(400, HttpMethod.Post, "/v1/evidence", Editing.Evidence(id))).Mistakes(), Is.EqualTo(["/id id"]));
    }

    [Test]
    public async Task Any_number_of_mistakes_gets_an_answer_of_some_size()
    {
        await using var editing = await Editing.Start();
        var problem = await Refused(editing, 400, HttpMethod.Post, "/v1/evidence", System.Text.Encoding.UTF8.GetBytes(With("spellings", "1")[..^1] + $", \"actors\": [{string.Join(',', Enumerable.Repeat("null", 150_000))}]}}"));
        Assert.That(problem.GetProperty("errors").GetArrayLength(), Is.EqualTo(1000));
        Assert.That(problem.Text("detail"), Does.StartWith("150001 mistakes"));
    }

    [TestCase("Қосшығұлов Құспан")]
    [TestCase("Лариса Харькова")]
    [TestCase("إرلان بالتاباي")]
    [TestCase("Ze\u0301no Sa\u0303o")]
    [TestCase("Й \u0438\u0306")]
    [TestCase("<script>alert('x')</script> & \"\\")]
    public async Task Names_of_every_script_come_back_composed(string name)
    {
        await using var editing = await Editing.Start();
        var actor = new JsonObject { ["id"] = "test-actor", ["kind"] = "person", ["name"] = name, ["spellings"] = new JsonArray(name), ["role"] = "A role", ["source"] = "ilo-normlex" };
        await editing.Expect(201, HttpMethod.Post, "/v1/actors", actor);
        var shown = await editing.Api.Get("/v1/actors/test-actor");
        Assert.That((shown.Text("name"), shown.GetProperty("spellings")[0].GetString()), Is.EqualTo((name.Normalize(), name.Normalize())));
        Assert.That((await editing.Expect(200, HttpMethod.Put, "/v1/actors/test-actor", actor, ("If-Match", "*"))).Text("action"), Is.EqualTo("unchanged"));
    }

    [TestCase("1919-01-01", "2100-12-31", 201)]
    [TestCase("1919", "2100", 201)]
    [TestCase("1918-12-31", null, 400)]
    [TestCase("2101-01-01", null, 400)]
    [TestCase("2101", null, 400)]
    [TestCase("0001-01-01", null, 400)]
    [TestCase("9999-12-31", null, 400)]
    public async Task Dates_lie_between_1919_and_2100(string first, string? last, int status)
    {
        await using var editing = await Editing.Start();
        var day = first.Length == 10 ? first : $"{first}-01-01";
        (string List, string Member, JsonNode Record)[] dated =
        [
            ("evidence", "/eventOn", With(Editing.Evidence("one"), "eventOn", first)),
            ("evidence", "/publishedOn", With(Editing.Evidence("two"), "publishedOn", last ?? first)),
            ("sources", "/lastCheckedOn", Json($$"""{"id": "test-source", "publisher": "P", "title": "T", "lastCheckedOn": "{{day}}"}""")),
            ("sessions", "/startsOn", Json($$"""{"id": "test-session", "body": "GB", "year": 2021, "startsOn": "{{day}}", "certainty": "high", "source": "ilo-normlex"}""")),
            ("ratifications", "/denouncedOn", Json($$"""{"member": "KAZ", "convention": "C1", "standing": "denounced", "denouncedOn": "{{first}}", "certainty": "high", "source": "ilo-normlex"}""")),
            ("requests", "/outcomeDue/latest", With(Editing.Request(), "outcomeDue", Json($$"""{"text": "then", "latest": "{{(last is null ? day : last.Length == 4 ? last + "-12-31" : last)}}", "precision": "day", "basis": "text"}"""))),
            ("requests", "/deadlineEvents/0/on", With(Editing.Request(78), "deadlineEvents", Json($$"""[{"kind": "withdrawn", "on": "{{first}}", "by": "CAS", "source": "ilo-normlex"}]"""))),
        ];
        foreach (var (list, member, record) in dated)
        {
            if (status == 201) await editing.Expect(201, HttpMethod.Post, $"/v1/{list}", record);
            else Assert.That((await editing.Refused(400, HttpMethod.Post, $"/v1/{list}", record)).Mistakes(), Is.EqualTo([$"{member} date"]));
        }

        editing.AssertVerified();
    }
}
