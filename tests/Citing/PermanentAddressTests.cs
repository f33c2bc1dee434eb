using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Storage;
using Compliance.Tests.Reading;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Citing;

/// <summary>A citation leads to the answer that was cited, whatever is written later, and its hash can be recomputed.</summary>
public sealed class PermanentAddressTests
{
    private const string Server = "https://compliance.example";
    private const string Request = "/v1/requests/kaz-c87-ceacr-2024.2";

    // What an answer says, but for the instant that it goes back to.
    private static string Said(JsonElement answer)
    {
        var node = JsonNode.Parse(answer.GetRawText())!;
        foreach (var meta in new[] { node["meta"], node["status"] as JsonObject is { } status ? status["meta"] : null }.OfType<JsonNode>()) meta["knownAt"] = null;
        return node.ToJsonString();
    }

    private static string Path(JsonElement citation)
    {
        var address = citation.Text("permanent");
        Assert.That(address, Does.StartWith(Server + "/v1/"));
        return address[Server.Length..];
    }

    [TestCase(Request, "2026-02-01")]
    [TestCase("/v1/threads/kaz-c87-union-office-bans", "2026-02-01")]
    [TestCase("/v1/commitments/kaz-commitment-2022-notification", "2024-01-01")]
    [TestCase("/v1/cases/KAZ/C87", "2026-02-01")]
    public async Task The_answer_that_was_cited_is_given_again_after_it_changed(string record, string day)
    {
        await using var editing = await Editing.Start();
        var cited = Said(await editing.Api.Get($"{record}?asOf={day}"));
        var citation = await editing.Api.Get($"{record}/cite?asOf={day}");
        // At once after the citation, and once more: a claim on the request and its thread, and on the promise.
        var claim = Editing.Evidence("a-claim");
        claim["links"]!.AsArray().Add(new JsonObject { ["commitment"] = "kaz-commitment-2022-notification", ["stance"] = "done" });
        claim["links"]!.AsArray().Add(new JsonObject { ["thread"] = "kaz-c87-union-office-bans", ["stance"] = "done" });
        claim["eventOn"] = "2023-05-05";
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", claim);
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence("another-claim"));
        Assert.That(Said(await editing.Api.Get($"{record}?asOf={day}")), Is.Not.EqualTo(cited), "the present answer is another");
        Assert.That(Said(await editing.Api.Get(Path(citation))), Is.EqualTo(cited), "the cited one is what it was");
        var again = await editing.Api.Get(Path(citation).Replace("?", "/cite?", StringComparison.Ordinal));
        Assert.Multiple(() =>
        {
            foreach (var part in (string[])["permanent", "title", "says", "revision", "revisionHash", "bibtex"]) Assert.That(again.GetProperty(part).ToString(), Is.EqualTo(citation.GetProperty(part).ToString()), part);
            Assert.That(again.GetProperty("inputs").Text("hash"), Is.EqualTo(citation.GetProperty("inputs").Text("hash")), "to cite it again is to cite the same");
        });
        var now = await editing.Api.Get($"{record}/cite?asOf={day}");
        Assert.That(now.GetProperty("inputs").Text("hash"), Is.Not.EqualTo(citation.GetProperty("inputs").Text("hash")));
    }

    [Test]
    public async Task Writes_of_one_millisecond_do_not_move_what_was_cited_between_them()
    {
        // This clock stands still.
        await using var editing = await Editing.Start(time: new SetClock(DateTimeOffset.UtcNow.AddHours(1)));
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence("first"));
        var (answer, citation) = (Said(await editing.Api.Get($"{Request}?asOf=2026-02-01")), await editing.Api.Get($"{Request}/cite?asOf=2026-02-01"));
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence("second"));
        Assert.That(Said(await editing.Api.Get($"{Request}?asOf=2026-02-01")), Is.Not.EqualTo(answer));
        Assert.That(Said(await editing.Api.Get(Path(citation))), Is.EqualTo(answer));
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence("third"));
        var latest = await editing.Api.Get($"{Request}/cite?asOf=2026-02-01");
        Assert.That((await editing.Api.Get(Path(latest))).GetProperty("meta").GetProperty("revision").GetInt64(), Is.EqualTo(latest.GetProperty("revision").GetInt64()), "the last write is there, though the clock is behind it");
    }

    [Test]
    public async Task A_citation_of_what_was_known_once_is_of_that_revision()
    {
        await using var record = await ChangingRecord.Start();
        var (before, then) = (await record.Api.Get($"{Request}/cite?asOf=2026-02-01"), record.Clock.Now);
        record.Import(record.Changed("request", "kaz-c87-ceacr-2024.2", "text", "Another text."));
        var known = await record.Api.Get($"{Request}/cite?asOf=2026-02-01&knownAt={then.Stored()}");
        Assert.That((known.Text("permanent"), known.Text("title")), Is.EqualTo((before.Text("permanent"), before.Text("title"))));
        await record.Api.Problem($"{Request}/cite?knownAt=2999-01-01", HttpStatusCode.BadRequest, "invalid-parameter");
        await record.Api.Problem($"{Request}/cite?knownAt=2001-01-01", HttpStatusCode.NotFound, "not-found");
    }

    [TestCase("KAZ", Request)]
    [TestCase("KAZ", "/v1/cases/KAZ/C87")]
    public async Task The_hash_is_that_of_the_entries_that_the_definition_names(string member, string record)
    {
        await using var editing = await Editing.Start();
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence("a-claim"));
        await editing.Expect(200, HttpMethod.Post, "/v1/evidence/a-claim/retract", new JsonObject { ["reason"] = "It was wrong" }, ("If-Match", "*"));
        var citation = await editing.Api.Get($"{record}/cite?inputs=true");
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence("a-later-claim"));
        var inputs = citation.GetProperty("inputs");
        var expected = (await Inputs(editing.Api, member, citation.GetProperty("revision").GetInt64())).OrderBy(i => i, StringComparer.Ordinal).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(inputs.GetProperty("data").EnumerateArray().Select(i => $"{i.Text("hash")} {i.Text("record")} {i.Text("key")}").OrderBy(i => i, StringComparer.Ordinal), Is.EqualTo(expected));
            Assert.That(inputs.GetProperty("count").GetInt32(), Is.EqualTo(expected.Length));
            Assert.That(inputs.Text("hash"), Is.EqualTo(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', expected.Select(e => e.Split(' ')[0])))))));
            Assert.That(expected.Select(e => e[65..]), Has.Member("evidence a-claim").And.Member("member KAZ").And.Member("convention C87").And.Member("actor larisa-kharkova").And.Member("session ilc-109")
                .And.No.Member("member KGZ").And.No.Member("evidence a-later-claim"));
        });
        Assert.That((await editing.Api.Get(inputs.Text("url"))).GetProperty("inputs").GetRawText(), Is.EqualTo(inputs.GetRawText()), "the address that lists them");
        Assert.That((await editing.Api.Get($"/v1/changes/{citation.GetProperty("revision")}")).Text("hash"), Is.EqualTo(citation.Text("revisionHash")));
    }

    // By openapi/citation.md, from the log alone.
    private static async Task<List<string>> Inputs(RunningApi api, string member, long revision)
    {
        var latest = new Dictionary<(string Record, string Key), JsonElement>();
        for (var next = "/v1/changes?limit=500"; next is not null;)
        {
            var page = await api.Get(next);
            foreach (var e in page.Rows().Where(e => e.GetProperty("revision").GetInt64() <= revision)) latest[(e.Text("record"), e.Text("key"))] = e;
            next = page.GetProperty("page").GetProperty("next").GetString();
        }

        string? Of(JsonElement e) => e.GetProperty("after").TryGetProperty("member", out var m) ? m.GetString() : null;
        var own = latest.Where(l => l.Key.Record switch
        {
            "member" => l.Key.Key == member,
            "request" => Of(latest[("conclusion", l.Value.GetProperty("after").Text("conclusion"))]) == member,
            "coverage" => Of(l.Value) is null || Of(l.Value) == member,
            _ => Of(l.Value) == member,
        }).ToArray();
        var text = string.Join('\n', own.Select(o => o.Value.GetProperty("after").GetRawText()));
        var named = latest.Where(l => l.Key.Record is "source" or "actor" or "convention" or "article" or "session" && (text.Contains($"\"{l.Key.Key}\"", StringComparison.Ordinal) || text.Contains($"{{{l.Key.Key}}}", StringComparison.Ordinal)));
        return [.. own.Concat(named).Select(l => $"{l.Value.Text("hash")} {l.Key.Record} {l.Key.Key}")];
    }

    [Test]
    public async Task The_script_of_the_documentation_recomputes_the_hash()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(System.IO.Path.PathSeparator).Any(folder => File.Exists(System.IO.Path.Combine(folder, "python3")))) Assert.Ignore("there is no python3 here to run the script with");
        await using var editing = await Editing.Start();
        var text = await File.ReadAllTextAsync(Repository.File("openapi", "citation.md"));
        var script = Fresh.File("recompute.py", text.Split("```python\n")[1].Split("```")[0]);
        var address = $"{editing.Api.Http.BaseAddress}{Request[1..]}/cite?asOf=2026-02-01";
        var (code, output) = await Repository.Run(System.IO.Path.GetTempPath(), "python3", script, address);
        var inputs = (await editing.Api.Get($"{Request}/cite?asOf=2026-02-01")).GetProperty("inputs");
        Assert.That((code, output.Trim()), Is.EqualTo((0, $"{inputs.Text("hash")} {inputs.GetProperty("count")}")));
        // A record that is another gives another hash.
        editing.Database.Tamper("drop trigger change_is_never_updated; update change set hash = 'f' || substr(hash, 2, 62) || 'x' where record = 'thread' and record_key = 'kaz-c87-strike'");
        (_, output) = await Repository.Run(System.IO.Path.GetTempPath(), "python3", script, address);
        Assert.That(output, Does.Match("^[0-9a-f]{64} ").And.Not.Contain(inputs.Text("hash")));
    }
}
