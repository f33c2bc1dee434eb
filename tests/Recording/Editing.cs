using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Recording;

/// <summary>A server with the seed data, and an editor who writes.</summary>
internal sealed class Editing : IAsyncDisposable
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private Editing(RunningApi api)
    {
        Api = api;
        Key = api.Key(Role.Editor);
    }

    public RunningApi Api { get; private set; }

    /// <summary>The editor's key.</summary>
    public string Key { get; }

    /// <summary>The name of the editor's key.</summary>
    public string Name => NameOf(Key);

    public Database Database => new(Api.Path);

    public static async Task<Editing> Start(Func<Settings, Settings>? set = null, TimeProvider? time = null) => new(await RunningApi.Start(time, set: set));

    public async Task Restart() => Api = await Api.Restart();

    public string NameOf(string key) => Api.Keys.Find(key.Split('_')[1])!.Name;

    /// <summary>Evidence that may be published as it is: a claim of the Government on a request that is open.</summary>
    public static JsonObject Evidence(string id = "test-evidence", string stance = "done", string request = "kaz-c87-ceacr-2024.2", string issuer = "government") => new()
    {
        ["record"] = "evidence",
        ["id"] = id,
        ["member"] = "KAZ",
        ["kind"] = "statement",
        ["issuer"] = new JsonObject { ["class"] = issuer, ["name"] = "Somebody" },
        ["eventOn"] = "2026-01-15",
        ["text"] = "A statement.",
        ["source"] = "ilo-normlex",
        ["links"] = new JsonArray(new JsonObject { ["request"] = request, ["stance"] = stance }),
    };

    /// <summary>A request of the Conference Committee of 2021 that may be published as it is.</summary>
    public static JsonObject Request(int number = 77, string conclusion = "kaz-c87-cas-2021") => new()
    {
        ["record"] = "request",
        ["id"] = $"{conclusion}.{number}",
        ["conclusion"] = conclusion,
        ["text"] = "Amend the law.",
        ["kind"] = "amend_law",
        ["source"] = "ilo-normlex",
    };

    /// <summary>Its text as it is stored.</summary>
    public static string Text(JsonNode record) => record.ToJsonString(Relaxed);

    public Task<HttpResponseMessage> Send(HttpMethod method, string url, object? body = null, params (string Name, string Value)[] headers) =>
        Api.Send(method, url, Key, body is JsonNode node ? Text(node) : body, headers);

    /// <summary>Sends, expecting a status; the answer as JSON.</summary>
    public async Task<JsonElement> Expect(int status, HttpMethod method, string url, object? body = null, params (string Name, string Value)[] headers)
    {
        using var response = await Send(method, url, body, headers);
        return await response.Json(status);
    }

    /// <summary>Sends what must be refused, and looks that it left nothing.</summary>
    public async Task<JsonElement> Refused(int status, HttpMethod method, string url, object? body = null, params (string Name, string Value)[] headers)
    {
        var before = Database.Contents();
        var problem = await Expect(status, method, url, body, headers);
        Assert.That(Database.Contents(), Is.EqualTo(before), "a refused write leaves nothing");
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
        return problem;
    }

    /// <summary>A record as it is stored, and its version.</summary>
    public async Task<(JsonObject Record, string Text, string Tag)> Stored(string url)
    {
        using var response = await Api.Send(HttpMethod.Get, $"{url}/record");
        var stored = (await response.Json(200)).GetProperty("stored");
        return (JsonObject.Create(stored)!, stored.GetRawText(), response.Headers.ETag!.ToString());
    }

    /// <summary>The entries of the change log on a record, in their order.</summary>
    public IReadOnlyList<Logged> Log(string kind, string key)
    {
        using var reader = Database.Read();
        return [.. reader.Connection.Query<Logged>("select revision, action, who, reason, before, after from change where record = @kind and record_key = @key order by revision", new { kind, key })];
    }

    /// <summary>Where something stands.</summary>
    public async Task<string> Status(string url) => (await Api.Get(url)).GetProperty("status").GetString()!;

    public void AssertVerified() => Assert.That(new Verification(Database).Run().Findings, Is.Empty);

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}

/// <summary>An entry of the change log.</summary>
internal sealed record Logged(long Revision, string Action, string Who, string? Reason, string? Before, string? After);

/// <summary>What tests read in answers.</summary>
internal static class Told
{
    /// <summary>The mistakes of a problem, each as its place and its code.</summary>
    public static string[] Mistakes(this JsonElement problem) =>
        [.. problem.GetProperty("errors").EnumerateArray().Select(e => $"{(e.TryGetProperty("pointer", out var p) && p.ValueKind == JsonValueKind.String ? p : e.GetProperty("parameter")).GetString()} {e.GetProperty("code").GetString()}")];

    /// <summary>What changed, in words.</summary>
    public static string[] Effects(this JsonElement answer) => [.. answer.GetProperty("effects").GetProperty("summary").EnumerateArray().Select(s => s.GetString()!)];

    public static string Text(this JsonElement element, string member) => element.GetProperty(member).GetString()!;
}
