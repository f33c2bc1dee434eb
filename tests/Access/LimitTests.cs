using System.Globalization;
using System.Text.RegularExpressions;
using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

public sealed class LimitTests
{
    private const string Url = "/v1/members/KAZ";

    private static (int Left, int Seconds) Limit(HttpResponseMessage response)
    {
        Assert.That(response.Headers.GetValues("RateLimit-Policy"), Is.EqualTo(["\"default\";q=3;w=60"]));
        var match = Regex.Match(response.Headers.GetValues("RateLimit").Single(), "^\"default\";r=([0-9]+);t=([0-9]+)$");
        Assert.That(match.Success, Is.True);
        return (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture), int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture));
    }

    [Test]
    public async Task Calls_are_counted_down_refused_and_let_in_again()
    {
        var clock = new Clock();
        await using var api = await RunningApi.Start(clock, rateLimit: 3);
        foreach (var (left, seconds) in new[] { (2, 60), (1, 50), (0, 40) })
        {
            using var response = await api.Send(HttpMethod.Get, Url);
            await response.Json(200);
            Assert.That(Limit(response), Is.EqualTo((left, seconds)));
            clock.Advance(TimeSpan.FromSeconds(10));
        }

        // Made-up addresses do not help.
        using var refused = await api.Send(HttpMethod.Get, Url, headers: ("X-Forwarded-For", "203.0.113.7"));
        var problem = await refused.Json(429);
        Assert.Multiple(() =>
        {
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/too-many-requests"));
            Assert.That(Limit(refused), Is.EqualTo((0, 30)));
            Assert.That(refused.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(30)));
        });
        clock.Advance(TimeSpan.FromSeconds(30));
        using var again = await api.Send(HttpMethod.Get, Url);
        await again.Json(200);
        Assert.That(Limit(again), Is.EqualTo((2, 60)));
    }

    [Test]
    public async Task Each_key_has_its_own_calls()
    {
        await using var api = await RunningApi.Start(new Clock(), rateLimit: 3);
        var (one, other) = (api.Key(Role.Contributor), api.Key(Role.Contributor));
        for (var i = 0; i < 3; i++)
            using (var response = await api.Send(HttpMethod.Get, Url, one)) await response.Json(200);
        using (var spent = await api.Send(HttpMethod.Get, Url, one)) await spent.Json(429);
        foreach (var key in new[] { other, null })
        {
            using var response = await api.Send(HttpMethod.Get, Url, key);
            await response.Json(200);
            Assert.That(Limit(response).Left, Is.EqualTo(2));
        }
    }

    [TestCase("/v1/nothing", 404)]
    [TestCase("/v1/keys", 401)]
    [TestCase("/v1/members?x=1", 400)]
    [TestCase("/v1/members/kz", 308)]
    public async Task Every_answer_under_v1_tells_the_limit(string url, int status)
    {
        await using var api = await RunningApi.Start(new Clock(), rateLimit: 3);
        using var response = await api.Send(HttpMethod.Get, url);
        Assert.That(((int)response.StatusCode, Limit(response).Left), Is.EqualTo((status, 2)));
        using var health = await api.Send(HttpMethod.Get, "/health/live");
        Assert.That(health.Headers.Contains("RateLimit"), Is.False, "what watches the server is not counted");
    }

    [Test]
    public async Task Without_a_limit_nothing_is_told()
    {
        using var response = await (await RunningApi.Shared).Send(HttpMethod.Get, Url);
        Assert.That(response.Headers.Where(h => h.Key.StartsWith("RateLimit", StringComparison.OrdinalIgnoreCase)), Is.Empty);
    }

    [Test]
    public async Task Whoever_tries_keys_is_soon_not_answered_and_locks_nobody_out()
    {
        var clock = new Clock();
        await using var api = await RunningApi.Start(clock);
        var right = api.Key(Role.Admin);
        for (var i = 0; i < Limits.MostFailures; i++)
            using (var response = await api.Send(HttpMethod.Get, "/v1/keys", SecretKey.Create().Reveal())) await response.Json(401);
        using (var eleventh = await api.Send(HttpMethod.Get, "/v1/keys", SecretKey.Create().Reveal()))
        {
            await eleventh.Json(429);
            Assert.That(eleventh.Headers.RetryAfter?.Delta, Is.EqualTo(CallWindow.Length));
        }

        // A valid key cannot be guessed, so that letting it in gives nothing away; and others may share the address.
        using (var valid = await api.Send(HttpMethod.Get, "/v1/keys", right)) await valid.Json(200);
        clock.Advance(CallWindow.Length);
        using var later = await api.Send(HttpMethod.Get, "/v1/keys", SecretKey.Create().Reveal());
        await later.Json(401);
    }
}
