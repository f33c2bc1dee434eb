using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;
using Compliance.Access;
using Compliance.Tests.Support;
using Compliance.Webhooks;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Webhooks;

/// <summary>A call that came in.</summary>
internal sealed record Received(string Path, IReadOnlyDictionary<string, string> Headers, string Text)
{
    public string Id => Headers["webhook-id"];

    public JsonElement Body => JsonSerializer.Deserialize<JsonElement>(Text);

    public string Type => Body.GetProperty("type").GetString()!;

    public JsonElement Data => Body.GetProperty("data");

    /// <summary>Whether one of the signatures is made with a secret: written from the text of the scheme, not from the program.</summary>
    public bool IsSignedWith(string secret)
    {
        using var hmac = new HMACSHA256(Convert.FromBase64String(secret["whsec_".Length..]));
        var signature = "v1," + Convert.ToBase64String(hmac.ComputeHash(Encoding.UTF8.GetBytes($"{Id}.{Headers["webhook-timestamp"]}.{Text}")));
        return Headers["webhook-signature"].Split(' ').Contains(signature);
    }
}

/// <summary>Somebody who is told: a server on this machine that keeps what comes and answers as it is told to.</summary>
internal sealed class Receiver : IAsyncDisposable
{
    private readonly WebApplication app;
    private readonly Channel<Received> calls = Channel.CreateUnbounded<Received>();
    private readonly CancellationTokenSource end = new();

    private Receiver(WebApplication app) => this.app = app;

    public string Address => app.Urls.First();

    public Uri Url => new(Address + "/hook");

    /// <summary>How it answers; 204 unless told otherwise.</summary>
    public Func<Received, HttpContext, Task> Answer { get; set; } = Status(204);

    public static Func<Received, HttpContext, Task> Status(int status) => (_, context) =>
    {
        context.Response.StatusCode = status;
        return Task.CompletedTask;
    };

    public static async Task<Receiver> Start()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Logging.ClearProviders();
        var app = builder.Build();
        var receiver = new Receiver(app);
        app.Run(receiver.Take);
        await app.StartAsync();
        return receiver;
    }

    /// <summary>The next call.</summary>
    public async Task<Received> Next()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        return await calls.Reader.ReadAsync(patience.Token);
    }

    public async Task<Received[]> Next(int count)
    {
        var received = new Received[count];
        for (var i = 0; i < count; i++) received[i] = await Next();
        return received;
    }

    /// <summary>Nothing has come that was not asked for.</summary>
    public bool IsEmpty => calls.Reader.Count == 0;

    /// <summary>Does not answer until the end.</summary>
    public Task Hang(Received received, HttpContext context) => Task.Delay(Timeout.Infinite, CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, end.Token).Token);

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await app.DisposeAsync();
        end.Dispose();
    }

    private async Task Take(HttpContext context)
    {
        using var reader = new StreamReader(context.Request.Body);
        var received = new Received(context.Request.Path, context.Request.Headers.ToDictionary(h => h.Key.ToLowerInvariant(), h => h.Value.ToString()), await reader.ReadToEndAsync());
        calls.Writer.TryWrite(received);
        try
        {
            await Answer(received, context);
        }
        catch (OperationCanceledException)
        {
            // Whoever called has gone.
        }
    }
}

/// <summary>A server that may call this machine, with an admin and a receiver.</summary>
internal sealed class Hooked : IAsyncDisposable
{
    private Hooked(RunningApi api, Clock clock, Receiver receiver) => (Api, Clock, Receiver, Admin) = (api, clock, receiver, api.Key(Role.Admin));

    public RunningApi Api { get; private set; }

    public Clock Clock { get; }

    public Receiver Receiver { get; }

    public string Admin { get; }

    public static async Task<Hooked> Start(TimeSpan? patience = null)
    {
        var clock = new Clock();
        var api = await RunningApi.Start(clock, set: s => s with { PrivateWebhooks = true }, adjust: b =>
        {
            if (patience is { } longest) b.Services.AddSingleton(new WebhookClient(mayBePrivate: true, longest));
        });
        return new Hooked(api, clock, await Receiver.Start());
    }

    public async Task<JsonElement> Send(int status, HttpMethod method, string url, object? body = null)
    {
        using var response = await Api.Send(method, url, Admin, body);
        return await response.Json(status);
    }

    /// <summary>Makes a webhook for the receiver.</summary>
    public Task<JsonElement> Hook(string name = "a hook", string[]? events = null, object? filter = null, bool active = true) =>
        Send(201, HttpMethod.Post, "/v1/webhooks", new { name, url = Receiver.Url, events = events ?? ["change", "transition"], filter, active });

    /// <summary>Writes a source.</summary>
    public Task<JsonElement> Put(string id, string title = "A title") => Send(201, HttpMethod.Put, $"/v1/sources/{id}", new { publisher = "A publisher", title });

    /// <summary>Asks for a webhook until it is as it should be: what a worker notes comes a moment after the receiver has answered.</summary>
    public async Task<JsonElement> Until(JsonElement hook, Func<JsonElement, bool> isSo)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(1));
        while (true)
        {
            var shown = await Send(200, HttpMethod.Get, hook.Self());
            if (isSo(shown)) return shown;
            patience.Token.ThrowIfCancellationRequested();
        }
    }

    public async Task Restart() => Api = await Api.Restart();

    public async ValueTask DisposeAsync()
    {
        await Api.DisposeAsync();
        await Receiver.DisposeAsync();
    }
}

internal static class Hooks
{
    public static string Self(this JsonElement hook) => hook.GetProperty("links").GetProperty("self").GetString()!;

    public static string Secret(this JsonElement hook) => hook.GetProperty("secret").GetString()!;
}
