using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;
using static Compliance.Tests.Access.EditorCalls;

namespace Compliance.Tests.Access;

/// <summary>Writes while a name is restricted: nobody changes unseen what he cannot see, and only an admin decides what is seen.</summary>
public sealed class RestrictionWriteTests
{
    private const string Alias = "person-9f31c2";

    [Test]
    public async Task What_an_editor_read_can_be_sent_back_and_keeps_the_name()
    {
        await using var api = await Restricted();
        var editor = api.Key(Role.Editor);
        var stored = Stored(api, "actor", "erlan-baltabay");
        var read = (await api.Get($"/v1/actors/{Alias}/record")).GetProperty("stored");
        Assert.That(read.GetProperty("name").GetString(), Is.EqualTo(read.GetProperty("role").GetString()));
        await Put(api, editor, $"actors/{Alias}", read.GetRawText(), "unchanged");
        var changed = JsonNode.Parse(read.GetRawText())!.AsObject();
        changed["confidence"] = "partial";
        await Put(api, editor, $"actors/{Alias}", changed.ToJsonString(), "updated");
        changed.Remove("restrictedAs");
        await Put(api, editor, $"actors/{Alias}", changed.ToJsonString(), "unchanged");
        await Patch(api, editor, $"actors/{Alias}", """{"confidence": "sourced"}""", "updated");
        Assert.That(Stored(api, "actor", "erlan-baltabay"), Is.EqualTo(stored).And.Contain("Erlan Baltabay").And.Contain(Alias));
    }

    [Test]
    public async Task Records_that_name_the_actor_keep_their_ids_and_what_was_hidden_in_them()
    {
        await using var api = await Restricted();
        var editor = api.Key(Role.Editor);
        foreach (var (list, kind) in ((string, string)[])[("evidence", "evidence"), ("sources", "source")])
        {
            var before = Records(api).Where(r => r.Kind == kind && Names.In(r.Json).Length > 0).ToArray();
            Assert.That(before, Is.Not.Empty);
            foreach (var (_, key, json) in before.Take(12))
            {
                using var reader = new Database(api.Path).Read();
                var id = JsonNode.Parse(NameMask.Of(reader.Connection).Record(json))!["id"]!.GetValue<string>();
                var read = (await api.Get($"/v1/{list}/{id}/record")).GetProperty("stored");
                await Put(api, editor, $"{list}/{id}", read.GetRawText(), "unchanged");
                var changed = JsonNode.Parse(read.GetRawText())!.AsObject();
                changed["note"] = "Looked at again.";
                await Put(api, editor, $"{list}/{id}", changed.ToJsonString(), "updated");
                var expected = JsonNode.Parse(json)!.AsObject();
                expected["note"] = "Looked at again.";
                Assert.That(JsonNode.DeepEquals(JsonNode.Parse(Stored(api, kind, key)), expected), Is.True, Stored(api, kind, key));
            }
        }

        Assert.That(new Verification(new Database(api.Path)).Run().Findings, Is.Empty);
    }

    [TestCase("""{"name": "Somebody Else"}""", HttpStatusCode.Conflict, "restricted_name")]
    [TestCase("""{"spellings": ["Somebody"]}""", HttpStatusCode.Conflict, "restricted_name")]
    [TestCase("""{"restrictedAs": "person-000000"}""", HttpStatusCode.Forbidden, "admin_only")]
    [TestCase("""{"restrictedAs": null}""", HttpStatusCode.BadRequest, "restricted")]
    public async Task An_editor_changes_neither_the_name_nor_the_restriction(string patch, HttpStatusCode status, string code)
    {
        await using var api = await Restricted();
        var revision = new Database(api.Path).Revision();
        using var answer = await Send(api, HttpMethod.Patch, api.Key(Role.Editor), $"actors/{Alias}", patch);
        await AssertRefused(answer, status, code);
        Assert.That(new Database(api.Path).Revision(), Is.EqualTo(revision));
    }

    [Test]
    public async Task Only_an_admin_restricts_on_whatever_way()
    {
        await using var api = await RunningApi.Start();
        var editor = api.Key(Role.Editor);
        var revision = new Database(api.Path).Revision();
        foreach (var action in new[] { "restrict", "unrestrict" })
        {
            using var answer = await api.Send(HttpMethod.Post, $"/v1/actors/erlan-baltabay/{action}", editor, new { reason = "a test" }, ("If-Match", "*"));
            Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        }

        var record = JsonNode.Parse(Stored(api, "actor", "erlan-baltabay"))!.AsObject();
        record["restrictedAs"] = Alias;
        using (var put = await Send(api, HttpMethod.Put, editor, "actors/erlan-baltabay", record.ToJsonString())) await AssertRefused(put, HttpStatusCode.Forbidden, "admin_only");
        using (var proposal = await api.Send(HttpMethod.Post, "/v1/proposals", api.Key(Role.Contributor), $$"""{"reason": "a test", "changes": [{"put": {{record.ToJsonString()}}}]}""")) await AssertRefused(proposal, HttpStatusCode.Forbidden, "admin_only");
        using (var import = await api.Send(HttpMethod.Post, "/v1/imports", editor, $$"""{"format": "compliance-bundle", "version": 1, "records": [{{record.ToJsonString()}}]}"""))
            Assert.That(await import.Content.ReadAsStringAsync(), Does.Contain("admin_only"));
        Assert.That(new Database(api.Path).Revision(), Is.EqualTo(revision));
        await Put(api, api.Key(Role.Admin), "actors/erlan-baltabay", record.ToJsonString(), "updated");
        Assert.That((await api.Get($"/v1/actors/{Alias}")).GetProperty("isRestricted").GetBoolean(), Is.True);
    }

    [TestCase("actors", "alias")]
    [TestCase("person-abc", "alias")]
    [TestCase("2-person", "alias")]
    [TestCase("Person-1", "id")]
    [TestCase("kaz-c87", "not_unique")]
    [TestCase("union-leader-1-baltabay", "names")]
    [TestCase("person-1", "not_unique")]
    [TestCase("person-10-x", "alias")]
    public async Task An_alias_is_no_part_of_anything_else(string alias, string code)
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        await api.Restrict(admin, "larisa-kharkova", "person-10");
        var revision = new Database(api.Path).Revision();
        using var answer = await api.Send(HttpMethod.Post, "/v1/actors/erlan-baltabay/restrict", admin, new { reason = "a test", @as = alias }, ("If-Match", "*"));
        Assert.That(answer.IsSuccessStatusCode, Is.False);
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain($"\"{code}\""));
        Assert.That(new Database(api.Path).Revision(), Is.EqualTo(revision));
    }

    [Test]
    public async Task The_answer_of_a_restriction_hides_the_name_already_and_that_of_a_lift_shows_it()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        using (var tried = await api.Send(HttpMethod.Post, "/v1/actors/erlan-baltabay/restrict?dryRun=true", admin, new { reason = "a test" }, ("If-Match", "*")))
            Assert.That(tried.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        await api.Get("/v1/actors/erlan-baltabay");
        using var restricted = await api.Send(HttpMethod.Post, "/v1/actors/erlan-baltabay/restrict", admin, new { reason = "a test" }, ("If-Match", "*"));
        var whole = await restricted.Whole();
        Assert.That(Names.In(whole), Is.Empty, whole);
        var alias = JsonSerializer.Deserialize<JsonElement>(await restricted.Content.ReadAsStringAsync()).GetProperty("key").GetString();
        Assert.That(alias, Does.Match("^person-[0-9][0-9a-f]{5}$"));
        using (var again = await api.Send(HttpMethod.Post, $"/v1/actors/{alias}/restrict", admin, new { reason = "a test" }, ("If-Match", "*")))
            Assert.That(await again.Content.ReadAsStringAsync(), Does.Contain("\"action\":\"unchanged\""));
        using (var stranger = await api.Send(HttpMethod.Post, $"/v1/actors/{alias}/unrestrict", api.Key(Role.Editor), new { reason = "a test" }))
            Assert.That(Names.In(await stranger.Whole()), Is.Empty);
        using (var unread = await api.Send(HttpMethod.Post, $"/v1/actors/{alias}/unrestrict", admin, new { reason = "a test" }))
        {
            Assert.That(unread.StatusCode, Is.EqualTo(HttpStatusCode.PreconditionRequired));
            Assert.That(Names.In(await unread.Whole()), Is.Empty, "a refusal hides the names, whoever asks");
        }

        using var lifted = await api.Send(HttpMethod.Post, $"/v1/actors/{alias}/unrestrict", admin, new { reason = "a test" }, ("If-Match", "*"));
        Assert.That(await lifted.Content.ReadAsStringAsync(), Does.Contain("\"key\":\"erlan-baltabay\"").And.Contain("Erlan Baltabay"));
        using var unrestricted = await api.Send(HttpMethod.Post, "/v1/actors/erlan-baltabay/unrestrict", admin, new { reason = "a test" }, ("If-Match", "*"));
        Assert.That(unrestricted.StatusCode, Is.EqualTo(HttpStatusCode.Conflict));
    }

    [Test]
    public async Task Loading_the_same_files_again_lifts_no_restriction()
    {
        await using var api = await Restricted();
        var database = new Database(api.Path);
        var (stored, revision) = (Stored(api, "actor", "erlan-baltabay"), database.Revision());
        new SeedFiles(database, TimeProvider.System).Load(SeedFiles.Folder);
        var report = database.Import(Path.Combine(SeedFiles.Folder, "cases", "kaz-c87.json"));
        Assert.That(report.Count("unchanged"), Is.EqualTo(report.Outcomes.Count()));
        Assert.That(Stored(api, "actor", "erlan-baltabay"), Is.EqualTo(stored));
        Assert.That(database.Revision(), Is.EqualTo(revision));
    }

    [Test]
    public async Task Masked_records_are_valid_elsewhere_and_come_back_as_they_are()
    {
        await using var api = await Restricted();
        string[] masked;
        using (var reader = new Database(api.Path).Read())
        {
            var mask = NameMask.Of(reader.Connection);
            masked = [.. Records(api).Select(r => mask.Record(r.Json))];
        }

        Assert.That(Names.In(string.Concat(masked)), Does.Not.Contain("baltaba"));
        var elsewhere = Fresh.Migrated();
        elsewhere.Import(Fresh.Bundle(masked));
        using var there = elsewhere.Read();
        var mask2 = NameMask.Of(there.Connection);
        Assert.That(Records(elsewhere.Path).Select(r => mask2.Record(r.Json)), Is.EquivalentTo(masked));
        // And back into where they are from: nothing changes.
        var home = new Database(api.Path);
        Assert.That(home.Import(Fresh.Bundle(masked)).Counts.Keys, Is.EqualTo(new[] { "unchanged" }));
    }

    private static async Task<RunningApi> Restricted()
    {
        var api = await RunningApi.Start();
        await api.Restrict(api.Key(Role.Admin), "erlan-baltabay", Alias);
        return api;
    }
}
