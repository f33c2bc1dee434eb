using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Proposals;

/// <summary>Who may not publish proposes; an editor sees the effect and decides.</summary>
public sealed partial class ProposalTests
{
    private const string Teasers = "/v1/evidence/kaz-undated-teasers";

    private static string Body(params string[] changes) => $$"""{"reason": "News of a law", "changes": [{{string.Join(", ", changes)}}]}""";

    private static string Put(JsonNode record) => $$"""{"put": {{Editing.Text(record)}} }""";

    private static string Retract(string kind, string key) => $$"""{"retract": {"record": "{{kind}}", "key": "{{key}}", "reason": "It was wrong"} }""";

    private static async Task<JsonElement> As(Editing editing, string key, int status, HttpMethod method, string url, string? body = null, params (string, string)[] headers)
    {
        using var response = await editing.Api.Send(method, url, key, body, headers);
        return await response.Json(status);
    }

    private static async Task<string> Proposed(Editing editing, string key, params string[] changes) =>
        $"/v1/proposals/{(await As(editing, key, 201, HttpMethod.Post, "/v1/proposals", Body(changes))).Text("id")}";

    [Test]
    public async Task A_proposal_is_shown_with_its_effect_and_accepted()
    {
        await using var editing = await Editing.Start();
        var contributor = editing.Api.Key(Role.Contributor);
        var revision = editing.Database.Revision();
        using var response = await editing.Api.Send(HttpMethod.Post, "/v1/proposals", contributor, Body(Put(Editing.Evidence()), Retract("evidence", "kaz-undated-teasers")));
        var made = await response.Json(201);
        var url = response.Headers.Location!.OriginalString;
        Assert.That((url, made.Text("state"), made.Text("who"), made.Text("reason")), Is.EqualTo(($"/v1/proposals/{made.Text("id")}", "open", editing.NameOf(contributor), "News of a law")));
        foreach (var key in new[] { contributor, editing.Key })
        {
            var shown = await As(editing, key, 200, HttpMethod.Get, url);
            Assert.That(shown.Effects(), Is.EqualTo(["1 request: open -> claimed_implemented", "1 thread: open -> claimed_implemented"]));
            Assert.That(shown.GetProperty("outcomes").EnumerateArray().Select(o => $"{o.Text("action")} {o.Text("record")} {o.Text("key")}"), Is.EqualTo(["created evidence test-evidence", "retracted evidence kaz-undated-teasers"]));
            Assert.That(shown.GetProperty("mistakes").GetArrayLength(), Is.Zero);
        }

        Assert.That(editing.Database.Revision(), Is.EqualTo(revision), "what is proposed is not part of the record");
        var accepted = await editing.Expect(200, HttpMethod.Post, $"{url}/accept", """{"note": "Thank you."}""");
        Assert.Multiple(() =>
        {
            Assert.That((accepted.Text("state"), accepted.Text("decidedBy"), accepted.Text("note")), Is.EqualTo(("accepted", editing.Name, "Thank you.")));
            Assert.That(accepted.GetProperty("revision").GetInt64(), Is.EqualTo(editing.Database.Revision()).And.EqualTo(revision + 2));
            Assert.That(editing.Log("evidence", "test-evidence").Select(l => (l.Action, l.Who, l.Reason)),
                Is.EqualTo(new[] { ("created", editing.Name, (string?)$"proposed by {editing.NameOf(contributor)}: News of a law") }));
            Assert.That(editing.Log("evidence", "kaz-undated-teasers")[^1].Reason, Is.EqualTo("It was wrong"));
        });
        Assert.That(await editing.Status("/v1/requests/kaz-c87-ceacr-2024.2"), Is.EqualTo("claimed_implemented"));
        editing.AssertVerified();
    }

    [Test]
    public async Task Contributors_see_their_own_and_editors_all()
    {
        await using var editing = await Editing.Start();
        var (one, two) = (editing.Api.Key(Role.Contributor), editing.Api.Key(Role.Contributor));
        var url = await Proposed(editing, one, Put(Editing.Evidence("one")));
        await Proposed(editing, two, Put(Editing.Evidence("two")));
        Assert.That((await As(editing, one, 200, HttpMethod.Get, "/v1/proposals")).Keys("who"), Is.EqualTo([editing.NameOf(one)]));
        Assert.That((await As(editing, editing.Key, 200, HttpMethod.Get, "/v1/proposals?sort=at")).Keys("who"), Is.EqualTo([editing.NameOf(one), editing.NameOf(two)]));
        Assert.That((await As(editing, editing.Key, 200, HttpMethod.Get, "/v1/proposals?state=!open")).Keys(), Is.Empty);
        await As(editing, one, 400, HttpMethod.Get, "/v1/proposals?owner=x");
        var hidden = await As(editing, two, 404, HttpMethod.Get, url);
        Assert.That(hidden.GetRawText().Replace(url, "", StringComparison.Ordinal), Does.Not.Contain(editing.NameOf(one)));
        await As(editing, two, 404, HttpMethod.Post, $"{url}/withdraw", "{}");
        await As(editing, two, 403, HttpMethod.Post, $"{url}/accept", "{}");
        await As(editing, one, 403, HttpMethod.Post, $"{url}/accept", "{}");
        await As(editing, editing.Key, 403, HttpMethod.Post, $"{url}/withdraw", "{}");
        Assert.That((await As(editing, editing.Key, 200, HttpMethod.Get, "/v1/proposals?state=open")).Rows().Count(), Is.EqualTo(2));
    }

    [Test]
    public async Task A_proposal_is_declined_with_a_word_or_taken_back()
    {
        await using var editing = await Editing.Start();
        var contributor = editing.Api.Key(Role.Contributor);
        var revision = editing.Database.Revision();
        var url = await Proposed(editing, contributor, Put(Editing.Evidence()));
        Assert.That((await editing.Refused(400, HttpMethod.Post, $"{url}/decline", "{}")).Mistakes(), Is.EqualTo(["/note note"]));
        Assert.That((await editing.Refused(400, HttpMethod.Post, $"{url}/decline", """{"note": "a\nb"}""")).Mistakes(), Is.EqualTo(["/note note"]));
        var declined = await editing.Expect(200, HttpMethod.Post, $"{url}/decline", """{"note": "Not adopted yet."}""");
        Assert.That((declined.Text("state"), declined.Text("decidedBy"), declined.Text("note")), Is.EqualTo(("declined", editing.Name, "Not adopted yet.")));
        Assert.That((await As(editing, contributor, 200, HttpMethod.Get, url)).Text("note"), Is.EqualTo("Not adopted yet."));

        var other = await Proposed(editing, contributor, Put(Editing.Evidence()));
        Assert.That((await As(editing, contributor, 200, HttpMethod.Post, $"{other}/withdraw", "{}")).Text("state"), Is.EqualTo("withdrawn"));
        foreach (var decided in new[] { url, other })
        {
            foreach (var (key, decision) in new[] { (editing.Key, "accept"), (editing.Key, "decline"), (contributor, "withdraw") })
                Assert.That((await As(editing, key, 409, HttpMethod.Post, $"{decided}/{decision}", """{"note": "Again."}""")).Text("detail"), Does.Contain("already"));
        }

        Assert.That(editing.Database.Revision(), Is.EqualTo(revision));
    }

    [Test]
    public async Task What_was_changed_meanwhile_is_a_conflict_that_tells_what()
    {
        await using var editing = await Editing.Start();
        var record = (await editing.Stored(Teasers)).Record;
        record["note"] = "Proposed.";
        var url = await Proposed(editing, editing.Api.Key(Role.Contributor), Put(Editing.Evidence()), Put(record));
        await editing.Expect(200, HttpMethod.Patch, Teasers, """{"note": "Published."}""", ("If-Match", "*"));
        var shown = await editing.Expect(200, HttpMethod.Get, url);
        Assert.That(shown.GetProperty("mistakes").EnumerateArray().Select(m => $"{m.Text("pointer")} {m.Text("code")}"), Is.EqualTo(["/changes/1/put changed_meanwhile"]));
        Assert.That(shown.GetProperty("effects").ValueKind, Is.EqualTo(JsonValueKind.Null));
        var problem = await editing.Refused(409, HttpMethod.Post, $"{url}/accept", "{}");
        Assert.That(problem.Mistakes(), Is.EqualTo(["/changes/1/put changed_meanwhile"]));
        Assert.That(problem.Text("detail"), Does.Contain("evidence kaz-undated-teasers"));
        // It can still be declined.
        await editing.Expect(200, HttpMethod.Post, $"{url}/decline", """{"note": "Changed since."}""");
    }

    [Test]
    public async Task What_was_created_meanwhile_is_a_conflict_too()
    {
        await using var editing = await Editing.Start();
        var url = await Proposed(editing, editing.Api.Key(Role.Contributor), Put(Editing.Evidence()));
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence(stance: "step"));
        Assert.That((await editing.Refused(409, HttpMethod.Post, $"{url}/accept", "{}")).Mistakes(), Is.EqualTo(["/changes/0/put changed_meanwhile"]));
    }

    [Test]
    public async Task A_repeated_call_gets_the_first_answer_whatever_became_of_the_record()
    {
        await using var editing = await Editing.Start();
        var contributor = editing.Api.Key(Role.Contributor);
        var named = ("Idempotency-Key", "one");
        var made = await As(editing, contributor, 201, HttpMethod.Post, "/v1/proposals", Body(Retract("evidence", "kaz-undated-teasers")), named);
        var url = $"/v1/proposals/{made.Text("id")}";
        var accepted = await As(editing, editing.Key, 200, HttpMethod.Post, $"{url}/accept", "{}", named);
        var revision = editing.Database.Revision();
        Assert.That((await As(editing, editing.Key, 200, HttpMethod.Post, $"{url}/accept", "{}", named)).GetRawText(), Is.EqualTo(accepted.GetRawText()));
        Assert.That((await As(editing, contributor, 201, HttpMethod.Post, "/v1/proposals", Body(Retract("evidence", "kaz-undated-teasers")), named)).GetRawText(), Is.EqualTo(made.GetRawText()));
        Assert.That((await As(editing, editing.Key, 200, HttpMethod.Get, "/v1/proposals")).Rows().Count(), Is.EqualTo(1));
        Assert.That(editing.Database.Revision(), Is.EqualTo(revision));
    }

    [Test]
    public async Task A_key_for_another_member_decides_nothing()
    {
        await using var editing = await Editing.Start();
        var url = await Proposed(editing, editing.Api.Key(Role.Contributor), Put(Editing.Evidence()));
        var before = editing.Database.Contents();
        var scoped = editing.Api.Key(Role.Editor, "BLR");
        foreach (var decision in new[] { "accept", "decline" })
            Assert.That((await As(editing, scoped, 403, HttpMethod.Post, $"{url}/{decision}", """{"note": "No."}""")).Mistakes(), Is.EqualTo(["/changes/0/put out_of_scope"]));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
        Assert.That((await As(editing, editing.Api.Key(Role.Editor, "KAZ"), 200, HttpMethod.Post, $"{url}/accept", "{}")).Text("state"), Is.EqualTo("accepted"));
    }

    [Test]
    public async Task Of_two_editors_who_decide_at_once_one_does()
    {
        await using var editing = await Editing.Start();
        var url = await Proposed(editing, editing.Api.Key(Role.Contributor), Put(Editing.Evidence()));
        var answers = await Task.WhenAll(
            editing.Send(HttpMethod.Post, $"{url}/accept", "{}"),
            editing.Api.Send(HttpMethod.Post, $"{url}/decline", editing.Api.Key(Role.Editor), """{"note": "No."}"""));
        Assert.That(answers.Select(a => (int)a.StatusCode), Is.EquivalentTo([200, 409]));
        var state = (await editing.Expect(200, HttpMethod.Get, url)).Text("state");
        Assert.That((state, editing.Log("evidence", "test-evidence").Count), Is.EqualTo((int)answers[0].StatusCode == 200 ? ("accepted", 1) : ("declined", 0)));
        foreach (var answer in answers) answer.Dispose();
    }
}
