using System.Net.Http.Json;
using System.Text.Json;
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

    private RunningApi(WebApplication app, string folder, Uri address)
    {
        (this.app, this.folder) = (app, folder);
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

    /// <summary>A server of its own, on a copy of its own.</summary>
    public static async Task<RunningApi> Start(TimeProvider? time = null)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-").FullName;
        var path = System.IO.Path.Combine(folder, "compliance.db");
        File.Copy(Seeded.Value, path);
        var app = Server.Build(new Settings { Storage = path, Urls = "http://127.0.0.1:0" }, b =>
        {
            if (time is not null) b.Services.AddSingleton(time);
        });
        await app.StartAsync();
        var address = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        return new RunningApi(app, folder, new Uri(address));
    }

    /// <summary>GET, expecting 200, as JSON.</summary>
    public async Task<JsonElement> Get(string url)
    {
        using var response = await Http.GetAsync(new Uri(url, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), $"{url}: {body}");
        return JsonSerializer.Deserialize<JsonElement>(body);
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

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, true);
    }
}
