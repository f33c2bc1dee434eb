using System.Text;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

/// <summary>Why somebody writes, for the change log.</summary>
public sealed class ReasonTests
{
    private const string Kazakh = "Заң жобасы қайтарылды: Қосшығұлов";

    // As clients send it: the usual one of .NET refuses what is not ASCII.
    private static async Task<System.Text.Json.JsonElement> Send(Editing editing, int status, string? parameter, params byte[][] headers)
    {
        var latin = headers.Select(Encoding.Latin1.GetString).ToArray();
        using var http = new HttpClient(new SocketsHttpHandler { RequestHeaderEncodingSelector = (_, _) => Encoding.Latin1 }) { BaseAddress = editing.Api.Http.BaseAddress };
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/v1/evidence{(parameter is null ? "" : $"?reason={parameter}")}") { Content = new StringContent(Editing.Text(Editing.Evidence()), null, "application/json") };
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {editing.Key}");
        foreach (var header in latin) request.Headers.TryAddWithoutValidation("X-Reason", header);
        using var response = await http.SendAsync(request);
        return await response.Json(status);
    }

    [TestCase(true, false)]
    [TestCase(false, true)]
    [TestCase(true, true)]
    public async Task A_reason_in_any_script_comes_by_header_or_parameter(bool byParameter, bool byHeader)
    {
        await using var editing = await Editing.Start();
        await Send(editing, 201, byParameter ? Uri.EscapeDataString(Kazakh) : null, byHeader ? [Encoding.UTF8.GetBytes(Kazakh)] : []);
        Assert.That(editing.Log("evidence", "test-evidence").Single().Reason, Is.EqualTo(Kazakh));
        editing.AssertVerified();
    }

    [Test]
    public async Task A_reason_is_composed()
    {
        await using var editing = await Editing.Start();
        await Send(editing, 201, Uri.EscapeDataString("Z\u0065\u0301no"));
        Assert.That(editing.Log("evidence", "test-evidence").Single().Reason, Is.EqualTo("Z\u00e9no"));
    }

    [TestCase("one", "another")]
    [TestCase("a%0Ab")]
    [TestCase("a%09b")]
    [TestCase("a%00b")]
    [TestCase("a%E2%80%AEb")]
    [TestCase("%F3%A0%81%81hidden%20tag")]
    [TestCase("")]
    [TestCase("%20")]
    [TestCase(null, "a\tb")]
    [TestCase(null, "\u202e")]
    [TestCase("x*501")]
    public async Task What_is_no_one_reason_is_refused(string? parameter, string? header = null)
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        if (parameter == "x*501") parameter = new string('x', 501);
        await Send(editing, 400, parameter, header is null ? [] : [Encoding.UTF8.GetBytes(header)]);
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public async Task Two_headers_and_bytes_that_are_no_text_are_refused()
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        Assert.That(await Raw(editing, "X-Reason: one\r\nX-Reason: two\r\n"), Does.StartWith("HTTP/1.1 400"));
        Assert.That(await Raw(editing, "X-Reason: a\u00ffb\r\n"), Does.StartWith("HTTP/1.1 400"));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }

    // As no client of .NET sends it: each character of the headers is a byte.
    private static async Task<string> Raw(Editing editing, string headers)
    {
        var body = Editing.Text(Editing.Evidence());
        using var socket = new System.Net.Sockets.TcpClient();
        await socket.ConnectAsync(editing.Api.Http.BaseAddress!.Host, editing.Api.Http.BaseAddress.Port);
        await using var stream = socket.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(
            $"POST /v1/evidence HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer {editing.Key}\r\nContent-Type: application/json\r\nContent-Length: {body.Length}\r\n{headers}\r\n{body}"));
        return await new StreamReader(stream).ReadToEndAsync();
    }

    [Test]
    public async Task The_reason_of_500_characters_is_taken()
    {
        await using var editing = await Editing.Start();
        await Send(editing, 201, new string('x', 500));
        Assert.That(editing.Log("evidence", "test-evidence").Single().Reason, Has.Length.EqualTo(500));
    }

    [TestCase("""{"reason": " "}""")]
    [TestCase("""{"reason": "a\nb"}""")]
    [TestCase("""{"reason": "a\u202eb"}""")]
    [TestCase("""{"reason": null}""")]
    [TestCase("""{"reason": "a", "why": "b"}""")]
    [TestCase("{}")]
    public async Task A_retraction_needs_a_reason(string body)
    {
        await using var editing = await Editing.Start();
        await editing.Refused(400, HttpMethod.Post, "/v1/evidence/kaz-undated-teasers/retract", body, ("If-Match", "*"));
    }
}
