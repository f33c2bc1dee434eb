using System.Net;
using System.Text.Json;
using Compliance.Storage;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Reading;

/// <summary>An answer that takes too long to work out is given up.</summary>
public sealed class ReadingLimitTests
{
    [TestCase("/v1/requests")]
    [TestCase("/v1/status")]
    [TestCase("/v1/evidence?sort=-eventOn")]
    public async Task An_answer_that_takes_too_long_is_given_up_and_says_so(string url)
    {
        await using var api = await Start(TimeSpan.Zero);
        using var response = await api.Http.GetAsync(new Uri(url, UriKind.Relative));
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/unavailable"));
            Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("took too long").And.Contain("Ask for less"));
        });
    }

    [Test]
    public async Task What_is_sent_while_it_is_read_has_no_limit()
    {
        await using var api = await Start(TimeSpan.Zero);
        using var response = await api.Http.GetAsync(new Uri("/v1/export", UriKind.Relative));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That((await response.Content.ReadAsStringAsync()).Length, Is.GreaterThan(100_000));
    }

    [Test]
    public void A_connection_that_was_given_up_on_serves_the_next_reading_in_full()
    {
        var database = Fresh.Seeded();
        using (var late = database.Read(TimeSpan.Zero))
            Assert.That(() => Count(late), Throws.Exception.Matches<Microsoft.Data.Sqlite.SqliteException>(e => TimeLimit.IsIn(e!)));
        // From the pool: the same connection.
        using var next = database.Read();
        Assert.That(Count(next), Is.GreaterThan(0));
    }

    private static long Count(Reader reader)
    {
        using var command = reader.Connection.CreateCommand();
        command.CommandText = "select count(*) from follow_up a, follow_up b";
        return (long)command.ExecuteScalar()!;
    }

    private static Task<RunningApi> Start(TimeSpan longest) => RunningApi.Start(adjust: b => b.Services.AddSingleton(new ReadingLimit(longest)));
}
