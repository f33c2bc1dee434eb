using System.IO.Compression;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Exchange;

/// <summary>Bundles over HTTP: all of one, or nothing and all that is wrong.</summary>
public sealed partial class ImportOverHttpTests
{
    private static string Source(int i) => $$"""{"record": "source", "id": "test-source-{{i}}", "publisher": "P", "title": "Title {{i}}"}""";

    private static string Bundle(IEnumerable<string> records) => $$"""{"format": "compliance-bundle", "version": 1, "records": [{{string.Join(",\n", records)}}]}""";

    private static byte[] Gzip(byte[] bytes)
    {
        using var held = new MemoryStream();
        using (var gzip = new GZipStream(held, CompressionLevel.Fastest)) gzip.Write(bytes);
        return held.ToArray();
    }

    private static Task<HttpResponseMessage> Send(Editing editing, byte[] body, string type = "application/json", string url = "/v1/imports", params (string Name, string Value)[] headers) => Send(editing, editing.Key, body, type, url, headers);

    private static async Task<HttpResponseMessage> Send(Editing editing, string key, byte[] body, string type, string url, (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(url, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        request.Headers.ExpectContinue = true;
        foreach (var (name, value) in headers.Append(("Authorization", $"Bearer {key}")))
        {
            if (!request.Headers.TryAddWithoutValidation(name, value)) request.Content.Headers.TryAddWithoutValidation(name, value);
        }

        return await editing.Api.Http.SendAsync(request);
    }

    private static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    // Everything but the reports of imports, which also tell of what was refused.
    private static string Record(Editing editing) => string.Join('\n', editing.Database.Contents().Split('\n').Where(l => !l.Contains("started_at=", StringComparison.Ordinal)));

    private static string[] Left(Editing editing) => [.. Directory.GetFiles(Path.GetDirectoryName(editing.Api.Path)!).Where(f => f.Contains("import", StringComparison.Ordinal))];

    private static IEnumerable<TestCaseData> Forms()
    {
        string[] sources = [Source(1), Source(2)];
        yield return new TestCaseData("application/json", Bundle(sources), false).SetName("JSON");
        yield return new TestCaseData("application/json; charset=utf-8", Bundle(sources), true).SetName("JSON in gzip");
        yield return new TestCaseData("application/x-ndjson", string.Join('\n', sources), false).SetName("NDJSON");
        yield return new TestCaseData("application/x-ndjson", string.Join('\n', sources), true).SetName("NDJSON in gzip");
        yield return new TestCaseData("text/csv", "id,publisher,title\ntest-source-1,P,Title 1\ntest-source-2,P,Title 2\n", false).SetName("CSV");
        yield return new TestCaseData("text/csv", "id,publisher,title\ntest-source-1,P,Title 1\ntest-source-2,P,Title 2\n", true).SetName("CSV in gzip");
    }

    [TestCaseSource(nameof(Forms))]
    public async Task goes_in_and_the_same_again_changes_nothing(string type, string text, bool isGzip)
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        var body = isGzip ? Gzip(Bytes(text)) : Bytes(text);
        using var tried = await Send(editing, body, type, "/v1/imports?dryRun=true");
        var trial = await tried.Json(200);
        Assert.That((trial.GetProperty("dryRun").GetBoolean(), trial.GetProperty("counts").GetProperty("created").GetInt32()), Is.EqualTo((true, 2)));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));

        foreach (var action in new[] { "created", "unchanged" })
        {
            using var response = await Send(editing, body, type, headers: isGzip ? [("Content-Encoding", "gzip"), ("X-Reason", "a bundle")] : [("X-Reason", "a bundle")]);
            var report = await response.Json(200);
            var url = response.Headers.Location!.OriginalString;
            Assert.Multiple(async () =>
            {
                Assert.That((report.Text("state"), report.Text("who"), report.Text("reason"), report.GetProperty("dryRun").GetBoolean()), Is.EqualTo(("done", editing.Name, "a bundle", false)));
                Assert.That(report.GetProperty("revision").GetInt64(), Is.EqualTo(editing.Database.Revision()));
                Assert.That(report.GetProperty("records").EnumerateArray().Select(r => $"{r.Text("action")} {r.Text("record")} {r.Text("key")}"), Is.EqualTo([$"{action} source test-source-1", $"{action} source test-source-2"]));
                Assert.That((await editing.Expect(200, HttpMethod.Get, url)).GetRawText(), Is.EqualTo(report.GetRawText()));
            });
        }

        Assert.That(editing.Log("source", "test-source-2").Select(l => (l.Action, l.Who, l.Reason)), Is.EqualTo(new[] { ("created", editing.Name, (string?)"a bundle") }));
        Assert.That(Left(editing), Is.Empty);
        editing.AssertVerified();
    }

    [Test]
    public async Task One_bad_record_out_of_50_000_refuses_all_with_its_line()
    {
        await using var editing = await Editing.Start();
        var before = Record(editing);
        var lines = Enumerable.Range(1, 50_000).Select(Source).ToArray();
        lines[31_415] = """{"record": "actor", "id": "test-actor", "kind": "person", "name": "N", "role": "R", "source": "test-source-60000"}""";
        using var response = await Send(editing, Gzip(Bytes(string.Join('\n', lines))), "application/x-ndjson");
        var mistake = (await response.Json(422)).GetProperty("errors").EnumerateArray().Single();
        Assert.That((mistake.GetProperty("line").GetInt32(), mistake.Text("pointer"), mistake.Text("record"), mistake.Text("code")), Is.EqualTo((31_416, "/source", "actor test-actor", "dangling_reference")));
        Assert.That(Record(editing), Is.EqualTo(before));
        Assert.That(Left(editing), Is.Empty);
    }

    [Test]
    public async Task All_mistakes_are_told_with_their_places_and_the_report_is_kept()
    {
        await using var editing = await Editing.Start();
        var before = Record(editing);
        using var response = await Send(editing, Bytes(Bundle([Source(1), """{"record": "source", "id": "B", "publisher": "P"}""", Source(1), """{"record": "sorce"}""", Source(2)])));
        var problem = await response.Json(400);
        Assert.That(problem.Mistakes(), Is.EquivalentTo(["/records/1 missing", "/records/2 duplicate", "/records/3 record"]));
        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("line").GetInt32()), Is.EquivalentTo([2, 3, 4]));
        Assert.That(Record(editing), Is.EqualTo(before));
        using var reader = editing.Database.Read();
        var id = reader.Connection.ExecuteScalar<string>("select id from import where state = 'refused'");
        var report = await editing.Expect(200, HttpMethod.Get, $"/v1/imports/{id}");
        Assert.That((report.Text("state"), report.GetProperty("mistakes").GetArrayLength(), report.GetProperty("records").GetArrayLength(), report.GetProperty("revision").ValueKind), Is.EqualTo(("refused", 3, 2, JsonValueKind.Null)));
        Assert.That(report.GetProperty("records").EnumerateArray().Select(r => r.Text("action")), Has.All.EqualTo("rejected"));
    }

    [Test]
    public async Task The_same_import_twice_at_once_is_done_once()
    {
        await using var editing = await Editing.Start();
        var body = Bytes(Bundle(Enumerable.Range(1, 500).Select(Source)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 2).Select(async _ =>
        {
            using var response = await Send(editing, body);
            return (await response.Json(200)).GetProperty("counts").GetRawText();
        }));
        Assert.That(answers, Is.EquivalentTo(["""{"created":500}""", """{"unchanged":500}"""]));
        editing.AssertVerified();
    }

    [Test]
    public async Task The_same_import_with_one_name_gets_the_first_report()
    {
        await using var editing = await Editing.Start();
        var body = Bytes(Bundle(Enumerable.Range(1, 500).Select(Source)));
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            using var response = await Send(editing, body, headers: ("Idempotency-Key", "a-bundle"));
            return (Report: (await response.Json(200)).GetRawText(), response.Headers.Location!.OriginalString, IsRepeated: response.Headers.Contains("Idempotency-Replayed"));
        }));
        Assert.That(answers.Select(a => (a.Report, a.OriginalString)).Distinct().Count(), Is.EqualTo(1));
        Assert.That(answers.Count(a => !a.IsRepeated), Is.EqualTo(1));
        var before = Record(editing);
        using var other = await Send(editing, Bytes(Bundle([Source(501)])), headers: ("Idempotency-Key", "a-bundle"));
        Assert.That((await other.Json(422)).Text("type"), Is.EqualTo("/problems/idempotency-key-reused"));
        using var wrong = await Send(editing, body, headers: ("Idempotency-Key", "two words"));
        await wrong.Json(400);
        Assert.That(Record(editing), Is.EqualTo(before));
        Assert.That(Left(editing), Is.Empty);
    }

    [Test]
    public async Task An_import_that_never_was_is_not_found()
    {
        await using var editing = await Editing.Start();
        Assert.That((await editing.Refused(404, HttpMethod.Get, "/v1/imports/0123456789abcdef")).Text("detail"), Does.Contain("0123456789abcdef"));
        using var anybody = await editing.Api.Http.GetAsync(new Uri("/v1/imports/0123456789abcdef", UriKind.Relative));
        await anybody.Json(401);
    }

    [Test]
    public async Task Another_countrys_case_goes_in_without_any_change_of_code()
    {
        await using var editing = await Editing.Start();
        var body = await File.ReadAllBytesAsync(Repository.File("db", "bundles", "blr-c87-c98.json"));
        using var response = await Send(editing, body);
        Assert.That((await response.Json(200)).GetProperty("counts").GetProperty("created").GetInt32(), Is.EqualTo(210));
        editing.AssertVerified();
        using var again = await Send(editing, body);
        Assert.That((await again.Json(200)).GetProperty("counts").GetRawText(), Is.EqualTo("""{"unchanged":210}"""));

        var status = await editing.Api.Get("/v1/cases/BLR/C87/status");
        var whole = await editing.Api.Get("/v1/cases/BLR/C87");
        // The complaint under article 26 and what came of it.
        Assert.That(whole.GetProperty("conclusions").EnumerateArray().Select(c => c.GetProperty("conclusion").Text("id")), Is.SupersetOf(new[] { "blr-gb-2003-11", "blr-coi-2004", "blr-ilc-111" }));
        Assert.That(status.GetProperty("lastConclusion").GetRawText(), Does.Contain("blr-gb-2025-11"));
        // What was asked of others stays apart.
        Assert.That(status.GetProperty("requestsToOthers").GetInt32(), Is.EqualTo(16));
        Assert.That(status.GetProperty("requests").GetProperty("total").GetInt32(), Is.EqualTo(51 - 16));
        // By a session and by a date.
        foreach (var (request, due) in new[] { ("blr-gb-347.3", "2023-06-16"), ("blr-gb-350.2", "2024-04-15") })
            Assert.That((await editing.Api.Get($"/v1/requests/{request}")).Text("dueOn"), Is.EqualTo(due));
    }
}
