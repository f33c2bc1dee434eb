using System.Net;
using System.Text.Json;
using Compliance.Search;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Search;

public sealed partial class SearchRecordsTests
{
    [Test]
    public async Task All_words_are_found_in_any_form_and_marked_where_they_stand()
    {
        var hits = (await Find("financial helping unions", "&kind=request")).Rows().ToArray();
        Assert.That(hits.Select(h => h.GetProperty("id").GetString()), Has.Member("kaz-c87-cas-2015.4"));
        var hit = hits.Single(h => h.GetProperty("id").GetString() == "kaz-c87-cas-2015.4");
        Assert.Multiple(() =>
        {
            Assert.That(hit.GetProperty("snippet").GetString(), Is.EqualTo("Lift the ban on ⟦financial⟧ ⟦help⟧ to national ⟦unions⟧ from an international organization."));
            Assert.That(hit.GetProperty("kind").GetString(), Is.EqualTo("request"));
            Assert.That(hit.GetProperty("member").GetString(), Is.EqualTo("KAZ"));
            Assert.That(hit.GetProperty("conventions")[0].GetString(), Is.EqualTo("C87"));
            Assert.That(hit.GetProperty("bodies")[0].GetString(), Is.EqualTo("CAS"));
            Assert.That(hit.GetProperty("year").GetInt32(), Is.EqualTo(2015));
            Assert.That(hit.GetProperty("status").GetString(), Is.EqualTo("not_implemented"));
            Assert.That(hit.GetProperty("url").GetString(), Is.EqualTo("/v1/requests/kaz-c87-cas-2015.4"));
        });
    }

    [TestCase("Baltabai", "Baltabay")]
    [TestCase("baltabay", "Yerlan Baltabai")]
    [TestCase("BALTABAY", "\"Erlan Baltabay\"")]
    public async Task All_spellings_of_an_actor_find_the_same_records(string one, string other)
    {
        var found = Ids(await Find(one));
        Assert.That(found, Has.Length.GreaterThan(10).And.Contains("erlan-baltabay"));
        Assert.That(Ids(await Find(other)), Is.EquivalentTo(found));
    }

    [TestCase("C87", "\"No. 87\"")]
    [TestCase("freedom association", "FREEDOM   ASSOCIATION")]
    [TestCase("registration", "registrations")]
    [TestCase("Kazakhstan", "kazakhstan's")]
    [TestCase("union OR strike", "strike OR union")]
    public async Task Two_ways_of_asking_find_the_same(string one, string other)
    {
        var found = Ids(await Find(one));
        Assert.That(found, Is.Not.Empty);
        Assert.That(Ids(await Find(other)), Is.EquivalentTo(found));
    }

    [Test]
    public async Task An_id_finds_its_record_first_and_a_beginning_what_begins_so()
    {
        Assert.That(Ids(await Find("kaz-c87-cas-2021.3")), Is.EqualTo(new[] { "kaz-c87-cas-2021.3" }));
        Assert.That(Ids(await Find("kaz-c87-cas-2021")), Is.SupersetOf(new[] { "kaz-c87-cas-2021", "kaz-c87-cas-2021.1" }));
        // "associat" is no beginning of the stem that the index holds.
        Assert.That(Ids(await Find("associat*")), Is.Not.Empty.And.SupersetOf(Ids(await Find("association"))));
        Assert.That(Ids(await Find("zzz*")), Is.Empty);
    }

    [Test]
    public async Task Operators_do_what_they_say()
    {
        var (unions, strikes) = (Ids(await Find("union")), Ids(await Find("strike")));
        Assert.Multiple(async () =>
        {
            Assert.That(Ids(await Find("union strike")), Is.EquivalentTo(unions.Intersect(strikes)).And.Not.Empty);
            Assert.That(Ids(await Find("union OR strike")), Is.EquivalentTo(unions.Union(strikes)));
            Assert.That(Ids(await Find("strike NOT union")), Is.EquivalentTo(strikes.Except(unions)).And.Not.Empty);
            Assert.That(Ids(await Find("strike -union")), Is.EquivalentTo(strikes.Except(unions)));
            Assert.That(Ids(await Find("\"union trade\"")), Is.SubsetOf(Ids(await Find("trade union"))));
        });
    }

    [TestCase("kind=request", "kind", "request")]
    [TestCase("kind=!request,!evidence", "kind", "!request")]
    [TestCase("member=kz", "member", "KAZ")]
    [TestCase("status=not_implemented,missed", "status", null)]
    [TestCase("year=2019", "year", "2019")]
    [TestCase("body=CAS", "bodies", "CAS")]
    [TestCase("convention=87", "conventions", "C87")]
    public async Task A_filter_lets_through_what_the_facets_count(string filter, string member, string? value)
    {
        var all = await Find("union", "&facets=true&count=true");
        var some = await Find("union", $"&{filter}&facets=true&count=true");
        var values = some.Rows().SelectMany(r => r.GetProperty(member) is { ValueKind: JsonValueKind.Array } list ? list.EnumerateArray().Select(v => v.ToString()) : [r.GetProperty(member).ToString()]).ToArray();
        Assert.That(values, Is.Not.Empty);
        Assert.That(some.GetProperty("page").GetProperty("total").GetInt32(), Is.LessThan(all.GetProperty("page").GetProperty("total").GetInt32()).And.EqualTo(some.Rows().Count()));
        if (value is ['!', ..]) Assert.That(values, Has.None.EqualTo(value[1..]).And.None.EqualTo("evidence"));
        else if (value is not null)
        {
            Assert.That(some.Rows().Select(r => r.GetProperty(member).ToString()), Has.All.Contains(value));
            var facet = member switch { "bodies" => "body", "conventions" => "convention", _ => member };
            Assert.That(all.GetProperty("facets").GetProperty(facet).GetProperty(value).GetInt32(), Is.EqualTo(some.Rows().Count()));
        }
        else Assert.That(values, Has.All.EqualTo("not_implemented").Or.EqualTo("missed"));
    }

    [Test]
    public async Task AsOf_shows_the_status_of_the_day_and_hides_what_was_not_public()
    {
        var then = await Find("union", "&asOf=2015-07-01");
        var now = await Find("union", "&asOf=2025-01-01");
        var api = await RunningApi.Shared;
        Assert.That(then.Rows().Count(), Is.GreaterThan(5).And.LessThan(now.Rows().Count()));
        Assert.That(then.Rows().Select(r => r.GetProperty("date").GetString()).OfType<string>(), Has.All.LessThanOrEqualTo("2015-12-31"));
        var listed = (await api.Get("/v1/requests?asOf=2015-07-01&limit=500")).Rows().ToDictionary(r => r.GetProperty("id").GetString()!, r => r.GetProperty("status").GetString());
        foreach (var request in then.Rows().Where(r => r.GetProperty("kind").GetString() == "request"))
            Assert.That(request.GetProperty("status").GetString(), Is.EqualTo(listed[request.GetProperty("id").GetString()!]));
        Assert.That(then.Rows().Any(r => r.GetProperty("kind").GetString() == "request" && now.Rows().Single(n => n.GetProperty("id").GetString() == r.GetProperty("id").GetString()).GetProperty("status").GetString() != r.GetProperty("status").GetString()),
            Is.True, "a status that moved since proves something");
    }

    [TestCase("relevance")]
    [TestCase("-relevance")]
    [TestCase("date")]
    [TestCase("-date")]
    public async Task Every_order_shows_every_row_once(string sort)
    {
        var api = await RunningApi.Shared;
        await api.AssertEveryRowOnce($"/v1/search?q=union&sort={sort}", 7);
        var all = await Find("union", $"&sort={sort}");
        Assert.That(await api.Walk($"/v1/search?q=union&sort={sort}", 7), Is.EqualTo(Ids(all)));
        if (sort.EndsWith("date", StringComparison.Ordinal))
            Assert.That(all.Rows().Select(r => r.GetProperty("date").GetString()).OfType<string>().Where(d => d.Length == 10), sort == "date" ? Is.Ordered : Is.Ordered.Descending);
        else Assert.That(all.Rows().Select(r => r.GetProperty("rank").GetInt32()), sort == "relevance" ? Is.EqualTo(Enumerable.Range(1, Ids(all).Length)) : Is.Ordered.Descending);
    }

    [Test]
    public async Task A_cursor_belongs_to_its_query_and_q_is_needed()
    {
        var api = await RunningApi.Shared;
        var next = (await Find("union", "&limit=3")).GetProperty("page").GetProperty("next").GetString()!;
        await api.Problem(next.Replace("q=union", "q=strike", StringComparison.Ordinal), HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That((await api.Problem("/v1/search", HttpStatusCode.BadRequest, "invalid-parameter")).GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("missing_parameter"));
        var wrong = await api.Problem("/v1/search?q=(a&kind=thing&year=21&status=done", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(wrong.GetProperty("errors").EnumerateArray().Select(e => e.GetProperty("code").GetString()), Is.EquivalentTo(new[] { "unbalanced_parenthesis", "unknown_word", "year", "unknown_word" }));
        Assert.That(wrong.GetProperty("errors")[0].GetProperty("message").GetString(), Is.EqualTo("'q' cannot be read at character 1: a parenthesis opens here and none closes it: add ')'."));
    }

    [Test]
    public async Task How_to_search_can_be_read()
    {
        var api = await RunningApi.Shared;
        Assert.That(await api.Http.GetStringAsync(new Uri("/search-help", UriKind.Relative)), Is.EqualTo((await File.ReadAllTextAsync(Repository.File("openapi", "search.md"))).ReplaceLineEndings("\n")));
        Assert.That((await api.Get("/openapi/v1.json")).GetProperty("paths").GetProperty("/v1/search").GetProperty("get").GetProperty("description").GetString(), Does.Contain("(/search-help)"));
        var limits = new SearchLimits();
        Assert.That(await File.ReadAllTextAsync(Repository.File("openapi", "search.md")), Does.Contain($"newest {limits.Examined:N0} records").And.Contain($"newest {limits.Ranked} of those"));
    }

    private static string[] Ids(JsonElement answer) => answer.Keys();

    private static async Task<JsonElement> Find(string query, string more = "") => await (await RunningApi.Shared).Get($"/v1/search?q={Uri.EscapeDataString(query)}{(more.Contains("limit=") ? "" : "&limit=500")}{more}");
}
