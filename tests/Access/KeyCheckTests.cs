using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Access;

/// <summary>How a key is sent, and what happens to one that is not valid.</summary>
public sealed class KeyCheckTests
{
    private const string Url = "/v1/members/KAZ";

    [Test]
    public async Task Nothing_tells_why_a_key_is_not_valid()
    {
        var clock = new Clock();
        await using var api = await RunningApi.Start(clock);
        var expired = api.Keys.Issue(new NewKey { Name = "expired", Role = Role.Editor, Expires = api.Keys.Today }, "a test").Secret;
        clock.Advance(TimeSpan.FromDays(1));
        var valid = api.Key(Role.Editor);
        var revoked = api.Keys.Issue(new NewKey { Name = "revoked", Role = Role.Editor }, "a test");
        api.Keys.Revoke(revoked.Id, "a test", mayLockOut: true);
        string[] sent =
        [
            $"Bearer {expired}", $"Bearer {revoked.Secret}", $"Bearer {SecretKey.Create().Reveal()}", $"Bearer {valid[..^1]}", "Bearer", "Bearer ", "Basic dXNlcjpwYXNz", valid, $"Bearer {valid} {valid}", $"Token {valid}",
        ];
        var bodies = new List<string>();
        foreach (var header in sent)
        {
            using var response = await api.Send(HttpMethod.Get, Url, headers: ("Authorization", header));
            var problem = JsonNode.Parse((await response.Json(401)).GetRawText())!.AsObject();
            problem.Remove("requestId");
            bodies.Add(problem.ToJsonString());
            Assert.That(response.Headers.WwwAuthenticate.ToString(), Is.EqualTo("Bearer"), header);
        }

        Assert.That(bodies.Distinct().Count(), Is.EqualTo(1), string.Join('\n', bodies.Distinct()));
    }

    [Test]
    public async Task A_key_is_good_until_its_last_day_is_over()
    {
        var clock = new Clock();
        await using var api = await RunningApi.Start(clock);
        var key = api.Keys.Issue(new NewKey { Name = "short", Role = Role.Admin, Expires = api.Keys.Today.AddDays(1) }, "a test").Secret;
        using (var before = await api.Send(HttpMethod.Get, "/v1/keys", key)) await before.Json(200);
        clock.Advance(TimeSpan.FromDays(2));
        using var after = await api.Send(HttpMethod.Get, "/v1/keys", key);
        await after.Json(401);
    }

    [Test]
    public async Task A_read_answers_the_same_with_a_key_and_is_then_not_kept()
    {
        var api = await RunningApi.Shared;
        using var open = await api.Send(HttpMethod.Get, "/v1/requests?limit=5");
        using var withKey = await api.Send(HttpMethod.Get, "/v1/requests?limit=5", api.Key(Role.Contributor));
        Assert.Multiple(async () =>
        {
            Assert.That(await withKey.Content.ReadAsStringAsync(), Is.EqualTo(await open.Content.ReadAsStringAsync()));
            Assert.That(withKey.Headers.ETag, Is.EqualTo(open.Headers.ETag));
            Assert.That(open.Headers.CacheControl?.ToString(), Is.EqualTo("public, max-age=60"));
            Assert.That(withKey.Headers.CacheControl, Is.EqualTo(System.Net.Http.Headers.CacheControlHeaderValue.Parse("private, no-store")));
        });
    }

    [Test]
    public async Task What_only_a_key_shows_has_no_tag_of_the_data_set()
    {
        var api = await RunningApi.Shared;
        using var response = await api.Send(HttpMethod.Get, "/v1/keys", api.Key(Role.Admin), headers: ("If-None-Match", "*"));
        Assert.That((response.Headers.ETag, response.Headers.CacheControl?.NoStore), Is.EqualTo(((System.Net.Http.Headers.EntityTagHeaderValue?)null, (bool?)true)));
    }

    [TestCase("key")]
    [TestCase("api_key")]
    [TestCase("access_token")]
    public async Task A_key_in_the_address_is_refused(string name)
    {
        var api = await RunningApi.Shared;
        using var response = await api.Send(HttpMethod.Get, $"{Url}?{name}={api.Key(Role.Editor)}");
        await response.Json(400);
    }

    [TestCase("bearer")]
    [TestCase("BEARER")]
    public async Task The_name_of_the_scheme_may_be_written_as_one_likes(string scheme)
    {
        var api = await RunningApi.Shared;
        using var response = await api.Send(HttpMethod.Get, "/v1/keys", headers: ("Authorization", $"{scheme}  {api.Key(Role.Admin)}"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task A_log_shows_ids_alone()
    {
        var log = new Lines();
        await using var api = await RunningApi.Start(adjust: b => b.Services.AddSingleton<ILoggerProvider>(log));
        var (known, unknown) = (api.Key(Role.Admin), SecretKey.Create());
        using (var _ = await api.Send(HttpMethod.Get, "/v1/keys", known)) { }

        using (var _ = await api.Send(HttpMethod.Get, Url, unknown.Reveal())) { }

        using (var _ = await api.Send(HttpMethod.Get, Url, known[..^2])) { }

        using (var _ = await api.Send(HttpMethod.Post, "/v1/keys", known, new NewKey { Name = "another", Role = Role.Editor })) { }

        var all = string.Join('\n', log.All);
        Assert.Multiple(() =>
        {
            Assert.That(log.All, Has.Some.EndsWith($"from 127.0.0.1: ilofu_{unknown.Id}"));
            Assert.That(all, Does.Contain(known.Split('_')[1]));
            foreach (var key in new[] { known, unknown.Reveal() }) Assert.That(all, Does.Not.Contain(key.Split('_')[2][..8]));
        });
    }

    private sealed class Lines : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> All { get; } = new();

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => All.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
