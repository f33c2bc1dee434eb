using System.Net;
using Compliance.Tests.Support;

namespace Compliance.Tests.Ratifications;

public sealed class ListRatificationsTests
{
    [TestCase("/v1/ratifications", 100)]
    [TestCase("/v1/ratifications?sort=ratifiedOn", 61)]
    [TestCase("/v1/ratifications?sort=-inForceOn&member=KAZ", 4)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit);

    [Test]
    public async Task A_ratification_has_its_facts_and_addresses()
    {
        var row = (await (await RunningApi.Shared).Get("/v1/ratifications?member=kaz&convention=87")).Rows().Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("id").GetString(), Is.EqualTo("KAZ-C87"));
            Assert.That(row.GetProperty("ratifiedOn").GetString(), Is.EqualTo("2000-12-13"));
            Assert.That(row.GetProperty("inForceOn").GetString(), Is.EqualTo("2001-12-13"));
            Assert.That(row.GetProperty("inForceBasis").GetString(), Is.EqualTo("computed"));
            Assert.That(row.GetProperty("standing").GetString(), Is.EqualTo("in_force"));
            Assert.That(row.GetProperty("domesticLaw").GetString(), Does.Contain("29-II"));
            Assert.That(row.GetProperty("knownTo").GetString(), Is.EqualTo("2026-06"));
            Assert.That(row.GetProperty("links").GetProperty("self").GetString(), Is.EqualTo("/v1/ratifications?member=KAZ&convention=C87"));
        });
    }

    [TestCase("member=KAZ&standing=pending", "KAZ-C131,KAZ-C26")]
    [TestCase("member=KAZ&certainty=low", "KAZ-C26")]
    [TestCase("member=KAZ&ratifiedFrom=2011-12-31&ratifiedTo=2012-12-31", "KAZ-C162,KAZ-C183")]
    [TestCase("member=KAZ&ratifiedFrom=2012-01-01&ratifiedTo=2012-12-31", "KAZ-C183")]
    [TestCase("member=KAZ&convention=C87,C98&sort=-convention", "KAZ-C98,KAZ-C87")]
    [TestCase("member=KAZ&ratifiedTo=1999-12-31&sort=ratifiedOn", "KAZ-C155,KAZ-C111")]
    public async Task A_filter_keeps_what_it_names(string query, string ids) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/ratifications?{query}")).Keys(), Is.EqualTo(ids.Split(',')));

    [TestCase("ratifiedFrom=2012-01-02&ratifiedTo=2012-01-01", "ratifiedTo")]
    [TestCase("standing=denied", "standing")]
    public async Task A_wrong_parameter_is_refused(string query, string parameter)
    {
        var problem = await (await RunningApi.Shared).Problem($"/v1/ratifications?{query}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo(parameter));
    }
}
