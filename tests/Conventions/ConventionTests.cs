using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Conventions;

public sealed class ConventionTests
{
    [Test]
    public async Task All_are_listed_by_number()
    {
        var list = await (await RunningApi.Shared).Get("/v1/conventions?count=true&limit=3");
        Assert.Multiple(() =>
        {
            Assert.That(list.GetProperty("page").GetProperty("total").GetInt32(), Is.EqualTo(198));
            Assert.That(list.Keys("code"), Is.EqualTo(new[] { "C1", "C2", "C3" }));
        });
    }

    [TestCase("/v1/conventions", 50)]
    [TestCase("/v1/conventions?sort=-inForceOn", 23)]
    [TestCase("/v1/conventions?sort=title", 49)]
    [TestCase("/v1/conventions?sort=-updatedAt", 99)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit, "code");

    [TestCase("convention=c087,29,P029", "C29,P29,C87")]
    [TestCase("kind=protocol&sort=-number", "P155,P147,P110,P89,P81,P29")]
    [TestCase("category=governance", "C81,P81,C122,C129,C144")]
    [TestCase("ratifiedBy=kz&category=governance", "C81,C122,C129,C144")]
    [TestCase("convention=C26,C87,C131&ratifiedBy=KAZ", "C87")]
    [TestCase("convention=C26,C87,C131&ratifiedBy=!KAZ", "C26,C131")]
    [TestCase("convention=C1&updatedSince=2200-01-01", "")]
    public async Task A_filter_keeps_what_it_names(string query, string codes) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/conventions?{query}")).Keys("code"), Is.EqualTo(codes.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public async Task A_convention_of_unknown_status_is_not_left_out_by_none_of()
    {
        var api = await RunningApi.Shared;
        var total = 0;
        foreach (var query in new[] { "status=up_to_date", "status=!up_to_date" })
            total += (await api.Get($"/v1/conventions?count=true&{query}")).GetProperty("page").GetProperty("total").GetInt32();
        Assert.That(total, Is.EqualTo(198));
    }

    [Test]
    public async Task A_convention_has_its_articles_and_what_is_recorded_about_it()
    {
        var c87 = await (await RunningApi.Shared).Get("/v1/conventions/C87");
        var counts = c87.GetProperty("counts");
        Assert.Multiple(() =>
        {
            Assert.That(c87.GetProperty("adoptedOn").GetString(), Is.EqualTo("1948-07-09"));
            Assert.That(c87.GetProperty("category").GetString(), Is.EqualTo("fundamental"));
            Assert.That(c87.GetProperty("articles").EnumerateArray().Select(a => a.GetProperty("number").GetInt32()), Is.EqualTo(Enumerable.Range(1, 11)));
            Assert.That(counts.GetProperty("ratifications").GetInt32(), Is.GreaterThan(150));
            Assert.That(counts.GetProperty("ratificationsInForce").GetInt32(), Is.GreaterThan(150).And.LessThanOrEqualTo(counts.GetProperty("ratifications").GetInt32()));
            Assert.That(counts.GetProperty("cases").GetInt32(), Is.GreaterThan(5));
            Assert.That(counts.GetProperty("conclusions").GetInt32(), Is.GreaterThan(10));
            Assert.That(counts.GetProperty("requests").GetInt32(), Is.EqualTo(39));
            Assert.That(c87.GetProperty("coverage").EnumerateArray().Select(s => s.GetProperty("text").GetString()), Has.Some.Contains("ratifications of Convention No. 87 are complete"));
            Assert.That(c87.GetProperty("links").GetProperty("self").GetString(), Is.EqualTo("/v1/conventions/C87"));
        });
    }

    [Test]
    public async Task What_is_not_known_is_null()
    {
        var c2 = await (await RunningApi.Shared).Get("/v1/conventions/C2");
        Assert.That(c2.GetProperty("status").ValueKind, Is.EqualTo(JsonValueKind.Null));
        Assert.That(c2.GetProperty("counts").GetProperty("requests").GetInt32(), Is.Zero);
    }

    [TestCase("C087")]
    [TestCase("c87")]
    [TestCase("87")]
    public async Task Another_spelling_leads_to_the_one_address(string spelling) =>
        await (await RunningApi.Shared).AssertLeadsTo($"/v1/conventions/{spelling}", "/v1/conventions/C87");

    [Test]
    public async Task An_unknown_code_is_not_found() => await (await RunningApi.Shared).Problem("/v1/conventions/C999", HttpStatusCode.NotFound, "not-found");

    [TestCase("article=C87.2", "article")]
    [TestCase("status=old", "status")]
    [TestCase("sort=subject", "sort")]
    [TestCase("ratifiedBy=ZZZ", "ratifiedBy")]
    public async Task A_wrong_parameter_is_refused(string query, string parameter)
    {
        var problem = await (await RunningApi.Shared).Problem($"/v1/conventions?{query}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo(parameter));
    }
}
