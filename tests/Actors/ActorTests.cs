using System.Net;
using Compliance.Tests.Support;

namespace Compliance.Tests.Actors;

public sealed class ActorTests
{
    [TestCase("/v1/actors", 6)]
    [TestCase("/v1/actors?sort=-kind", 3)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit);

    [TestCase("actor=larisa-kharkova,KNPRK&sort=-id", "larisa-kharkova,knprk")]
    [TestCase("kind=person&actor=larisa-kharkova,knprk", "larisa-kharkova")]
    [TestCase("member=KAZ&actor=larisa-kharkova", "larisa-kharkova")]
    [TestCase("member=FRA", "")]
    public async Task A_filter_keeps_what_it_names(string query, string ids) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/actors?{query}")).Keys(), Is.EqualTo(ids.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public async Task An_actor_has_every_spelling_and_what_names_it()
    {
        var actor = await (await RunningApi.Shared).Get("/v1/actors/larisa-kharkova");
        Assert.Multiple(() =>
        {
            Assert.That(actor.GetProperty("name").GetString(), Is.EqualTo("Larisa Kharkova"));
            Assert.That(actor.GetProperty("spellings").EnumerateArray().Select(s => s.GetString()), Is.EqualTo(new[] { "Larissa Kharkova", "L. N. Kharkova" }));
            Assert.That(actor.GetProperty("namedIn").EnumerateArray().Select(n => n.GetProperty("kind").GetString()), Is.SupersetOf(new[] { "conclusion", "evidence" }));
            Assert.That(actor.GetProperty("namedIn").EnumerateArray().Select(n => n.GetProperty("url").GetString()), Is.Unique.And.Member("/v1/conclusions/kaz-c87-ceacr-2018"));
        });
    }

    [Test]
    public async Task A_commitment_that_names_an_actor_is_told()
    {
        var actor = await (await RunningApi.Shared).Get("/v1/actors/birzhan-nurymbetov");
        Assert.That(actor.GetProperty("namedIn").EnumerateArray().Select(n => n.GetProperty("url").GetString()), Has.Member("/v1/commitments/kaz-commitment-2017-trade-union-law"));
    }

    [Test]
    public async Task An_unknown_actor_is_not_found() => await (await RunningApi.Shared).Problem("/v1/actors/nobody", HttpStatusCode.NotFound, "not-found");

    [Test]
    public async Task Capitals_lead_to_the_one_address() => await (await RunningApi.Shared).AssertLeadsTo("/v1/actors/KNPRK", "/v1/actors/knprk");

    [Test]
    public async Task An_unknown_kind_is_refused() => await (await RunningApi.Shared).Problem("/v1/actors?kind=union", HttpStatusCode.BadRequest, "invalid-parameter");
}
