using System.Net;
using System.Text.Json;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Access;

/// <summary>What editors send, and what is stored of it.</summary>
internal static class EditorCalls
{
    public static Task Put(RunningApi api, string key, string path, string record, string action) => Done(api, HttpMethod.Put, key, path, record, action);

    public static Task Patch(RunningApi api, string key, string path, string patch, string action) => Done(api, HttpMethod.Patch, key, path, patch, action);

    public static async Task Done(RunningApi api, HttpMethod method, string key, string path, string body, string action)
    {
        using var answer = await Send(api, method, key, path, body);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), text);
        Assert.That(JsonSerializer.Deserialize<JsonElement>(text).GetProperty("action").GetString(), Is.EqualTo(action), text);
        Assert.That(Names.In(text), Does.Not.Contain("baltaba").Or.Empty);
    }

    public static Task<HttpResponseMessage> Send(RunningApi api, HttpMethod method, string key, string path, string body) => api.Send(method, $"/v1/{path}", key, body, ("If-Match", "*"));

    public static async Task AssertRefused(HttpResponseMessage answer, HttpStatusCode status, string code)
    {
        var text = await answer.Content.ReadAsStringAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(status), text);
        Assert.That(text, Does.Contain($"\"code\":\"{code}\""));
    }

    public static string Stored(RunningApi api, string kind, string key) => Records(api).Single(r => r.Kind == kind && r.Key == key).Json;

    public static (string Kind, string Key, string Json)[] Records(RunningApi api) => Records(api.Path);

    public static (string Kind, string Key, string Json)[] Records(string path)
    {
        using var reader = new Database(path).Read();
        return [.. reader.Connection.Query<LogEntry>(Statement.Read("Changes/LatestChanges")).Where(e => e.Action != "retracted").Select(e => (e.Record, e.RecordKey, BundleJson.Write(BundleJson.Read(e.After!))))];
    }
}
