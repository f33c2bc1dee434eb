using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Reading;

/// <summary>What HTTP promises of every read.</summary>
public sealed class HttpTests
{
    private static async Task<HttpResponseMessage> Send(HttpMethod method, string url, Action<HttpRequestMessage>? adjust = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(url, UriKind.Relative));
        adjust?.Invoke(request);
        return await (await RunningApi.Shared).Http.SendAsync(request);
    }

    private static async Task<JsonElement> AssertProblem(HttpResponseMessage response, int status)
    {
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(status), body);
        var problem = JsonSerializer.Deserialize<JsonElement>(body);
        Assert.Multiple(() =>
        {
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.GetProperty("status").GetInt32(), Is.EqualTo(status));
            Assert.That(problem.GetProperty("requestId").GetString(), Is.EqualTo(response.Headers.GetValues("X-Request-Id").Single()));
            Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
        });
        return problem;
    }

    [TestCase("{0}")]
    [TestCase("\"other\", {0}")]
    [TestCase("*")]
    public async Task What_is_already_known_is_not_sent_again(string tags)
    {
        const string url = "/v1/requests?member=KAZ&asOf=2021-06-30";
        using var first = await Send(HttpMethod.Get, url);
        var tag = first.Headers.ETag!.ToString();
        using var second = await Send(HttpMethod.Get, url, r => r.Headers.TryAddWithoutValidation("If-None-Match", tags.Replace("{0}", tag, StringComparison.Ordinal)));
        Assert.Multiple(() =>
        {
            Assert.That(second.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(second.Headers.ETag?.ToString(), Is.EqualTo(tag));
            Assert.That(second.Content.Headers.ContentLength ?? 0, Is.Zero);
        });
    }

    [Test]
    public async Task A_tag_does_not_hide_that_there_is_nothing() =>
        await AssertProblem(await Send(HttpMethod.Get, "/v1/requests/nothing", r => r.Headers.TryAddWithoutValidation("If-None-Match", "*")), 404);

    [Test]
    public async Task An_answer_for_today_has_another_tag_than_one_for_a_day()
    {
        var today = DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
        using var forToday = await Send(HttpMethod.Get, "/v1/cases/KAZ/C87/status");
        using var forDay = await Send(HttpMethod.Get, $"/v1/cases/KAZ/C87/status?asOf={today}");
        Assert.That(forToday.Headers.ETag, Is.Not.EqualTo(forDay.Headers.ETag));
        Assert.That(forToday.Headers.CacheControl?.MaxAge, Is.Not.Null);
        Assert.That(forToday.Content.Headers.LastModified, Is.LessThanOrEqualTo(forToday.Headers.Date!.Value));
    }

    [TestCase("/v1/requests?member=KAZ")]
    [TestCase("/v1/cases/KAZ/C87")]
    [TestCase("/health/live")]
    [TestCase("/v1/nothing")]
    public async Task HEAD_is_GET_without_the_body(string url)
    {
        using var get = await Send(HttpMethod.Get, url);
        using var head = await Send(HttpMethod.Head, url);
        Assert.Multiple(async () =>
        {
            Assert.That(head.StatusCode, Is.EqualTo(get.StatusCode));
            Assert.That(head.Headers.ETag, Is.EqualTo(get.Headers.ETag));
            Assert.That(head.Content.Headers.ContentType, Is.EqualTo(get.Content.Headers.ContentType));
            Assert.That(await head.Content.ReadAsByteArrayAsync(), Is.Empty);
        });
    }

    [TestCase("/v1/cases", "GET", "HEAD", "OPTIONS")]
    [TestCase("/v1/requests", "GET", "HEAD", "OPTIONS", "POST")]
    [TestCase("/v1/requests/kaz-c87-cas-2021.3", "GET", "HEAD", "OPTIONS", "PATCH", "PUT")]
    [TestCase("/v1/requests/kaz-c87-cas-2021.3/record", "GET", "HEAD", "OPTIONS")]
    [TestCase("/v1/requests/kaz-c87-cas-2021.3/retract", "OPTIONS", "POST")]
    public async Task OPTIONS_and_405_agree_on_what_is_allowed(string url, params string[] methods)
    {
        using var options = await Send(HttpMethod.Options, url);
        using var delete = await Send(HttpMethod.Delete, url);
        Assert.Multiple(() =>
        {
            Assert.That(options.StatusCode, Is.EqualTo(HttpStatusCode.NoContent));
            Assert.That(options.Content.Headers.Allow, Is.EquivalentTo(methods));
            Assert.That(delete.Content.Headers.Allow, Is.EquivalentTo(options.Content.Headers.Allow));
        });
        await AssertProblem(delete, 405);
    }

    [TestCase("TRACE", "/v1/requests", 405)]
    [TestCase("DELETE", "/v1/requests/kaz-c87-cas-2021.3", 405)]
    [TestCase("GET", "/v1/requests/nothing", 404)]
    [TestCase("GET", "/v1/cases/KAZ/C1", 404)]
    [TestCase("GET", "/v1/members/ZZZ", 404)]
    [TestCase("GET", "/v1/conventions/C999", 404)]
    [TestCase("GET", "/v1/requests?member=%ff", 400)]
    [TestCase("GET", "/v1/requests?member=K%00Z", 400)]
    [TestCase("GET", "/health/live?x=1", 400)]
    [TestCase("GET", "/v1/requests/kaz-c87-cas-2021.3?asOf=2015-01-01", 404)]
    public async Task Every_refusal_has_the_one_shape(string method, string url, int status) => await AssertProblem(await Send(new HttpMethod(method), url), status);

    [Test]
    public async Task What_has_no_other_format_is_JSON()
    {
        using var response = await Send(HttpMethod.Get, "/v1/codes", r => r.Headers.Accept.ParseAdd("text/csv"));
        await AssertProblem(response, 406);
        using var any = await Send(HttpMethod.Get, "/v1/codes", r => r.Headers.Accept.ParseAdd("text/html, */*;q=0.1"));
        Assert.That(any.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_read_takes_no_body() =>
        await AssertProblem(await Send(HttpMethod.Get, "/v1/requests", r => r.Content = new StringContent("{\"limit\": 1}", null, "application/json")), 400);

    [Test]
    public async Task A_made_up_host_is_never_repeated()
    {
        using var response = await Send(HttpMethod.Get, "/v1/requests?limit=1", r =>
        {
            r.Headers.Host = "evil.example";
            r.Headers.Add("X-Forwarded-Host", "evil.example");
        });
        Assert.That($"{response.Headers}{response.Content.Headers}{await response.Content.ReadAsStringAsync()}", Does.Not.Contain("evil.example"));
    }

    [Test]
    public async Task Other_sites_may_read_and_a_proxy_may_compress()
    {
        using var response = await Send(HttpMethod.Get, "/v1/members?limit=200", r =>
        {
            r.Headers.Add("Origin", "https://union.example");
            r.Headers.AcceptEncoding.ParseAdd("br");
        });
        Assert.Multiple(() =>
        {
            Assert.That(response.Headers.GetValues("Access-Control-Allow-Origin"), Is.EqualTo(["*"]));
            Assert.That(response.Content.Headers.ContentEncoding, Is.EqualTo(["br"]));
            Assert.That(response.Headers.Vary, Does.Contain("Accept-Encoding"));
            Assert.That(response.Headers.ETag!.IsWeak, Is.True);
        });
    }

    [TestCase("/v1/cases/kz/c087/status?asOf=2021-06-30", "/v1/cases/KAZ/C87/status?asOf=2021-06-30")]
    [TestCase("/v1/conventions/87", "/v1/conventions/C87")]
    [TestCase("/v1/requests/KAZ-C87-CAS-2021.3", "/v1/requests/kaz-c87-cas-2021.3")]
    public async Task Another_spelling_leads_to_the_one_address(string url, string location)
    {
        using var response = await Send(HttpMethod.Get, url);
        Assert.That((int)response.StatusCode, Is.EqualTo(308));
        Assert.That(response.Headers.Location?.ToString(), Is.EqualTo(location));
    }

    [Test]
    public async Task A_cursor_belongs_to_its_query()
    {
        var next = (await (await RunningApi.Shared).Get("/v1/requests?limit=2&member=KAZ")).GetProperty("page").GetProperty("next").GetString()!;
        var cursor = next[(next.IndexOf("cursor=", StringComparison.Ordinal) + 7)..];
        await AssertProblem(await Send(HttpMethod.Get, $"/v1/requests?limit=2&cursor={cursor}"), 400);
        await AssertProblem(await Send(HttpMethod.Get, $"/v1/threads?limit=2&member=KAZ&cursor={cursor}"), 400);
        var tampered = cursor[..20] + (cursor[20] == 'A' ? 'B' : 'A') + cursor[21..];
        await AssertProblem(await Send(HttpMethod.Get, $"/v1/requests?limit=2&member=KAZ&cursor={tampered}"), 400);
    }
}
