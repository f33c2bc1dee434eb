using System.Net;
using System.Text.Json.Nodes;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

/// <summary>Nobody's change is lost: who changes what exists says which version was seen.</summary>
public sealed class PreconditionTests
{
    private const string Url = "/v1/requests/kaz-c87-cas-2021.3";

    // A request that nothing names.
    private const string Lone = "/v1/requests/kaz-c87-cas-2022.5";

    private static IEnumerable<TestCaseData> Changes()
    {
        yield return new TestCaseData("PUT", Url, null).SetName("PUT");
        yield return new TestCaseData("PATCH", Url, """{"note": "A note."}""").SetName("PATCH");
        yield return new TestCaseData("POST", $"{Lone}/retract", """{"reason": "wrong"}""").SetName("A retraction");
        yield return new TestCaseData("POST", $"{Url}/deadline-events", """{"kind": "withdrawn", "on": "2022-01-10", "by": "CAS", "source": "ilo-normlex"}""").SetName("A deadline event");
    }

    [TestCaseSource(nameof(Changes))]
    public async Task needs_the_version_that_was_seen(string method, string url, string? body)
    {
        await using var editing = await Editing.Start();
        var stored = await editing.Stored(url.EndsWith("retract", StringComparison.Ordinal) ? Lone : Url);
        body ??= stored.Text.Replace("judicial", "all judicial", StringComparison.Ordinal);
        await editing.Refused(428, new HttpMethod(method), url, body);
        // An older one, none of ours, one of a database that is further on.
        foreach (var tag in new[] { "\"1\"", "\"\"", "\"x\"", "nonsense", "\"999999999\"", "W/\"999999999-20261124-0a1b\"" })
            Assert.That((await editing.Refused(412, new HttpMethod(method), url, body, ("If-Match", tag))).Text("detail"), Does.Contain(stored.Tag), tag);
        await editing.Refused(412, new HttpMethod(method), url, body, ("If-Match", stored.Tag), ("If-None-Match", "*"));
        await editing.Expect(200, new HttpMethod(method), url, body, ("If-Match", stored.Tag));
        await editing.Refused(method == "POST" && url.EndsWith("retract", StringComparison.Ordinal) ? 410 : 412, new HttpMethod(method), url, body, ("If-Match", stored.Tag));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task The_tag_of_any_answer_that_showed_the_record_is_a_version(bool isAnyVersion)
    {
        await using var editing = await Editing.Start();
        using var shown = await editing.Api.Http.GetAsync(new Uri(Url, UriKind.Relative));
        var tag = isAnyVersion ? "*" : shown.Headers.ETag!.ToString();
        Assert.That(tag, Does.StartWith(isAnyVersion ? "*" : "W/"));
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence());
        // Something else was changed since: not this record.
        await editing.Expect(200, HttpMethod.Patch, Url, """{"note": "A note."}""", ("If-Match", $"\"1\", {tag}".Replace("\"1\", *", "*", StringComparison.Ordinal)));
        if (!isAnyVersion) await editing.Refused(412, HttpMethod.Patch, Url, """{"note": "Another."}""", ("If-Match", tag));
    }

    [Test]
    public async Task The_tag_of_what_was_known_once_is_no_version()
    {
        await using var editing = await Editing.Start();
        var at = DateTimeOffset.UtcNow.ToString("yyyy-MM-ddTHH:mm:ss.fffZ", System.Globalization.CultureInfo.InvariantCulture);
        await editing.Expect(200, HttpMethod.Patch, Url, """{"note": "A note."}""", ("If-Match", "*"));
        using var shown = await editing.Api.Http.GetAsync(new Uri($"{Url}?knownAt={at}", UriKind.Relative));
        Assert.That(await shown.Content.ReadAsStringAsync(), Does.Not.Contain("A note."));
        await editing.Refused(412, HttpMethod.Patch, Url, """{"note": "Another."}""", ("If-Match", shown.Headers.ETag!.ToString()));
        using var again = new HttpRequestMessage(HttpMethod.Get, $"{Url}?knownAt={at}") { Headers = { IfNoneMatch = { shown.Headers.ETag } } };
        Assert.That((int)(await editing.Api.Http.SendAsync(again)).StatusCode, Is.EqualTo(304));
    }

    [Test]
    public async Task PUT_creates_once_when_it_asks_for_that()
    {
        await using var editing = await Editing.Start();
        const string url = "/v1/evidence/test-evidence";
        using var first = await editing.Send(HttpMethod.Put, url, Editing.Evidence(), ("If-None-Match", "*"));
        Assert.That((await first.Json(201)).Text("action"), Is.EqualTo("created"));
        Assert.That(first.Headers.Location?.OriginalString, Is.EqualTo(url));
        await editing.Refused(412, HttpMethod.Put, url, Editing.Evidence(stance: "step"), ("If-None-Match", "*"));
        await editing.Refused(412, HttpMethod.Put, "/v1/evidence/other", Editing.Evidence("other"), ("If-Match", "\"5\""));
        await editing.Refused(412, HttpMethod.Put, "/v1/evidence/other", Editing.Evidence("other"), ("If-Match", "*"));
    }

    [Test]
    public async Task Of_two_racers_with_one_version_one_wins()
    {
        await using var editing = await Editing.Start();
        var tag = (await editing.Stored(Url)).Tag;
        for (var round = 0; round < 50; round++)
        {
            var racers = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => editing.Send(HttpMethod.Patch, Url, new JsonObject { ["note"] = $"Round {round}, racer {i}." }, ("If-Match", tag))));
            Assert.That(racers.Select(r => r.StatusCode), Is.EquivalentTo([HttpStatusCode.OK, HttpStatusCode.PreconditionFailed]));
            var winner = Array.FindIndex(racers, r => r.StatusCode == HttpStatusCode.OK);
            tag = racers[winner].Headers.ETag!.ToString();
            var stored = await editing.Stored(Url);
            Assert.That((stored.Record["note"]!.GetValue<string>(), stored.Tag), Is.EqualTo(($"Round {round}, racer {winner}.", tag)));
            foreach (var racer in racers) racer.Dispose();
        }

        Assert.That(editing.Log("request", "kaz-c87-cas-2021.3"), Has.Count.EqualTo(51));
        editing.AssertVerified();
    }

    [Test]
    public async Task Of_two_who_create_one_record_one_wins()
    {
        await using var editing = await Editing.Start();
        for (var round = 0; round < 10; round++)
        {
            var racers = await Task.WhenAll(Enumerable.Range(0, 2).Select(_ => editing.Send(HttpMethod.Post, "/v1/evidence", Editing.Evidence($"round-{round}"))));
            Assert.That(racers.Select(r => (int)r.StatusCode), Is.EquivalentTo([201, 409]));
            foreach (var racer in racers) racer.Dispose();
        }
    }

    [Test]
    public async Task An_id_is_never_used_again()
    {
        await using var editing = await Editing.Start();
        var made = await editing.Expect(201, HttpMethod.Post, "/v1/evidence", Editing.Evidence());
        var taken = await editing.Refused(409, HttpMethod.Post, "/v1/evidence", Editing.Evidence(stance: "step"));
        Assert.That(taken.GetProperty("errors")[0].Text("message"), Is.EqualTo($"/v1/evidence/test-evidence, version \"{made.GetProperty("revision")}\""));
        await editing.Expect(200, HttpMethod.Post, "/v1/evidence/test-evidence/retract", """{"reason": "wrong"}""", ("If-Match", "*"));
        var retracted = await editing.Refused(409, HttpMethod.Post, "/v1/evidence", Editing.Evidence());
        Assert.That(retracted.Text("detail"), Does.Contain("PUT restores it"));
        Assert.That((await editing.Refused(428, HttpMethod.Put, "/v1/evidence/test-evidence", Editing.Evidence())).Text("detail"), Does.Contain("If-Match"));
        foreach (var (method, url, body) in new[] { (HttpMethod.Patch, "", "{}"), (HttpMethod.Post, "/retract", """{"reason": "again"}""") })
            await editing.Refused(410, method, $"/v1/evidence/test-evidence{url}", body, ("If-Match", "*"));
    }

    [Test]
    public async Task An_id_never_changes()
    {
        await using var editing = await Editing.Start();
        var other = Editing.Request();
        Assert.That((await editing.Refused(400, HttpMethod.Put, Url, other, ("If-Match", "*"))).Mistakes(), Is.EqualTo([" key"]));
        Assert.That((await editing.Refused(400, HttpMethod.Patch, Url, """{"id": "kaz-c87-cas-2021.78"}""", ("If-Match", "*"))).Mistakes(), Is.EqualTo([" key"]));
        Assert.That((await editing.Refused(400, HttpMethod.Patch, "/v1/members/KAZ", """{"iso3": "BLR"}""", ("If-Match", "*"))).Mistakes(), Is.EqualTo([" key"]));
    }

    [Test]
    public async Task What_never_was_cannot_be_changed()
    {
        await using var editing = await Editing.Start();
        foreach (var (method, url, body) in new[] { ("PATCH", "/v1/requests/nothing", "{}"), ("POST", "/v1/requests/nothing/retract", """{"reason": "x"}"""), ("GET", "/v1/requests/nothing/record", null) })
            await editing.Refused(404, new HttpMethod(method), url, body);
    }
}
