using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Changes;

/// <summary>An open stream of events, read as they come.</summary>
internal sealed class EventLines : IDisposable
{
    // Far longer than anything here takes: a test that waits for what never comes ends.
    private readonly CancellationTokenSource patience = new(TimeSpan.FromMinutes(1));
    private readonly HttpResponseMessage response;
    private readonly StreamReader lines;

    private EventLines(HttpResponseMessage response, Stream body) => (this.response, lines) = (response, new StreamReader(body));

    public HttpResponseMessage Response => response;

    public static async Task<EventLines> Open(RunningApi api, string query = "", string? last = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"/v1/changes/stream{query}", UriKind.Relative));
        if (last is not null) request.Headers.Add("Last-Event-ID", last);
        var response = await api.Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        var events = new EventLines(response, response.IsSuccessStatusCode ? await response.Content.ReadAsStreamAsync() : Stream.Null);
        if (response.IsSuccessStatusCode) Assert.That(await events.Block(), Is.EqualTo(new[] { "retry: 3000", ": from now on" }));
        return events;
    }

    /// <summary>The lines up to the next empty one; null at the end.</summary>
    public async Task<string[]?> Block()
    {
        var block = new List<string>();
        while (await lines.ReadLineAsync(patience.Token) is { } line)
        {
            if (line.Length == 0) return [.. block];
            block.Add(line);
        }

        Assert.That(block, Is.Empty, "an event is whole");
        return null;
    }

    /// <summary>The next event, whose id must be that of its entry; null at the end.</summary>
    public async Task<JsonElement?> Next()
    {
        while (await Block() is { } block)
        {
            if (block is [[':', ..]]) continue;
            Assert.That(block.Select(l => l[..l.IndexOf(' ', StringComparison.Ordinal)]), Is.EqualTo(new[] { "id:", "event:", "data:" }));
            Assert.That(block[1], Is.EqualTo("event: change"));
            var entry = JsonSerializer.Deserialize<JsonElement>(block[2]["data: ".Length..]);
            Assert.That(block[0], Is.EqualTo($"id: {entry.GetProperty("revision").GetInt64()}"));
            return entry;
        }

        return null;
    }

    /// <summary>The revisions of the next events.</summary>
    public async Task<long[]> Next(int count)
    {
        var revisions = new List<long>();
        while (revisions.Count < count) revisions.Add((await Next())!.Value.GetProperty("revision").GetInt64());
        return [.. revisions];
    }

    public void Dispose()
    {
        lines.Dispose();
        response.Dispose();
        patience.Dispose();
    }
}
