using System.Text.Json;
using Compliance.Reading;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Compliance.CommandLine;

/// <summary>
/// Asks the API: a server if one is named, else this program itself over its file, without a port. Either way the same
/// parameters mean the same, and mistakes are told in the same words.
/// </summary>
public sealed class Asking : IAsyncDisposable
{
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);
    private readonly WebApplication? own;
    private readonly HttpClient http;

    private Asking(WebApplication? own, HttpClient http) => (this.own, this.http) = (own, http);

    /// <summary>Asks a server, or the file of the settings.</summary>
    public static async Task<Asking> Of(string? server, Settings settings)
    {
        if (server is not null)
        {
            return Uri.TryCreate(server.EndsWith('/') ? server : server + "/", UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
                ? new Asking(null, new HttpClient { BaseAddress = address, Timeout = Longest })
                : throw new SettingsException($"--server '{server}' must be an address such as http://localhost:8080");
        }

        Existing.Open(settings.Storage);
        var app = Server.Build(settings with { RateLimit = 0 }, builder =>
        {
            builder.WebHost.UseTestServer();
            builder.Logging.ClearProviders();
            // One question is answered: nothing else is to be done meanwhile.
            builder.Services.RemoveAll<IHostedService>();
        });
        await app.StartAsync();
        return new Asking(app, app.GetTestClient());
    }

    /// <summary>An answer as it comes, to be written to the end while it does.</summary>
    /// <param name="address">The path and the query, without the slash before it.</param>
    /// <param name="to">Gets the text.</param>
    /// <param name="token">Ends it.</param>
    public async Task Copy(string address, Stream to, CancellationToken token)
    {
        using var response = await Ask(address, token);
        await response.Content.CopyToAsync(to, token);
    }

    /// <summary>An answer in JSON.</summary>
    public async Task<T> Json<T>(string address, CancellationToken token)
    {
        using var response = await Ask(address, token);
        try
        {
            // A newer server may tell more.
            return (await JsonSerializer.DeserializeAsync<T>(await response.Content.ReadAsStreamAsync(token), Lenient, token))!;
        }
        catch (JsonException)
        {
            throw new SettingsException($"{http.BaseAddress}{address} answered what is none of this API's answers");
        }
    }

    public async ValueTask DisposeAsync()
    {
        http.Dispose();
        if (own is not null) await own.DisposeAsync();
    }

    private static readonly JsonSerializerOptions Lenient = new(ApiJson.Options) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Skip };

    private async Task<HttpResponseMessage> Ask(string address, CancellationToken token)
    {
        HttpResponseMessage response;
        try
        {
            response = await http.GetAsync(new Uri(address, UriKind.Relative), HttpCompletionOption.ResponseHeadersRead, token);
            if (response.Headers.Location is { } moved && (int)response.StatusCode == 308)
            {
                response.Dispose();
                response = await http.GetAsync(moved, HttpCompletionOption.ResponseHeadersRead, token);
            }
        }
        catch (HttpRequestException e)
        {
            throw new SettingsException($"{http.BaseAddress} does not answer: {e.Message}");
        }

        if (response.IsSuccessStatusCode) return response;
        using (response) throw new SettingsException(await Told(response, token));
    }

    // The mistakes, each on its line; what is no problem of this API is told by its status.
    private static async Task<string> Told(HttpResponseMessage response, CancellationToken token)
    {
        try
        {
            var problem = await JsonSerializer.DeserializeAsync<JsonElement>(await response.Content.ReadAsStreamAsync(token), cancellationToken: token);
            var messages = problem.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("message").GetString()!).ToArray();
            return messages.Length > 1 ? string.Join('\n', messages) : problem.GetProperty("detail").GetString()!;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            return $"the server answered {(int)response.StatusCode} {response.ReasonPhrase}";
        }
    }
}
