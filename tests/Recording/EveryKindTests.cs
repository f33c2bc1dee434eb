using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Tests.Support;
using Compliance.Recording;

namespace Compliance.Tests.Recording;

/// <summary>Every kind of record through its whole life: created, replaced, changed, retracted, restored.</summary>
public sealed class EveryKindTests
{
    // A record of the seed, what makes another of it, and a member to change.
    private static readonly Dictionary<string, (string Url, string Key, Dictionary<string, JsonNode> Own, string Member)> Lives = new()
    {
        ["source"] = ("sources/ilo-normlex", "test-source", Id("test-source"), "title"),
        ["actor"] = ("actors/knprk", "test-actor", Id("test-actor"), "role"),
        ["member"] = ("members/KAZ", "QQQ", new() { ["iso3"] = "QQQ", ["iso2"] = "QQ" }, "name"),
        ["convention"] = ("conventions/C87", "C999", new() { ["code"] = "C999", ["number"] = 999, ["normlexCode"] = "C999" }, "title"),
        ["article"] = ("articles/C87.2", "C87.99", new() { ["number"] = 99 }, "summary"),
        ["session"] = ("sessions/ilc-104", "test-session", new() { ["id"] = "test-session", ["number"] = 999 }, "place"),
        ["ratification"] = ("ratifications/KAZ-C81", "KAZ-C1", new() { ["convention"] = "C1" }, "domesticLaw"),
        ["individual_case"] = ("individual-cases/ilc-99-egy-c87", "ilc-99-egy-c98", new() { ["conventions"] = new JsonArray("C98") }, "certainty"),
        ["coverage"] = ("coverage/kaz-c87-plans", "test-coverage", Id("test-coverage"), "text"),
        ["thread"] = ("threads/kaz-c87-strike", "test-thread", Id("test-thread"), "title"),
        ["conclusion"] = ("conclusions/kaz-c87-cas-2021", "test-conclusion", Id("test-conclusion"), "title"),
        ["request"] = ("requests/kaz-c87-cas-2021.3", "kaz-c87-cas-2021.77", Id("kaz-c87-cas-2021.77"), "text"),
        ["commitment"] = ("commitments/kaz-commitment-2018-road-map", "test-commitment", Id("test-commitment"), "text"),
        ["evidence"] = ("evidence/kaz-2020-05-04-law-321-vi", "test-evidence", Id("test-evidence"), "text"),
    };

    private static readonly string[] WithoutPage = ["article", "ratification", "individual_case", "coverage"];

    // A thread of which nothing was asked is not public yet.
    private static readonly string[] WithoutState = [.. WithoutPage, "thread"];

    private static Dictionary<string, JsonNode> Id(string id) => new() { ["id"] = id };

    private static IEnumerable<string> Kinds() => RecordPaths.All.Select(p => p.Kind);

    [TestCaseSource(nameof(Kinds))]
    public async Task A_record_is_created_replaced_changed_retracted_and_restored(string kind)
    {
        await using var editing = await Editing.Start();
        var (from, key, own, member) = Lives[kind];
        var list = $"/v1/{from.Split('/')[0]}";
        var url = $"{list}/{key}";
        var record = (await editing.Stored($"/v1/{from}")).Record;
        foreach (var (name, value) in own) record[name] = value.DeepClone();

        var created = Editing.Text(record);
        var tag = await Write(201, "created", HttpMethod.Post, list, created);
        record[member] = kind == "individual_case" ? "medium" : "Қазақстан – replaced";
        var replaced = Editing.Text(record);
        tag = await Write(200, "updated", HttpMethod.Put, url, replaced, ("If-Match", tag), ("X-Reason", "a better reading"));
        tag = await Write(200, "updated", HttpMethod.Patch, url, """{"confidence": "partial"}""", ("If-Match", tag));
        record["confidence"] = "partial";
        var patched = Editing.Text(record);
        Assert.That((await editing.Stored(url)).Text, Is.EqualTo(patched));
        tag = await Write(200, "retracted", HttpMethod.Post, $"{url}/retract", """{"reason": "It was wrong"}""", ("If-Match", tag));
        foreach (var gone in WithoutPage.Contains(kind) ? new[] { $"{url}/record" } : [url, $"{url}/record"])
        {
            var problem = await editing.Expect(410, HttpMethod.Get, gone);
            Assert.That(problem.Text("detail"), Does.Contain("It was wrong"));
            Assert.That(problem.GetProperty("record").GetRawText(), Is.EqualTo(patched));
        }

        await Write(200, "restored", HttpMethod.Put, url, created, ("If-Match", tag));
        if (!WithoutState.Contains(kind)) await editing.Api.Get(url);

        Assert.That(editing.Log(kind, key).Select(l => (l.Action, l.Who, l.Reason, l.Before, l.After)), Is.EqualTo(new (string, string, string?, string?, string?)[]
        {
            ("created", editing.Name, null, null, created),
            ("updated", editing.Name, "a better reading", created, replaced),
            ("updated", editing.Name, null, replaced, patched),
            ("retracted", editing.Name, "It was wrong", patched, patched),
            ("restored", editing.Name, null, patched, created),
        }));
        editing.AssertVerified();

        async Task<string> Write(int status, string action, HttpMethod method, string address, string body, params (string, string)[] headers)
        {
            using var response = await editing.Send(method, address, body, headers);
            var answer = await response.Json(status);
            var revision = editing.Log(kind, key)[^1].Revision;
            Assert.Multiple(() =>
            {
                Assert.That((answer.Text("action"), answer.Text("record"), answer.Text("key")), Is.EqualTo((action, kind, key)));
                Assert.That(answer.GetProperty("revision").GetInt64(), Is.EqualTo(revision));
                Assert.That(answer.GetProperty("dryRun").GetBoolean(), Is.False);
                Assert.That(response.Headers.ETag?.ToString(), Is.EqualTo($"\"{revision}\""));
                Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo(status == 201 ? HasPage(kind) ? url : url + "/record" : null));
                Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
                Assert.That(answer.GetProperty("state").ValueKind, Is.EqualTo(WithoutState.Contains(kind) || action == "retracted" ? JsonValueKind.Null : JsonValueKind.Object));
            });
            if (action != "retracted" && method != HttpMethod.Patch)
            {
                var stored = await editing.Stored(url);
                Assert.That((stored.Text, stored.Tag), Is.EqualTo((body, response.Headers.ETag!.ToString())));
                Assert.That(answer.GetProperty("stored").GetRawText(), Is.EqualTo(body));
            }

            return response.Headers.ETag!.ToString();
        }
    }

    [Test]
    public async Task What_is_stored_can_be_sent_back_and_changes_nothing()
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        foreach (var url in Lives.Values.Select(l => $"/v1/{l.Url}"))
        {
            var (_, text, tag) = await editing.Stored(url);
            using var response = await editing.Send(HttpMethod.Put, url, text, ("If-Match", tag));
            Assert.That((await response.Json(200)).Text("action"), Is.EqualTo("unchanged"), url);
            Assert.That(response.Headers.ETag?.ToString(), Is.EqualTo(tag), url);
        }

        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task What_a_record_is_may_be_left_out_and_must_not_be_something_else()
    {
        await using var editing = await Editing.Start();
        var evidence = Editing.Evidence();
        evidence["record"] = "source";
        var problem = await editing.Refused(400, HttpMethod.Post, "/v1/evidence", evidence);
        Assert.That(problem.Mistakes(), Is.EqualTo(["/record record"]));
        evidence.Remove("record");
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", evidence);
        Assert.That((await editing.Stored("/v1/evidence/test-evidence")).Record["record"]?.GetValue<string>(), Is.EqualTo("evidence"));
    }

    // The others are read as they are stored.
    private static bool HasPage(string kind) => kind is not ("article" or "ratification" or "individual_case" or "coverage");
}
