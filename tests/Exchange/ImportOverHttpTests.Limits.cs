using System.Net.Http.Headers;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Exchange;

public sealed partial class ImportOverHttpTests
{
    [TestCase("application/json", false)]
    [TestCase("application/json", true)]
    [TestCase("application/x-ndjson", false)]
    [TestCase("application/x-ndjson", true)]
    public async Task What_is_cut_off_in_the_middle_leaves_nothing(string type, bool isGzip)
    {
        await using var editing = await Editing.Start();
        var before = Record(editing);
        var records = Enumerable.Range(1, 2000).Select(Source).ToArray();
        var body = Bytes(type == "application/json" ? Bundle(records) : string.Join('\n', records));
        if (isGzip) body = Gzip(body);
        using var response = await Send(editing, body[..(body.Length / 2)], type);
        await response.Json(400);
        Assert.That(Record(editing), Is.EqualTo(before));
        Assert.That(Left(editing), Is.Empty);
    }

    [Test]
    public async Task A_caller_who_hangs_up_while_sending_leaves_nothing()
    {
        await using var editing = await Editing.Start();
        var before = editing.Database.Contents();
        using (var socket = new System.Net.Sockets.TcpClient())
        {
            await socket.ConnectAsync(editing.Api.Http.BaseAddress!.Host, editing.Api.Http.BaseAddress.Port);
            await using var stream = socket.GetStream();
            await stream.WriteAsync(Bytes($"POST /v1/imports HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer {editing.Key}\r\nContent-Type: application/x-ndjson\r\nContent-Length: 100000\r\nExpect: 100-continue\r\n\r\n"));
            // The server reads now.
            Assert.That(await stream.ReadAsync(new byte[100]), Is.GreaterThan(0));
            await stream.WriteAsync(Bytes(Source(1) + "\n"));
        }

        using var response = await Send(editing, Bytes(Source(2)), "application/x-ndjson");
        await response.Json(200);
        Assert.That(editing.Log("source", "test-source-1"), Is.Empty);
        Assert.That(editing.Database.Contents(), Is.Not.EqualTo(before));
        await NothingIsLeft(editing);
    }

    [TestCase(false, 413)]
    [TestCase(true, 400)]
    public async Task More_than_the_limit_is_refused(bool isGzip, int status)
    {
        await using var editing = await Editing.Start(s => s with { ImportLimit = 1 });
        var before = Record(editing);
        var body = Bytes(string.Concat(Enumerable.Repeat(new string(' ', 1000) + "\n", 3_000)));
        // In gzip it is small, and becomes large only when it is unpacked.
        if (isGzip) body = Gzip(body);
        Assert.That(body, isGzip ? Has.Length.LessThan(50_000) : Has.Length.GreaterThan(1 << 20));
        using var response = await Send(editing, body, "application/x-ndjson");
        var problem = await response.Json(status);
        if (isGzip) Assert.That(problem.Mistakes(), Is.EqualTo([" too_large"]));
        else Assert.That(problem.Text("detail"), Does.Contain("1 MiB"));
        Assert.That(Record(editing), Is.EqualTo(before));
        Assert.That(Left(editing), Is.Empty);
    }

    [Test]
    public async Task A_large_import_that_is_sent_in_chunks_is_counted_too()
    {
        await using var editing = await Editing.Start(s => s with { ImportLimit = 1 });
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v1/imports") { Content = new ByteArrayContent(new byte[3_000_000]) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-ndjson");
        request.Headers.TransferEncodingChunked = true;
        request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {editing.Key}");
        try
        {
            using var response = await editing.Api.Http.SendAsync(request);
            await response.Json(413);
        }
        catch (HttpRequestException)
        {
            // The server closes what it does not read: the refusal may be lost on the way.
        }

        await NothingIsLeft(editing);
    }

    // The server takes a moment to see that a connection has gone.
    private static async Task NothingIsLeft(Editing editing)
    {
        for (var i = 0; i < 10_000 && Left(editing).Length > 0; i++) await editing.Api.Get("/health/live");
        Assert.That(Left(editing), Is.Empty);
    }
}
