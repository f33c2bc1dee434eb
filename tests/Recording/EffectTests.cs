using System.Text.Json.Nodes;
using Compliance.Tests.Support;
using Compliance.Access;
using Dapper;

namespace Compliance.Tests.Recording;

/// <summary>Every write tells what it changed in where things stand, and a dry run tells it and writes nothing.</summary>
public sealed class EffectTests
{
    private const string Request = "/v1/requests/kaz-c87-ceacr-2024.2";
    private const string Thread = "/v1/threads/kaz-c87-union-office-bans";
    private static readonly string[] Forth = ["1 request: open -> claimed_implemented", "1 thread: open -> claimed_implemented"];
    private static readonly string[] Back = ["1 request: claimed_implemented -> open", "1 thread: claimed_implemented -> open"];

    private static string[] Stored(Editing editing, long revision)
    {
        using var reader = editing.Database.Read();
        return [.. reader.Connection.Query<string>("select record || ' ' || record_key || ' ' || member || ' ' || before || ' ' || after from status_change where revision = @revision order by position", new { revision })];
    }

    [Test]
    public async Task Evidence_moves_a_request_and_its_thread_and_its_retraction_moves_them_back()
    {
        await using var editing = await Editing.Start();
        Assert.That((await editing.Status(Request), await editing.Status(Thread)), Is.EqualTo(("open", "open")));
        var made = await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence());
        Assert.That(made.Effects(), Is.EqualTo(Forth));
        Assert.That((await editing.Status(Request), await editing.Status(Thread)), Is.EqualTo(("claimed_implemented", "claimed_implemented")));
        Assert.That(Stored(editing, made.GetProperty("revision").GetInt64()),
            Is.EquivalentTo(["request kaz-c87-ceacr-2024.2 KAZ open claimed_implemented", "thread kaz-c87-union-office-bans KAZ open claimed_implemented"]));
        Assert.That(made.GetProperty("state").Text("id"), Is.EqualTo("test-evidence"));

        var retracted = await editing.Expect(200, HttpMethod.Post, "/v1/evidence/test-evidence/retract", """{"reason": "The law was never adopted"}""", ("If-Match", "*"));
        Assert.That(retracted.Effects(), Is.EqualTo(Back));
        Assert.That((await editing.Status(Request), await editing.Status(Thread)), Is.EqualTo(("open", "open")));
        Assert.That(Stored(editing, retracted.GetProperty("revision").GetInt64()), Has.Length.EqualTo(2));
        editing.AssertVerified();
    }

    [Test]
    public async Task A_new_request_is_told_with_its_derived_status()
    {
        await using var editing = await Editing.Start();
        var request = Editing.Request();
        request["thread"] = "kaz-c87-violence";
        var made = await editing.Expect(201, HttpMethod.Post, "/v1/requests", request);
        Assert.That(made.GetProperty("state").Text("status"), Is.EqualTo(await editing.Status("/v1/requests/kaz-c87-cas-2021.77")));
        Assert.That(made.Effects(), Has.Member($"1 request: new -> {made.GetProperty("state").Text("status")}"));
        Assert.That(Stored(editing, made.GetProperty("revision").GetInt64()), Has.None.Contains("kaz-c87-cas-2021.77"), "what is new has no status before");
    }

    [Test]
    public async Task A_deadline_event_moves_the_date_and_what_hangs_on_it()
    {
        await using var editing = await Editing.Start();
        var request = Editing.Request();
        request["outcomeDue"] = JsonNode.Parse("""{"text": "by 1 May 2022", "latest": "2022-05-01", "precision": "day", "basis": "text"}""");
        await editing.Expect(201, HttpMethod.Post, "/v1/requests", request);
        const string url = "/v1/requests/kaz-c87-cas-2021.77";
        Assert.That((await editing.Api.Get(url)).Text("timeliness"), Is.EqualTo("overdue"));
        using var response = await editing.Send(HttpMethod.Post, $"{url}/deadline-events",
            """{"kind": "extended", "on": "2022-06-01", "by": "CAS", "due": {"text": "by 2090", "latest": "2090-12-31", "precision": "year", "basis": "text"}, "source": "ilo-normlex"}""", ("If-Match", "*"), ("X-Reason", "an extension"));
        var answer = await response.Json(200);
        Assert.That((answer.Text("action"), answer.GetProperty("state").Text("timeliness"), answer.GetProperty("state").Text("dueOn")), Is.EqualTo(("updated", "not_due", "2090-12-31")));
        Assert.That(response.Headers.ETag?.ToString(), Is.EqualTo($"\"{answer.GetProperty("revision")}\""));
        await editing.Expect(200, HttpMethod.Post, $"{url}/deadline-events", """{"kind": "withdrawn", "on": "2022-07-01", "by": "CAS", "source": "ilo-normlex"}""", ("If-Match", "*"));
        Assert.That((await editing.Api.Get(url)).Text("timeliness"), Is.EqualTo("no_deadline"));
        Assert.That(editing.Log("request", "kaz-c87-cas-2021.77").Select(l => (l.Action, l.Reason)), Is.EqualTo(new (string, string?)[] { ("created", null), ("updated", "an extension"), ("updated", null) }));
        editing.AssertVerified();
    }

    private static IEnumerable<TestCaseData> Writes()
    {
        yield return Case("a creation", "POST", "/v1/evidence", Editing.Text(Editing.Evidence()), Forth);
        yield return Case("a creation under a chosen id", "PUT", "/v1/evidence/test-evidence", Editing.Text(Editing.Evidence()), Forth);
        yield return Case("a patch", "PATCH", "/v1/evidence/kaz-2018-ceacr-mission-received", """{"links": []}""", ["1 request: implemented -> no_information"]);
        yield return Case("a retraction", "POST", "/v1/evidence/kaz-2018-ceacr-mission-received/retract", """{"reason": "wrong"}""", ["1 request: implemented -> no_information"]);
        yield return Case("a deadline event", "POST", "/v1/requests/kaz-c87-ceacr-2024.2/deadline-events", """{"kind": "withdrawn", "on": "2025-07-01", "by": "CEACR", "source": "ilo-normlex"}""", []);
        yield return Case("an import", "POST", "/v1/imports", $$"""{"format": "compliance-bundle", "version": 1, "records": [{{Editing.Text(Editing.Evidence())}}]}""", Forth);
    }

    private static TestCaseData Case(string what, string method, string url, string body, string[] effects) =>
        new TestCaseData(method, url, body, effects).SetName($"A dry run of {what} tells the effect and writes nothing");

    [TestCaseSource(nameof(Writes))]
    public async Task A_dry_run(string method, string url, string body, string[] effects)
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        using var response = await editing.Send(new HttpMethod(method), $"{url}?dryRun=true", body, url.EndsWith("evidence", StringComparison.Ordinal) || method == "PUT" ? [] : [("If-Match", "*")]);
        var answer = await response.Json(200);
        Assert.Multiple(() =>
        {
            Assert.That(answer.GetProperty("dryRun").GetBoolean(), Is.True);
            Assert.That(answer.Effects(), Is.EqualTo(effects));
            Assert.That(response.Headers.Location, Is.Null);
            Assert.That(response.Headers.ETag, Is.Null);
            Assert.That(editing.Database.Contents(), Is.EqualTo(before));
        });
        // The same, meant: the same effect.
        var done = await editing.Send(new HttpMethod(method), url, body, url.EndsWith("evidence", StringComparison.Ordinal) || method == "PUT" ? [] : [("If-Match", "*")]);
        Assert.That((await done.Json((int)done.StatusCode)).Effects(), Is.EqualTo(effects));
        done.Dispose();
    }

    [Test]
    public async Task A_dry_run_refuses_what_the_write_would_refuse()
    {
        await using var editing = await Editing.Start();
        await editing.Refused(422, HttpMethod.Post, "/v1/evidence?dryRun=true", Editing.Evidence(stance: "resolved"));
        await editing.Refused(428, HttpMethod.Patch, $"{Request}?dryRun=true", "{}");
        using var contributor = await editing.Api.Send(HttpMethod.Post, "/v1/evidence?dryRun=true", editing.Api.Key(Role.Contributor), Editing.Text(Editing.Evidence()));
        await contributor.Json(403);
        await editing.Refused(400, HttpMethod.Post, "/v1/evidence?dryRun=maybe", Editing.Evidence());
    }
}
