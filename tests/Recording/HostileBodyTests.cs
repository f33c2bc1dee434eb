using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

/// <summary>Bodies that nobody means well with: a clear refusal, and nothing left.</summary>
public sealed partial class HostileBodyTests
{
    private const string One = "/v1/evidence/kaz-undated-teasers";

    private static async Task<JsonElement> Refused(Editing editing, int status, HttpMethod method, string url, byte[] body, string? type = "application/json", string? encoding = null)
    {
        var before = editing.Database.Contents();
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative)) { Content = new ByteArrayContent(body) };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {editing.Key}");
        // Of what is there.
        if (method != HttpMethod.Put) request.Headers.TryAddWithoutValidation("If-Match", "*");
        if (type is not null) request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
        if (encoding is not null) request.Content.Headers.ContentEncoding.Add(encoding);
        using var response = await editing.Api.Http.SendAsync(request);
        var problem = await response.Json(status);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
        return problem;
    }

    private static string With(string member, string json) => Editing.Text(Editing.Evidence())[..^1] + $", \"{member}\": {json}}}";

    private static IEnumerable<TestCaseData> Bodies()
    {
        yield return Case("nested 10,000 levels deep", "malformed-request", new string('[', 10_000) + new string(']', 10_000));
        yield return Case("nested in a member", "malformed-request", With("note", new string('[', 10_000) + new string(']', 10_000)));
        yield return Case("that is empty", "malformed-request", "");
        yield return Case("that is an array", "invalid-body", "[]");
        yield return Case("that is a word", "invalid-body", "\"x\"");
        yield return Case("that is null", "invalid-body", "null");
        yield return Case("with something after it", "malformed-request", Editing.Text(Editing.Evidence()) + " x");
        yield return Case("with a comment", "malformed-request", "/* x */" + Editing.Text(Editing.Evidence()));
        yield return Case("cut off", "malformed-request", Editing.Text(Editing.Evidence())[..50]);
        yield return Case("that is not UTF-8", "malformed-request", "{\"note\": \"\u00e9\"}");
        yield return Case("with a member twice", "invalid-body", With("text", "\"Again.\""));
        yield return Case("with half of a pair of surrogates", "invalid-body", With("note", "\"\\ud800\""));
        yield return Case("with half of a pair as a name", "invalid-body", With("\\ud800", "1"));
        yield return Case("with half of a pair as its kind", "invalid-body", "{\"record\": \"\\udc00\"}");
        yield return Case("with half of a pair deep down", "invalid-body", With("links", "[{\"thread\": \"kaz-c87-strike\", \"stance\": \"step\", \"note\": \"\\udfff\"}]"));
        yield return Case("with 1e999", "invalid-body", With("note", "1e999"));
        yield return Case("with NUL", "invalid-body", With("note", "\"a\\u0000b\""));

        // Latin-1: each character is the byte of its number.
        static TestCaseData Case(string what, string type, string body) => new TestCaseData(Encoding.Latin1.GetBytes(body), type).SetName($"A body {what} is refused by every write");
    }

    [TestCaseSource(nameof(Bodies))]
    public async Task A_body(byte[] body, string type)
    {
        await using var editing = await Editing.Start();
        foreach (var (method, url) in new[]
        {
            (HttpMethod.Post, "/v1/evidence"), (HttpMethod.Put, "/v1/evidence/test-evidence"), (HttpMethod.Patch, One), (HttpMethod.Post, $"{One}/retract"), (HttpMethod.Post, "/v1/requests/kaz-c87-cas-2021.3/deadline-events"),
            (HttpMethod.Post, "/v1/proposals"),
        })
            Assert.That((await Refused(editing, 400, method, url, body)).Text("type"), Is.EqualTo($"/problems/{type}"), $"{method} {url}");
    }

    [Test]
    public async Task Another_media_type_and_none_are_refused()
    {
        await using var editing = await Editing.Start();
        var body = Encoding.UTF8.GetBytes(Editing.Text(Editing.Evidence()));
        foreach (var type in new[] { null, "text/plain", "application/xml", "application/x-www-form-urlencoded", "application/json; charset=utf-16", "multipart/form-data; boundary=x" })
        {
            await Refused(editing, 415, HttpMethod.Post, "/v1/evidence", body, type);
            await Refused(editing, 415, HttpMethod.Post, "/v1/imports", body, type);
        }

        await Refused(editing, 415, HttpMethod.Post, "/v1/evidence", body, "application/merge-patch+json");
        await Refused(editing, 415, HttpMethod.Post, "/v1/evidence", body, encoding: "gzip");
        await Refused(editing, 415, HttpMethod.Post, "/v1/imports", body, encoding: "br");
    }

    [Test]
    public async Task A_merge_patch_may_say_that_it_is_one()
    {
        await using var editing = await Editing.Start();
        using var request = new HttpRequestMessage(HttpMethod.Patch, One) { Content = new StringContent("""{"note": "A note.", "actors": null}""", null, "application/merge-patch+json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {editing.Key}");
        request.Headers.TryAddWithoutValidation("If-Match", "*");
        using var response = await editing.Api.Http.SendAsync(request);
        await response.Json(200);
        Assert.That((await editing.Stored(One)).Record["note"]!.GetValue<string>(), Is.EqualTo("A note."));
    }

    [TestCase(false)]
    [TestCase(true)]
    public async Task Two_megabytes_are_refused(bool isChunked)
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/evidence") { Content = new StringContent(With("note", $"\"{new string('x', 2_000_000)}\""), null, "application/json") };
        request.Headers.TransferEncodingChunked = isChunked;
        // Asked first, so that the refusal is read and not the connection's end.
        request.Headers.ExpectContinue = true;
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {editing.Key}");
        using var response = await editing.Api.Http.SendAsync(request);
        Assert.That((await response.Json(413)).Text("type"), Is.EqualTo("/problems/too-large"));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    private static JsonNode With(JsonNode record, string member, JsonNode value)
    {
        record[member] = value;
        return record;
    }

    private static JsonNode Json(string text) => JsonNode.Parse(text)!;
}
