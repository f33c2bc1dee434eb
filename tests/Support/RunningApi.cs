using System.Net.Http.Json;
using System.Text.Json;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Support;

/// <summary>The real program on a real port, over a copy of a database that was migrated and seeded once.</summary>
public sealed class RunningApi : IAsyncDisposable
{
    private static readonly Lazy<string> Seeded = new(CreateSeeded);
    private static readonly Lazy<Task<RunningApi>> OnSeed = new(() => Start());
    private readonly WebApplication app;
    private readonly string folder;
    private readonly Func<Task<RunningApi>> again;

    private RunningApi(WebApplication app, string folder, Uri address, Func<Task<RunningApi>> again)
    {
        (this.app, this.folder, this.again) = (app, folder, again);
        Http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = address };
    }

    /// <summary>One server with the seed data that all reading tests share.</summary>
    public static Task<RunningApi> Shared => OnSeed.Value;

    /// <summary>Speaks to the server; follows no redirects.</summary>
    public HttpClient Http { get; }

    /// <summary>The database file behind the server.</summary>
    public string Path => System.IO.Path.Combine(folder, "compliance.db");

    /// <summary>The folder of the seed files.</summary>
    public static string SeedFolder => SeedFiles.Folder;

    /// <summary>The parts of the server.</summary>
    public IServiceProvider Services => app.Services;

    /// <summary>The keys of the server.</summary>
    public Keys Keys => Services.GetRequiredService<Keys>();

    /// <summary>A server of its own, on a copy of its own. It has no limit of calls unless one is given: all tests come from one address.</summary>
    /// <param name="time">What it takes for now.</param>
    /// <param name="rateLimit">Calls a minute.</param>
    /// <param name="adjust">Changes its parts.</param>
    /// <param name="set">Changes its settings.</param>
    public static async Task<RunningApi> Start(TimeProvider? time = null, int rateLimit = 0, Action<WebApplicationBuilder>? adjust = null, Func<Settings, Settings>? set = null)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-").FullName;
        var path = System.IO.Path.Combine(folder, "compliance.db");
        File.Copy(Seeded.Value, path);
        return await Over(path, time, rateLimit, adjust, set);
    }

    /// <summary>A server of its own on a database that is there; its folder goes with it.</summary>
    public static async Task<RunningApi> Over(string path, TimeProvider? time = null, int rateLimit = 0, Action<WebApplicationBuilder>? adjust = null, Func<Settings, Settings>? set = null)
    {
        var settings = new Settings { Storage = path, Urls = "http://127.0.0.1:0", RateLimit = rateLimit, PublicUrl = "https://compliance.example" };
        var app = Server.Build(set?.Invoke(settings) ?? settings, b =>
        {
            if (time is not null) b.Services.AddSingleton(time);
            adjust?.Invoke(b);
        });
        app.Services.GetRequiredService<Keys>().Migrate();
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new RunningApi(app, System.IO.Path.GetDirectoryName(path)!, new Uri(address), () => Over(path, time, rateLimit, adjust, set));
    }

    /// <summary>GET, expecting 200, as JSON.</summary>
    public async Task<JsonElement> Get(string url)
    {
        using var response = await Http.GetAsync(new Uri(url, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), $"{url}: {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>A new key for this server.</summary>
    /// <param name="role">What it allows.</param>
    /// <param name="members">The members that it may write about; none: about all.</param>
    public string Key(Role role, params string[] members) =>
        Keys.Issue(new NewKey { Name = $"{role.Word()} {Guid.NewGuid():N}", Role = role, Members = members }, NewKeyRules.CommandLine).Secret;

    /// <summary>Sends a call with a key and a body, each if there is one.</summary>
    /// <param name="method">The method.</param>
    /// <param name="url">The path and the query.</param>
    /// <param name="key">A key, from <see cref="Key"/>. Send wrong ones only to a server of your own: ten a minute are too many.</param>
    /// <param name="body">A text that is JSON, or what is to be written as JSON.</param>
    /// <param name="headers">Other headers, such as If-Match.</param>
    public async Task<HttpResponseMessage> Send(HttpMethod method, string url, string? key = null, object? body = null, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative));
        if (key is not null) request.Headers.TryAddWithoutValidation("Authorization", $"Bearer {key}");
        if (body is not null) request.Content = new StringContent(body as string ?? JsonSerializer.Serialize(body, BundleJson.Options), null, "application/json");
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        return await Http.SendAsync(request);
    }

    /// <summary>A seeded database of one's own, without a server.</summary>
    public static string CopyOfSeeded()
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("compliance-").FullName, "compliance.db");
        File.Copy(Seeded.Value, path);
        return path;
    }

    private static string CreateSeeded()
    {
        var path = System.IO.Path.Combine(Directory.CreateTempSubdirectory("compliance-").FullName, "seeded.db");
        var database = new Database(path);
        Migrations.Apply(database, TimeProvider.System);
        Projection.RewriteForNewRules(database);
        new SeedFiles(database, TimeProvider.System).Load(SeedFiles.Folder);
        SqliteConnection.ClearAllPools();
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "pragma wal_checkpoint(truncate)";
        command.ExecuteNonQuery();
        return path;
    }

    /// <summary>Ends the server, and starts another like it on the same database.</summary>
    public async Task<RunningApi> Restart()
    {
        await Stop();
        return await again();
    }

    /// <summary>Ends the server; its database stays.</summary>
    public async Task Stop()
    {
        Http.Dispose();
        await app.StopAsync();
        await app.DisposeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }
}
