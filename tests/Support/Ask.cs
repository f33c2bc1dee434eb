using System.Net;
using System.Text.Json;

namespace Compliance.Tests.Support;

/// <summary>What tests of every room ask a server.</summary>
public static class Ask
{
    /// <summary>The keys of all rows of a list, page after page.</summary>
    public static async Task<List<string>> Walk(this RunningApi api, string list, int limit, string key = "id")
    {
        var keys = new List<string>();
        for (var next = $"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}limit={limit}"; next is not null;)
        {
            var page = await api.Get(next);
            keys.AddRange(page.Keys(key));
            Assert.That(keys, Has.Count.LessThan(10_000), $"{list} goes on without end");
            next = page.GetProperty("page").GetProperty("next").GetString();
        }

        return keys;
    }

    /// <summary>The keys of the rows of an answer, in their order.</summary>
    public static string[] Keys(this JsonElement list, string key = "id") => [.. list.Rows().Select(r => r.GetProperty(key).ToString())];

    /// <summary>The rows of an answer.</summary>
    public static IEnumerable<JsonElement> Rows(this JsonElement list) => list.GetProperty("data").EnumerateArray();

    /// <summary>Walks a list with small pages: every row once, as many as the list says it has.</summary>
    public static async Task AssertEveryRowOnce(this RunningApi api, string list, int limit, string key = "id")
    {
        var keys = await api.Walk(list, limit, key);
        var counted = (await api.Get($"{list}{(list.Contains('?', StringComparison.Ordinal) ? '&' : '?')}count=true&limit=1")).GetProperty("page").GetProperty("total").GetInt32();
        Assert.Multiple(() =>
        {
            Assert.That(keys, Is.Unique);
            Assert.That(keys, Has.Count.EqualTo(counted).And.Count.GreaterThan(limit), "a walk of one page proves nothing");
        });
    }

    /// <summary>GET, expecting a problem.</summary>
    public static async Task<JsonElement> Problem(this RunningApi api, string url, HttpStatusCode status, string type)
    {
        using var response = await api.Http.GetAsync(new Uri(url, UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.That(response.StatusCode, Is.EqualTo(status), body);
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo($"/problems/{type}"));
        Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo((int)status));
        Assert.That(problem.GetProperty("detail").GetString(), Is.Not.Empty);
        Assert.That(problem.GetProperty("instance").GetString(), Is.EqualTo(url.Split('?')[0]));
        Assert.That(problem.GetProperty("requestId").GetString(), Is.Not.Empty);
        return problem;
    }

    /// <summary>An answer as JSON, which must have a status.</summary>
    public static async Task<JsonElement> Json(this HttpResponseMessage response, int status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), body);
        return JsonSerializer.Deserialize<JsonElement>(body);
    }

    /// <summary>GET, expecting a permanent redirect to the one address of a record.</summary>
    public static async Task AssertLeadsTo(this RunningApi api, string url, string address)
    {
        using var response = await api.Http.GetAsync(new Uri(url, UriKind.Relative));
        Assert.That((int)response.StatusCode, Is.EqualTo(308), url);
        Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo(address));
    }
}
