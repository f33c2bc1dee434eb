using System.Net;
using Compliance.Tests.Support;

namespace Compliance.Tests.Sources;

public sealed class SourceTests
{
    [TestCase("/v1/sources", 20)]
    [TestCase("/v1/sources?sort=-publishedOn", 7)]
    [TestCase("/v1/sources?member=KAZ&sort=publisher", 15)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit);

    [Test]
    public async Task Only_what_a_record_of_the_member_cites_is_kept()
    {
        var api = await RunningApi.Shared;
        Assert.Multiple(async () =>
        {
            Assert.That(await api.Walk("/v1/sources?member=KAZ", 500), Has.Member("normlex-4118111").And.Member("ilo-member-states").And.No.Member("ilo-c87-text"));
            Assert.That(await api.Walk("/v1/sources?member=TUV", 500), Is.SupersetOf(new[] { "ilo-member-states" }).And.No.Member("normlex-4118111"));
        });
    }

    [TestCase("language=fr&source=normlex-2907080,ilo-normlex", "normlex-2907080")]
    [TestCase("language=!fr&source=normlex-2907080,ilo-normlex", "ilo-normlex")]
    public async Task A_filter_keeps_what_it_names(string query, string ids) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/sources?{query}")).Keys(), Is.EqualTo(ids.Split(',')));

    [Test]
    public async Task A_source_tells_what_rests_on_it()
    {
        var source = await (await RunningApi.Shared).Get("/v1/sources/normlex-4118111");
        var cited = source.GetProperty("citedBy").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(cited, Has.Length.EqualTo(source.GetProperty("citations").GetInt32()));
            Assert.That(cited.Select(c => c.GetProperty("url").GetString()),
                Is.SupersetOf(new[] { "/v1/conclusions/kaz-c81-c129-ceacr-2015", "/v1/evidence/kaz-2019-12-26-decree-229-moratorium" }));
        });
    }

    [Test]
    public async Task A_further_source_is_cited_too()
    {
        var source = await (await RunningApi.Shared).Get("/v1/sources/normlex-4348030");
        Assert.That(source.GetProperty("citedBy").EnumerateArray().Select(c => c.GetProperty("id").GetString()), Has.Member("kaz-2019-12-26-decree-229-moratorium"));
    }

    [Test]
    public async Task A_source_of_hundreds_of_records_shows_the_first_and_counts_all()
    {
        var source = await (await RunningApi.Shared).Get("/v1/sources/ilo-normlex");
        Assert.That(source.GetProperty("citations").GetInt32(), Is.GreaterThan(500));
        Assert.That(source.GetProperty("citedBy").GetArrayLength(), Is.EqualTo(500));
    }

    [Test]
    public async Task Every_address_that_rests_on_a_source_is_told_once()
    {
        var source = await (await RunningApi.Shared).Get("/v1/sources/ilo-member-states");
        Assert.That(source.GetProperty("citedBy").EnumerateArray().Select(c => c.GetProperty("url").GetString()), Is.Unique.And.Member("/v1/members/KAZ"));
    }

    [Test]
    public async Task An_unknown_language_is_refused() => await (await RunningApi.Shared).Problem("/v1/sources?language=xx", HttpStatusCode.BadRequest, "invalid-parameter");

    [Test]
    public async Task An_unknown_source_is_not_found() => await (await RunningApi.Shared).Problem("/v1/sources/nothing", HttpStatusCode.NotFound, "not-found");

    [Test]
    public async Task Capitals_lead_to_the_one_address() => await (await RunningApi.Shared).AssertLeadsTo("/v1/sources/ILO-Normlex", "/v1/sources/ilo-normlex");
}
