using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

/// <summary>A key for some members writes about these alone, whichever way it takes.</summary>
public sealed class ScopeTests
{
    private const string Actor = """{"record": "actor", "id": "test-actor", "kind": "person", "name": "A name", "role": "A role", "source": "test-source"}""";
    private const string Source = """{"record": "source", "id": "test-source", "publisher": "P", "title": "T"}""";
    private const string Thread = """{"record": "thread", "id": "test-thread", "member": "BLR", "conventions": ["C87"], "title": "A thread"}""";

    private static IEnumerable<TestCaseData> Outside()
    {
        yield return Case("a record of another member", "POST", "threads", Thread);
        yield return Case("evidence of another member", "POST", "evidence", """{"record": "evidence", "id": "x", "member": "BLR", "kind": "statement", "issuer": {"class": "government", "name": "G"}, "text": "T", "source": "ilo-normlex"}""");
        yield return Case("a change of a source", "PUT", "sources/ilo-normlex", """{"record": "source", "id": "ilo-normlex", "publisher": "P", "title": "T"}""");
        yield return Case("a change of an actor", "PUT", "actors/knprk", """{"record": "actor", "id": "knprk", "kind": "organization", "name": "K", "role": "R", "source": "ilo-normlex"}""");
        yield return Case("a session", "POST", "sessions", """{"record": "session", "id": "test-session", "body": "GB", "year": 2021, "certainty": "high", "source": "ilo-normlex"}""");
        yield return Case("a Convention", "POST", "conventions", """{"record": "convention", "code": "C998", "normlexCode": "C998", "kind": "convention", "number": 998, "title": "A Convention", "category": "technical", "source": "ilo-normlex"}""");
        yield return Case("an article", "POST", "articles", """{"record": "article", "convention": "C87", "number": 99, "summary": "S", "source": "ilo-normlex"}""");
        yield return Case("a coverage note on all members", "POST", "coverage", """{"record": "coverage", "id": "test-coverage", "extent": "partial", "text": "T"}""");
        yield return Case("a ratification of another member", "PUT", "ratifications/BLR-C87", """{"record": "ratification", "member": "BLR", "convention": "C87", "standing": "denounced", "certainty": "high", "source": "ilo-normlex"}""");
    }

    private static TestCaseData Case(string what, string method, string url, string body) => new TestCaseData(method, url, body).SetName($"A key for one member is refused {what}");

    [TestCaseSource(nameof(Outside))]
    public async Task A_key_for_one_member(string method, string url, string body)
    {
        await using var editing = await Editing.Start();
        var key = editing.Api.Key(Role.Editor, "KAZ");
        var (put, before) = (JsonNode.Parse(body)!, editing.Database.Contents());
        foreach (var (verb, address, sent) in new[]
        {
            (method, $"/v1/{url}", put),
            ("POST", "/v1/imports?dryRun=true", new JsonObject { ["format"] = "compliance-bundle", ["version"] = 1, ["records"] = new JsonArray(put.DeepClone()) }),
            ("POST", "/v1/proposals", new JsonObject { ["reason"] = "why", ["changes"] = new JsonArray(new JsonObject { ["put"] = put.DeepClone() }) }),
        })
        {
            using var response = await editing.Api.Send(new HttpMethod(verb), address, key, Editing.Text(sent), ("If-Match", "*"));
            Assert.That((await response.Json(403)).GetProperty("errors").EnumerateArray().Select(e => e.Text("code")), Has.Some.EqualTo("out_of_scope"), address);
        }

        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_key_for_one_member_writes_about_it_and_adds_what_it_needs()
    {
        await using var editing = await Editing.Start();
        var key = editing.Api.Key(Role.Editor, "KAZ", "UZB");
        foreach (var (list, body) in new[] { ("sources", Source), ("actors", Actor), ("evidence", Editing.Text(Editing.Evidence())), ("requests", Editing.Text(Editing.Request())) })
        {
            using var response = await editing.Api.Send(HttpMethod.Post, $"/v1/{list}", key, body);
            await response.Json(201);
        }

        foreach (var kind in new[] { ("source", "test-source"), ("actor", "test-actor"), ("evidence", "test-evidence") })
            Assert.That(editing.Log(kind.Item1, kind.Item2).Single().Who, Is.EqualTo(editing.NameOf(key)));
        using var retracted = await editing.Api.Send(HttpMethod.Post, "/v1/evidence/test-evidence/retract", key, """{"reason": "wrong"}""", ("If-Match", "*"));
        await retracted.Json(200);
    }

    [Test]
    public async Task A_record_does_not_move_into_a_scope_or_out_of_it()
    {
        await using var editing = await Editing.Start();
        await editing.Expect(201, HttpMethod.Post, "/v1/threads", Thread);
        await editing.Expect(201, HttpMethod.Post, "/v1/threads", Thread.Replace("BLR", "KAZ", StringComparison.Ordinal).Replace("test-thread", "own-thread", StringComparison.Ordinal));
        var before = editing.Database.Contents();
        var key = editing.Api.Key(Role.Editor, "KAZ");
        foreach (var (url, member) in new[] { ("test-thread", "KAZ"), ("own-thread", "BLR") })
        {
            using var patched = await editing.Api.Send(HttpMethod.Patch, $"/v1/threads/{url}", key, $$"""{"member": "{{member}}"}""", ("If-Match", "*"));
            await patched.Json(403);
        }

        using var retracted = await editing.Api.Send(HttpMethod.Post, "/v1/threads/test-thread/retract", key, """{"reason": "wrong"}""", ("If-Match", "*"));
        await retracted.Json(403);
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task An_import_that_is_partly_outside_is_refused_as_a_whole()
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Revision();
        var bundle = $$"""{"format": "compliance-bundle", "version": 1, "records": [{{Editing.Text(Editing.Evidence())}}, {{Thread}}]}""";
        using var response = await editing.Api.Send(HttpMethod.Post, "/v1/imports", editing.Api.Key(Role.Editor, "KAZ"), bundle);
        Assert.That((await response.Json(403)).Mistakes(), Is.EqualTo(["/records/1 out_of_scope"]));
        Assert.That(editing.Database.Revision(), Is.EqualTo(before));
    }

    [Test]
    public async Task A_contributor_proposes_and_does_not_publish()
    {
        await using var editing = await Editing.Start();
        var key = editing.Api.Key(Role.Contributor);
        var before = editing.Database.Revision();
        using var refused = await editing.Api.Send(HttpMethod.Post, "/v1/evidence", key, Editing.Text(Editing.Evidence()));
        await refused.Json(403);
        using var proposed = await editing.Api.Send(HttpMethod.Post, "/v1/proposals", key, $$"""{"reason": "why", "changes": [{"put": {{Editing.Text(Editing.Evidence())}}}]}""");
        await proposed.Json(201);
        Assert.That(editing.Database.Revision(), Is.EqualTo(before));
    }
}
