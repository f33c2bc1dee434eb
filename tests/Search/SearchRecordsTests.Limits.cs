using System.Net;
using System.Text.Json;
using Compliance.Search;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Search;

/// <content>Where a search ends, however much there is to find.</content>
public sealed partial class SearchRecordsTests
{
    [Test]
    public async Task What_is_looked_at_has_an_end_and_the_order_of_dates_goes_through_everything()
    {
        await using var api = await RunningApi.Start(adjust: b => b.Services.AddSingleton(new SearchLimits { Examined = 20, Ranked = 8 }));
        var all = Ids(await Find("union"));
        var capped = await api.Get("/v1/search?q=union&count=true&facets=true&limit=500");
        Assert.Multiple(() =>
        {
            Assert.That(all, Has.Length.GreaterThan(100));
            Assert.That(capped.GetProperty("search").GetRawText(), Is.EqualTo("""{"isComplete":false,"examined":20,"ranked":8}"""));
            Assert.That(capped.GetProperty("page").GetProperty("total").ValueKind, Is.EqualTo(JsonValueKind.Null), "no number that is not the number");
            Assert.That(capped.Rows().Count(), Is.LessThanOrEqualTo(20));
            Assert.That(capped.GetProperty("facets").GetProperty("kind").EnumerateObject().Sum(k => k.Value.GetInt32()), Is.EqualTo(capped.Rows().Count()));
        });
        foreach (var sort in new[] { "date", "-date" })
        {
            Assert.That(await api.Walk($"/v1/search?q=union&sort={sort}", 50), Is.EquivalentTo(all), sort);
            Assert.That(await api.Walk($"/v1/search?q=union&sort={sort}&status=missed,not_implemented", 50), Is.EquivalentTo(Ids(await Find("union", "&status=missed,not_implemented"))), "pages may be short");
        }

        Assert.That((await api.Get("/v1/search?q=Baltabai&kind=actor&count=true")).GetProperty("search").GetProperty("isComplete").GetBoolean(), Is.True);
    }

    [Test]
    public async Task In_a_format_of_all_rows_it_has_all_or_is_refused()
    {
        var api = await RunningApi.Shared;
        var found = Ids(await Find("Baltabay"));
        var csv = await api.Http.GetStringAsync(new Uri("/v1/search?q=Baltabay&format=csv&fields=id,snippet", UriKind.Relative));
        Assert.That(csv.TrimEnd().Split("\r\n").Skip(1).Select(l => l.Split(',')[0]), Is.EqualTo(found));
        Assert.That((await api.Http.GetStringAsync(new Uri("/v1/search?q=Baltabay&format=ndjson", UriKind.Relative))).Split('\n', StringSplitOptions.RemoveEmptyEntries), Has.Length.EqualTo(found.Length));
        Assert.That(await api.Http.GetStringAsync(new Uri("/v1/search?q=Baltabay&format=text&limit=2", UriKind.Relative)), Does.Contain("Erlan ⟦Baltabay⟧").And.Contain("2 rows"));
        await api.Problem("/v1/search?q=Baltabay&format=csv&limit=2", HttpStatusCode.BadRequest, "invalid-parameter");
        await using var small = await RunningApi.Start(adjust: b => b.Services.AddSingleton(new SearchLimits { Examined = 20, Ranked = 8 }));
        Assert.That((await small.Problem("/v1/search?q=union&format=csv", HttpStatusCode.BadRequest, "invalid-parameter")).GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("too_many"));
        Assert.That(Ids(await api.Get("/v1/search?q=Baltabay&limit=500&fields=id")), Is.EqualTo(found));
    }

    [Test]
    public async Task A_search_that_takes_too_long_or_finds_no_place_is_told_so()
    {
        await using var slow = await RunningApi.Start(adjust: b => b.Services.AddSingleton(new SearchLimits { Longest = TimeSpan.Zero }));
        Assert.That((await slow.Problem("/v1/search?q=union", HttpStatusCode.ServiceUnavailable, "unavailable")).GetProperty("detail").GetString(), Does.Contain("Narrow it"));
        await using var full = await RunningApi.Start(adjust: b => b.Services.AddSingleton(new SearchLimits { Patience = TimeSpan.Zero }));
        var searches = full.Services.GetRequiredService<Searches>();
        var places = searches.Limits.AtOnce;
        using var hold = new ManualResetEventSlim();
        var held = Enumerable.Range(0, places).Select(_ => Task.Run(() => searches.Run(token => { hold.Wait(token); return 0; }, CancellationToken.None))).ToArray();
        while (searches.Free > 0) await Task.Yield();
        await full.Problem("/v1/search?q=union", HttpStatusCode.ServiceUnavailable, "unavailable");
        hold.Set();
        await Task.WhenAll(held);
        await full.Get("/v1/search?q=union");
    }
}
