using System.Net;
using System.Text.Json;
using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Requests;

/// <summary>What was asked of others in the same matter: Belarus (db/bundles) beside Kazakhstan.</summary>
public sealed class SimilarRequestsTests
{
    private const string Leaders = "/v1/requests/kaz-c87-cas-2021.3/similar";
    private static readonly Lazy<Task<RunningApi>> WithBelarus = new(async () =>
    {
        var api = await RunningApi.Start();
        new Database(api.Path).Import(Repository.File("db", "bundles", "blr-c87-c98.json"));
        return api;
    });

    private static string[] Told(JsonElement list) => [.. list.Rows().Select(r => $"{r.GetProperty("id").GetString()} {r.GetProperty("likeness").GetString()} {r.GetProperty("status").GetString()}")];

    [Test]
    public async Task The_nearest_come_first_and_of_these_the_newest()
    {
        var answer = await (await WithBelarus.Value).Get($"{Leaders}?asOf=2025-12-31");
        Assert.That(Told(answer), Is.EqualTo([
            "blr-c87-ceacr-2021.3 same_article not_implemented", "blr-c87-ceacr-2021.5 same_article open", "blr-c87-cas-2021.2 same_article not_implemented", "blr-c87-cas-2021.4 same_article not_implemented",
            "blr-coi-2004.3 same_article not_implemented",
            "blr-c87-ceacr-2021.1 same_convention open", "blr-c87-cas-2021.1 same_convention not_implemented"]));
        Assert.Multiple(() =>
        {
            foreach (var row in answer.Rows())
            {
                Assert.That((row.GetProperty("kind").GetString(), row.GetProperty("member").GetString(), row.GetProperty("memberName").GetString()), Is.EqualTo(("refrain", "BLR", "Belarus")));
                Assert.That(row.GetProperty("commonArticles").GetArrayLength() > 0, Is.EqualTo(row.GetProperty("likeness").GetString() == "same_article"));
                Assert.That(row.GetProperty("commonConventions").EnumerateArray().Select(c => c.GetString()), Has.Member("C87"));
            }
        });
    }

    [Test]
    public async Task What_was_found_there_is_what_the_request_itself_says()
    {
        var api = await WithBelarus.Value;
        var found = 0;
        foreach (var row in (await api.Get($"{Leaders}?asOf=2025-12-31")).Rows())
        {
            var request = await api.Get($"{row.GetProperty("url").GetString()}?asOf=2025-12-31");
            var isFinding = request.GetProperty("rule").GetString() is "S1" or "S2" or "S3" or "S4" or "S5";
            var decisive = request.GetProperty("explanation").GetProperty("decisive").EnumerateArray().ToArray();
            string[] expected = isFinding ? [.. decisive.Select(d => Told(d, "issuerName", "eventOn"))] : [];
            Assert.That(row.GetProperty("found").EnumerateArray().Select(f => Told(f, "issuer", "on")), Is.EqualTo(expected), row.GetRawText());
            found += expected.Length;
        }

        Assert.That(found, Is.GreaterThan(4), "rows without a finding prove nothing");

        static string Told(JsonElement fact, string issuer, string on) =>
            $"{fact.GetProperty("id").GetString()} {fact.GetProperty("stance").GetString()} {fact.GetProperty("issuerClass").GetString()} {fact.GetProperty(issuer).GetString()} {fact.GetProperty(on).GetString()} {fact.GetProperty("source").GetString()} {fact.GetProperty("sourceUrl").GetString()}";
    }

    [TestCase("csv", 8)]
    [TestCase("ndjson", 7)]
    public async Task It_is_written_as_every_list_is(string format, int lines)
    {
        var text = await (await WithBelarus.Value).Http.GetStringAsync(new Uri($"{Leaders}?asOf=2025-12-31&format={format}", UriKind.Relative));
        Assert.That(text.TrimEnd().Split('\n'), Has.Length.EqualTo(lines));
        Assert.That(text.Split('\n')[lines == 8 ? 1 : 0], Does.Contain("blr-c87-ceacr-2021.3"), "the nearest first");
    }

    [TestCase("body=GB", new string[0])]
    [TestCase("status=open&likeness=same_article", new[] { "blr-c87-ceacr-2021.5" })]
    [TestCase("member=!BLR", new string[0])]
    [TestCase("member=by&body=CAS", new[] { "blr-c87-cas-2021.2", "blr-c87-cas-2021.4", "blr-c87-cas-2021.1" })]
    [TestCase("sort=madeOn&limit=1", new[] { "blr-coi-2004.3" })]
    [TestCase("status=!open&body=!CAS", new[] { "blr-c87-ceacr-2021.3", "blr-coi-2004.3" })]
    public async Task Filters_and_order_combine(string query, string[] ids) =>
        Assert.That((await (await WithBelarus.Value).Get($"{Leaders}?asOf=2025-12-31&{query}")).Keys(), Is.EqualTo(ids));

    [Test]
    public async Task What_the_Office_was_asked_and_did_is_no_precedent_of_a_Government()
    {
        var api = await WithBelarus.Value;
        // The Director-General prepared the report that the Governing Body asked of him; Belarus reported nothing.
        Assert.That((await api.Get("/v1/requests/kaz-c87-cas-2015.5/similar?asOf=2025-12-31&limit=100")).Keys(), Has.No.Member("blr-gb-345.1").And.Not.Empty);
        foreach (var row in (await api.Get("/v1/requests?member=KAZ&limit=200&asOf=2025-12-31")).Rows())
        {
            foreach (var peer in (await api.Get($"/v1/requests/{row.Text("id")}/similar?asOf=2025-12-31&limit=100")).Rows())
                Assert.That((await api.Get(peer.Text("url"))).Text("addressee"), Is.EqualTo(row.Text("addressee")), $"{row.Text("id")} {peer.Text("id")}");
        }
    }

    [Test]
    public async Task A_walk_sees_every_peer_once() => await (await WithBelarus.Value).AssertEveryRowOnce(Leaders, 2);

    [Test]
    public async Task Only_what_was_public_on_the_day_is_there()
    {
        var api = await WithBelarus.Value;
        Assert.That((await api.Get($"{Leaders}?asOf=2021-07-01")).Keys(), Is.EqualTo(["blr-c87-cas-2021.2", "blr-c87-cas-2021.4", "blr-coi-2004.3", "blr-c87-cas-2021.1"]));
        await api.Problem($"{Leaders}?asOf=2021-01-01", HttpStatusCode.NotFound, "not-found");
    }

    [Test]
    public async Task Nothing_similar_is_an_empty_list()
    {
        var answer = await (await RunningApi.Shared).Get($"{Leaders}?count=true");
        Assert.That((answer.Rows().Count(), answer.GetProperty("page").GetProperty("total").GetInt32()), Is.EqualTo((0, 0)));
    }

    [TestCase("/v1/requests/nothing.1/similar", HttpStatusCode.NotFound, "not-found")]
    [TestCase(Leaders + "?member=XXX", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase(Leaders + "?likeness=near", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase(Leaders + "?sort=score", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase(Leaders + "?kind=refrain", HttpStatusCode.BadRequest, "invalid-parameter")]
    [TestCase(Leaders + "?cursor=abc", HttpStatusCode.BadRequest, "invalid-parameter")]
    public async Task What_is_wrong_is_told(string url, HttpStatusCode status, string type) => await (await RunningApi.Shared).Problem(url, status, type);
}
