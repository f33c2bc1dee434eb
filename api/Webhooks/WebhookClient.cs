using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Reflection;

namespace Compliance.Webhooks;

/// <summary>What came of an attempt.</summary>
/// <param name="Status">The status of the answer; null: there was none.</param>
/// <param name="Error">What went wrong; null: it was taken.</param>
public sealed record Outcome(int? Status, string? Error);

/// <summary>
/// Makes the calls. It goes only where it was told to: to public addresses (looked at when it connects, so that no name can
/// be turned round in between), without a proxy, cookies, or following a redirect; and it waits for nobody.
/// </summary>
public sealed class WebhookClient : IDisposable
{
    /// <summary>How long an answer may take.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private const int MostRead = 4096;
    private static readonly string Version = typeof(WebhookClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "1";
    private readonly HttpClient http;
    private readonly bool mayBePrivate;
    private readonly TimeSpan patience;

    public WebhookClient(Settings settings) : this(settings.PrivateWebhooks, Patience)
    {
    }

    /// <param name="mayBePrivate">Whether it calls what is not public.</param>
    /// <param name="patience">How long an answer may take.</param>
    public WebhookClient(bool mayBePrivate, TimeSpan patience)
    {
        (this.mayBePrivate, this.patience) = (mayBePrivate, patience);
        var handler = new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            UseCookies = false,
            UseProxy = false,
            ActivityHeadersPropagator = null,
            ConnectCallback = Connect,
            MaxResponseHeadersLength = 16,
            MaxResponseDrainSize = MostRead,
            ResponseDrainTimeout = TimeSpan.FromSeconds(1),
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(30),
            PooledConnectionLifetime = TimeSpan.FromMinutes(2),
        };
        http = new HttpClient(handler) { Timeout = Timeout.InfiniteTimeSpan };
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"Compliance-Webhooks/{Version}");
    }

    /// <summary>Sends a message, and tells what came of it.</summary>
    /// <param name="url">Where to.</param>
    /// <param name="id">The id of the message.</param>
    /// <param name="at">When.</param>
    /// <param name="signature">Its signatures.</param>
    /// <param name="body">What is sent.</param>
    /// <param name="token">Ends it; then nothing is known.</param>
    public async Task<Outcome> Send(string url, string id, DateTimeOffset at, string signature, byte[] body, CancellationToken token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        request.Headers.Add("webhook-signature", signature);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(token);
        limit.CancelAfter(patience);
        try
        {
            // What the answer says beside its status is not read: it is thrown away with the connection.
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
            return new Outcome((int)response.StatusCode, response.IsSuccessStatusCode ? null : Refusal((int)response.StatusCode));
        }
        catch (OperationCanceledException) when (!token.IsCancellationRequested)
        {
            return new Outcome(null, string.Create(CultureInfo.InvariantCulture, $"it did not answer within {patience.TotalSeconds:0.###} seconds"));
        }
        catch (HttpRequestException e)
        {
            return new Outcome(null, Describe(e));
        }
    }

    public void Dispose() => http.Dispose();

    private static string Refusal(int status) => status switch
    {
        >= 300 and < 400 => $"it answered {status}: redirects are not followed; give the address that they lead to",
        410 => "it answered 410: it wants to be told no more",
        _ => $"it answered {status}",
    };

    private static string Describe(HttpRequestException e) => e.InnerException is AddressException refused ? refused.Message : e.HttpRequestError switch
    {
        HttpRequestError.NameResolutionError => "its host is not known",
        HttpRequestError.SecureConnectionError => "no secure connection: it speaks no TLS, or its certificate is not valid",
        HttpRequestError.ConnectionError => "it cannot be reached",
        HttpRequestError.ResponseEnded => "it ended the connection without an answer",
        HttpRequestError.InvalidResponse or HttpRequestError.ConfigurationLimitExceeded => "its answer is no HTTP, or its headers are too long",
        _ => "the call failed",
    };

    private async ValueTask<Stream> Connect(SocketsHttpConnectionContext context, CancellationToken token)
    {
        var host = context.DnsEndPoint.Host;
        var addresses = await Dns.GetHostAddressesAsync(host, token);
        // All must be public: one that is not among others is a trick.
        if (!mayBePrivate && addresses.FirstOrDefault(a => !PublicAddresses.Has(a)) is { } hidden)
            throw new AddressException($"its host leads to {hidden}, which is no public address: only a server that was started with --private-webhooks true sends there");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            // To the very addresses that were looked at.
            await socket.ConnectAsync(addresses, context.DnsEndPoint.Port, token);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    private sealed class AddressException(string message) : Exception(message);
}
