using System.Globalization;
using System.Net;
using Compliance.Access;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.Faults;

/// <summary>A clock that is put back.</summary>
public sealed class ClockTests
{
    private readonly SetClock clock = new(new DateTimeOffset(2026, 9, 15, 12, 0, 0, TimeSpan.Zero));

    [Test]
    public async Task The_change_log_never_goes_backwards()
    {
        await using var api = await RunningApi.Start(clock);
        var key = api.Key(Role.Editor);
        var start = (await api.Get("/v1/changes/head")).GetProperty("revision").GetInt64();
        // After all that was written before, whatever the day on which the test runs.
        clock.Now = DateTimeOffset.Parse((await api.Get("/v1/changes/head")).GetProperty("at").GetString()!, CultureInfo.InvariantCulture).AddHours(1);
        foreach (var (id, step) in new[] { ("first", 0), ("second", -24), ("third", 1) })
        {
            clock.Now = clock.Now.AddHours(step);
            using var answer = await api.Send(HttpMethod.Post, "/v1/evidence", key, Bundles.Evidence(id).ToJsonString());
            await answer.Json(201);
        }

        var entries = (await api.Get($"/v1/changes?after={start}")).Rows().Select(e => (Key: e.GetProperty("key").GetString(), At: e.GetProperty("at").GetString())).ToArray();
        Assert.That(entries.Select(e => e.Key), Is.EqualTo(new[] { "first", "second", "third" }));
        Assert.That(entries.Select(e => e.At), Is.Ordered.Using((System.Collections.IComparer)StringComparer.Ordinal).And.Unique, "an instant stands for a write: none has that of another, or is before the one before it");
        // An address that names the instant of a write leads there at once, though the clock is behind it.
        foreach (var (written, at) in entries) Assert.That((await api.Get($"/v1/evidence/{written}?knownAt={at}")).GetProperty("id").GetString(), Is.EqualTo(written));
        await api.Problem($"/v1/evidence/third?knownAt={entries[1].At}", HttpStatusCode.NotFound, "not-found");
        using var read = await api.Http.GetAsync(new Uri("/v1/changes", UriKind.Relative));
        Assert.That(read.Content.Headers.LastModified, Is.LessThanOrEqualTo(clock.Now), "nothing was changed later than now");
        Assert.That(Served.Verify(api.Path), Is.Empty);
    }

    [Test]
    public async Task A_key_is_let_in_by_the_day_that_the_clock_shows()
    {
        await using var api = await RunningApi.Start(clock);
        var key = api.Keys.Issue(new NewKey { Name = "for a day", Role = Role.Admin, Members = [], Expires = api.Keys.Today }, NewKeyRules.CommandLine).Secret;
        foreach (var (step, status) in new[] { (0, HttpStatusCode.OK), (24, HttpStatusCode.Unauthorized), (-24, HttpStatusCode.OK), (-48, HttpStatusCode.OK) })
        {
            clock.Now = clock.Now.AddHours(step);
            using var answer = await api.Send(HttpMethod.Get, "/v1/keys", key);
            Assert.That(answer.StatusCode, Is.EqualTo(status), clock.Now.ToString("o"));
        }
    }
}
