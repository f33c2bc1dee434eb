using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.Reading;

public sealed class PagingTests
{
    [TestCase("/v1/actors?limit=4")]
    [TestCase("/v1/actors?limit=4&sort=-name")]
    [TestCase("/v1/actors?limit=4&sort=id")]
    public async Task A_walk_sees_every_row_once_while_rows_are_added(string list)
    {
        await using var api = await RunningApi.Start();
        var before = await api.Walk("/v1/actors", 500);
        var database = new Database(api.Path);
        var (seen, added) = (new List<string>(), 0);
        for (var next = list; next is not null;)
        {
            var page = await api.Get(next);
            seen.AddRange(page.Keys());
            next = page.GetProperty("page").GetProperty("next").GetString();
            // Before, between and behind the rows of the page.
            added++;
            database.Import(Fresh.Bundle([Records.Source, .. new[] { "a", "m", "z" }.Select(start => Records.Actor($"{start} person").Replace("an-actor", $"{start}-{added}", StringComparison.Ordinal))]));
            Assert.That(added, Is.LessThan(200), "the walk ends");
            if (added > 10) next = next is null ? null : next.Replace("limit=4", "limit=500", StringComparison.Ordinal);
        }

        Assert.That(seen, Is.Unique);
        Assert.That(seen, Is.SupersetOf(before));
        Assert.That(added, Is.GreaterThan(3), "a walk of few pages proves nothing");
    }

    [Test]
    public async Task A_new_revision_gives_a_new_tag()
    {
        await using var api = await RunningApi.Start();
        using var before = await api.Http.GetAsync(new Uri("/v1/actors", UriKind.Relative));
        new Database(api.Path).Import(Fresh.Bundle(Records.Source, Records.Actor()));
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/actors");
        request.Headers.IfNoneMatch.Add(before.Headers.ETag!);
        using var after = await api.Http.SendAsync(request);
        Assert.That((int)after.StatusCode, Is.EqualTo(200));
        Assert.That(after.Headers.ETag, Is.Not.EqualTo(before.Headers.ETag));
    }
}
