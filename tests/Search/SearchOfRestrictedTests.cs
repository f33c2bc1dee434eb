using System.Text;
using System.Text.RegularExpressions;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Search;

/// <summary>Readers find nothing by a restricted name: its search answers as that of a name that nobody has.</summary>
public sealed class SearchOfRestrictedTests
{
    private const string Person = "person-9f31c2";
    private static readonly string[] Ways = ["Baltabay", "Baltabai", "baltabay", "BALTABAY", "\"Erlan Baltabay\"", "Yerlan Baltabai", "balt*", "kaz-2018-09-25-baltabay-case", "erlan-baltabay", "baltabay OR zzqqx"];

    [Test]
    public async Task A_restricted_name_finds_nothing_and_is_in_no_snippet()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        foreach (var way in Ways) Assert.That((await Find(api, way)).Keys(), Is.Not.Empty, way);
        await api.Restrict(admin, "erlan-baltabay", Person);
        foreach (var way in Ways)
        {
            Assert.That((await Find(api, way)).Keys(), Is.Empty, way);
            Assert.That(await Told(api, way), Is.EqualTo(await Told(api, way.Replace("altaba", "oggoto", StringComparison.OrdinalIgnoreCase))), way);
        }

        // What named it is found by what readers see instead, and shows no name.
        foreach (var query in new[] { "leader fuel energy", "sentenced seven years", "union", Person })
        {
            var body = await api.Http.GetStringAsync(new Uri($"/v1/search?q={Uri.EscapeDataString(query)}&limit=500&facets=true", UriKind.Relative));
            Assert.That(body, Does.Not.Contain("altaba").IgnoreCase);
            Assert.That(body, Does.Contain(Person), query);
        }

        foreach (var list in new[] { "requests", "evidence", "actors", "sources" })
            Assert.That((await api.Get($"/v1/{list}?q=Baltabay&limit=500")).Rows(), Is.Empty, list);
        Assert.That(new Verification(new Database(api.Path)).Run().Findings, Is.Empty);

        var snapshot = await api.Http.GetByteArrayAsync(new Uri("/v1/export?format=sqlite", UriKind.Relative));
        Assert.That(Encoding.UTF8.GetString(snapshot), Does.Not.Contain("altaba").IgnoreCase, "also within the index");
        var path = Path.Combine(Fresh.Folder(), "compliance.db");
        await File.WriteAllBytesAsync(path, snapshot);
        Assert.That(new Verification(new Database(path)).Run().Findings, Is.Empty);

        await api.Lift(admin, Person);
        foreach (var way in Ways) Assert.That((await Find(api, way)).Keys(), Is.Not.Empty, way);
        Assert.That(new Verification(new Database(api.Path)).Run().Findings, Is.Empty);
    }

    [Test]
    public async Task A_walk_through_what_is_found_shows_no_name_and_every_row()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        await api.Restrict(admin, "erlan-baltabay", Person);
        await api.Restrict(admin, "larisa-kharkova", "person-0a0a0a");
        foreach (var sort in new[] { "relevance", "-date" })
        {
            for (var next = $"/v1/search?q=union&sort={sort}&limit=20"; next is not null;)
            {
                await api.Asked(admin, next, isThorough: false);
                next = (await api.Get(next)).GetProperty("page").GetProperty("next").GetString();
            }

            await api.AssertEveryRowOnce($"/v1/search?q=union&sort={sort}", 20);
        }
    }

    private static Task<System.Text.Json.JsonElement> Find(RunningApi api, string query) => api.Get($"/v1/search?q={Uri.EscapeDataString(query)}&limit=500");

    // All of the answer but what was asked and what differs between any two calls.
    private static async Task<string> Told(RunningApi api, string query)
    {
        using var answer = await api.Http.GetAsync(new Uri($"/v1/search?q={Uri.EscapeDataString(query)}&count=true&facets=true", UriKind.Relative));
        answer.Headers.Remove("ETag");
        answer.Headers.Remove("X-Request-Id");
        answer.Headers.Remove("Date");
        return Regex.Replace(await answer.Whole(), "\"requestId\":\"[^\"]*\"", "");
    }
}
