using Compliance.Access;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Recording;

/// <summary>Whoever was cut off asks again, and gets the first answer.</summary>
public sealed class IdempotencyTests
{
    private static readonly (string, string) Named = ("Idempotency-Key", "\"a-call\"");

    private static long Kept(Editing editing)
    {
        using var reader = editing.Database.Read();
        return reader.Connection.ExecuteScalar<long>("select count(*) from idempotency_key");
    }

    private static async Task<(string Body, string Tag, string? Location, bool IsRepeated)> Create(Editing editing, int status = 201)
    {
        using var response = await editing.Send(HttpMethod.Post, "/v1/evidence", Editing.Evidence(), Named);
        var body = await response.Json(status);
        return (body.GetRawText(), response.Headers.ETag!.ToString(), response.Headers.Location?.OriginalString, response.Headers.Contains("Idempotency-Replayed"));
    }

    [Test]
    public async Task The_same_call_again_gets_the_first_answer_also_after_a_restart()
    {
        await using var editing = await Editing.Start();
        var first = await Create(editing);
        Assert.That((first.IsRepeated, first.Location), Is.EqualTo((false, "/v1/evidence/test-evidence")));
        // What has become of the record since is no matter.
        await editing.Expect(200, HttpMethod.Patch, "/v1/evidence/test-evidence", """{"note": "A note."}""", ("If-Match", "*"));
        var contents = editing.Database.Contents();
        Assert.That(await Create(editing), Is.EqualTo(first with { IsRepeated = true }));
        await editing.Restart();
        Assert.That(await Create(editing), Is.EqualTo(first with { IsRepeated = true }));
        Assert.That(editing.Database.Contents(), Is.EqualTo(contents));
        Assert.That(editing.Log("evidence", "test-evidence"), Has.Count.EqualTo(2));
    }

    [Test]
    public async Task The_same_name_for_another_call_is_refused()
    {
        await using var editing = await Editing.Start();
        await Create(editing);
        foreach (var (url, body) in new[] { ("/v1/evidence", Editing.Evidence("other")), ("/v1/evidence?reason=x", Editing.Evidence()), ("/v1/requests", Editing.Request()) })
            Assert.That((await editing.Refused(422, HttpMethod.Post, url, body, Named)).Text("type"), Is.EqualTo("/problems/idempotency-key-reused"));
    }

    [Test]
    public async Task Every_key_of_access_has_names_of_its_own()
    {
        await using var editing = await Editing.Start();
        await Create(editing);
        using var other = await editing.Api.Send(HttpMethod.Post, "/v1/evidence", editing.Api.Key(Role.Editor), Editing.Text(Editing.Evidence("other")), Named);
        await other.Json(201);
        using var same = await editing.Api.Send(HttpMethod.Post, "/v1/evidence", editing.Api.Key(Role.Editor), Editing.Text(Editing.Evidence()), Named);
        await same.Json(409);
    }

    [Test]
    public async Task What_was_refused_or_only_tried_is_not_kept()
    {
        await using var editing = await Editing.Start();
        await editing.Refused(422, HttpMethod.Post, "/v1/evidence", Editing.Evidence(stance: "resolved"), Named);
        await editing.Expect(200, HttpMethod.Post, "/v1/evidence?dryRun=true", Editing.Evidence(), Named);
        Assert.That(Kept(editing), Is.Zero);
        Assert.That((await Create(editing)).IsRepeated, Is.False);
        Assert.That(Kept(editing), Is.EqualTo(1));
    }

    [Test]
    public async Task A_day_later_the_name_is_free()
    {
        var clock = new Clock();
        await using var editing = await Editing.Start(time: clock);
        await Create(editing);
        clock.Advance(TimeSpan.FromHours(23));
        Assert.That((await Create(editing)).IsRepeated, Is.True);
        clock.Advance(TimeSpan.FromHours(2));
        using var response = await editing.Send(HttpMethod.Post, "/v1/evidence", Editing.Evidence("other"), Named);
        await response.Json(201);
    }

    [Test]
    public async Task Twenty_calls_at_once_write_once()
    {
        await using var editing = await Editing.Start();
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Create(editing)));
        Assert.That(answers.Select(a => a with { IsRepeated = false }).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Count(a => !a.IsRepeated), Is.EqualTo(1));
        Assert.That(editing.Log("evidence", "test-evidence"), Has.Count.EqualTo(1));
    }

    [TestCase("")]
    [TestCase("\"\"")]
    [TestCase("two words")]
    [TestCase("ключ")]
    [TestCase(null)]
    public async Task A_name_that_cannot_be_kept_is_refused(string? name)
    {
        await using var editing = await Editing.Start();
        name ??= new string('x', 256);
        var before = editing.Database.Contents();
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => System.Text.Encoding.UTF8 }) { BaseAddress = editing.Api.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/evidence") { Content = new StringContent(Editing.Text(Editing.Evidence()), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {editing.Key}");
        request.Headers.TryAddWithoutValidation("Idempotency-Key", name);
        using var response = await http.SendAsync(request);
        Assert.That((await response.Json(400)).Mistakes(), Is.EqualTo(["Idempotency-Key idempotency_key"]));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task Every_write_can_be_named()
    {
        await using var editing = await Editing.Start();
        await Create(editing);
        foreach (var (method, url, body) in new[]
        {
            (HttpMethod.Put, "/v1/evidence/test-evidence", Editing.Text(Editing.Evidence(stance: "step"))),
            (HttpMethod.Patch, "/v1/evidence/test-evidence", """{"note": "A note."}"""),
            (HttpMethod.Post, "/v1/evidence/test-evidence/retract", """{"reason": "wrong"}"""),
            (HttpMethod.Post, "/v1/requests/kaz-c87-cas-2021.3/deadline-events", """{"kind": "withdrawn", "on": "2022-07-01", "by": "CAS", "source": "ilo-normlex"}"""),
        })
        {
            var tag = (await editing.Stored(url.Replace("/retract", "", StringComparison.Ordinal).Replace("/deadline-events", "", StringComparison.Ordinal))).Tag;
            var answers = new List<string>();
            for (var i = 0; i < 2; i++)
            {
                using var response = await editing.Send(method, url, body, ("Idempotency-Key", $"{method} {url.Length}".Replace(' ', '-')), ("If-Match", tag));
                answers.Add((await response.Json(200)).GetRawText());
            }

            Assert.That(answers[1], Is.EqualTo(answers[0]));
        }

        Assert.That(editing.Log("evidence", "test-evidence"), Has.Count.EqualTo(4));
    }
}
