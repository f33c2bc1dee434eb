using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

/// <summary>Where the server asks for it, nobody turns an accusation into an absolution alone, or back.</summary>
public sealed class SecondEditorTests
{
    private const string Url = "/v1/requests/kaz-c87-cas-2021.3";

    private static Task<Editing> Start() => Editing.Start(s => s with { SecondEditor = true });

    // not_implemented -> partly_implemented.
    private static JsonObject Finding()
    {
        var finding = Editing.Evidence(stance: "progress", request: "kaz-c87-cas-2021.3", issuer: "supervisory");
        finding["kind"] = "finding";
        return finding;
    }

    private static string Proposal(JsonNode put) => $$"""{"reason": "a finding", "changes": [{"put": {{Editing.Text(put)}}}]}""";

    private static async Task<JsonElement> As(Editing editing, string key, int status, HttpMethod method, string url, string? body = null)
    {
        using var response = await editing.Api.Send(method, url, key, body);
        return await response.Json(status);
    }

    [Test]
    public async Task One_editor_alone_is_refused_whichever_way_it_takes()
    {
        await using var editing = await Start();
        Assert.That(await editing.Status(Url), Is.EqualTo("not_implemented"));
        var problem = await editing.Refused(403, HttpMethod.Post, "/v1/evidence", Finding());
        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(e => (e.Text("code"), e.Text("message"))), Does.Contain(("second_editor", "request kaz-c87-cas-2021.3: not_implemented -> partly_implemented")));
        Assert.That(problem.Text("detail"), Does.Contain("POST /v1/proposals"));
        await editing.Refused(403, HttpMethod.Post, "/v1/evidence?dryRun=true", Finding());
        var revision = editing.Database.Revision();
        await editing.Expect(403, HttpMethod.Post, "/v1/imports", $$"""{"format": "compliance-bundle", "version": 1, "records": [{{Editing.Text(Finding())}}]}""");
        Assert.That(editing.Database.Revision(), Is.EqualTo(revision));
        // The other way round.
        await editing.Refused(403, HttpMethod.Post, "/v1/evidence", Turned("contrary", "kaz-c87-cas-2017.2"));
        // What turns nothing needs one.
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence());
        Assert.That(await editing.Status(Url), Is.EqualTo("not_implemented"));

        static JsonObject Turned(string stance, string request)
        {
            var finding = Editing.Evidence(stance: stance, request: request, issuer: "supervisory");
            finding["kind"] = "finding";
            return finding;
        }
    }

    [Test]
    public async Task What_a_contributor_proposes_takes_two_editors()
    {
        await using var editing = await Start();
        var (one, two) = (editing.Api.Key(Role.Editor), editing.Api.Key(Role.Editor));
        var made = await As(editing, editing.Api.Key(Role.Contributor), 201, HttpMethod.Post, "/v1/proposals", Proposal(Finding()));
        var url = $"/v1/proposals/{made.Text("id")}";
        Assert.That((await As(editing, one, 200, HttpMethod.Get, url)).GetProperty("needsSecondEditor").GetBoolean(), Is.True);
        var revision = editing.Database.Revision();
        for (var i = 0; i < 2; i++)
        {
            var first = await As(editing, one, 200, HttpMethod.Post, $"{url}/accept", "{}");
            Assert.That((first.Text("state"), first.GetProperty("approvals").GetArrayLength()), Is.EqualTo(("open", 1)), "the same editor twice is one");
            Assert.That(first.GetProperty("needsSecondEditor").GetBoolean(), Is.True);
            Assert.That(first.Effects(), Has.Member("1 request: not_implemented -> partly_implemented"), "what it waits for");
        }

        Assert.That((editing.Database.Revision(), await editing.Status(Url)), Is.EqualTo((revision, "not_implemented")));
        var second = await As(editing, two, 200, HttpMethod.Post, $"{url}/accept", """{"note": "Seen."}""");
        Assert.That((second.Text("state"), second.Text("decidedBy"), second.GetProperty("approvals").GetArrayLength()), Is.EqualTo(("accepted", editing.NameOf(two), 2)));
        Assert.That(second.Effects(), Has.Member("1 request: not_implemented -> partly_implemented"));
        Assert.That(await editing.Status(Url), Is.EqualTo("partly_implemented"));
        Assert.That(editing.Log("evidence", "test-evidence").Single().Who, Is.EqualTo(editing.NameOf(two)), "the log names the one who published");
        editing.AssertVerified();
    }

    [Test]
    public async Task A_word_counts_as_long_as_its_key_does()
    {
        await using var editing = await Start();
        var (one, two, three) = (editing.Api.Key(Role.Editor), editing.Api.Key(Role.Editor), editing.Api.Key(Role.Editor));
        var made = await As(editing, editing.Api.Key(Role.Contributor), 201, HttpMethod.Post, "/v1/proposals", Proposal(Finding()));
        var url = $"/v1/proposals/{made.Text("id")}/accept";
        await As(editing, one, 200, HttpMethod.Post, url, "{}");
        editing.Api.Keys.Revoke(editing.Api.Keys.Named(editing.NameOf(one))!.Id, "a test", mayLockOut: true);
        Assert.That((await As(editing, two, 200, HttpMethod.Post, url, "{}")).Text("state"), Is.EqualTo("open"));
        Assert.That((await As(editing, three, 200, HttpMethod.Post, url, "{}")).Text("state"), Is.EqualTo("accepted"));
    }

    [Test]
    public async Task What_an_editor_proposes_takes_one_other()
    {
        await using var editing = await Start();
        var made = await editing.Expect(201, HttpMethod.Post, "/v1/proposals", Proposal(Finding()));
        var url = $"/v1/proposals/{made.Text("id")}/accept";
        Assert.That((await editing.Expect(200, HttpMethod.Post, url, "{}")).Text("state"), Is.EqualTo("open"));
        Assert.That(await editing.Status(Url), Is.EqualTo("not_implemented"));
        var other = editing.Api.Key(Role.Editor);
        Assert.That((await As(editing, other, 200, HttpMethod.Post, url, "{}")).Text("state"), Is.EqualTo("accepted"));
        Assert.That(editing.Log("evidence", "test-evidence").Single().Who, Is.EqualTo(editing.NameOf(other)));
    }

    [Test]
    public async Task What_turns_nothing_takes_one()
    {
        await using var editing = await Start();
        var made = await As(editing, editing.Api.Key(Role.Contributor), 201, HttpMethod.Post, "/v1/proposals", Proposal(Editing.Evidence()));
        var url = $"/v1/proposals/{made.Text("id")}";
        Assert.That((await editing.Expect(200, HttpMethod.Get, url)).GetProperty("needsSecondEditor").GetBoolean(), Is.False);
        Assert.That((await editing.Expect(200, HttpMethod.Post, $"{url}/accept", "{}")).Text("state"), Is.EqualTo("accepted"));
    }

    [Test]
    public async Task Where_the_server_does_not_ask_for_it_one_editor_publishes()
    {
        await using var editing = await Editing.Start();
        Assert.That((await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Finding())).Effects(), Has.Member("1 request: not_implemented -> partly_implemented"));
    }
}
