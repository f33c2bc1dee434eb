using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Sessions;

public sealed class SessionTests
{
    [TestCase("/v1/sessions", 30)]
    [TestCase("/v1/sessions?sort=-startsOn", 17)]
    [TestCase("/v1/sessions?sort=number&body=CEACR", 4)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit);

    [TestCase("body=ILC&year=2021", "ilc-109")]
    [TestCase("body=ILC&year=2020", "")]
    [TestCase("session=ILC-104,ilc-108&sort=-year", "ilc-108,ilc-104")]
    [TestCase("body=!ILC,!CEACR", "gb-338")]
    public async Task A_filter_keeps_what_it_names(string query, string ids) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/sessions?{query}")).Keys(), Is.EqualTo(ids.Split(',', StringSplitOptions.RemoveEmptyEntries)));

    [Test]
    public async Task A_session_has_its_days_where_they_are_known()
    {
        var api = await RunningApi.Shared;
        var known = await api.Get("/v1/sessions/ilc-109");
        var unknown = await api.Get("/v1/sessions/ilc-114");
        Assert.Multiple(() =>
        {
            Assert.That(known.GetProperty("number").GetInt32(), Is.EqualTo(109));
            Assert.That(known.GetProperty("startsOn").GetString(), Does.StartWith("2021-"));
            Assert.That(unknown.GetProperty("startsOn").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
    }

    [Test]
    public async Task Capitals_lead_to_the_one_address() => await (await RunningApi.Shared).AssertLeadsTo("/v1/sessions/ILC-109", "/v1/sessions/ilc-109");

    [Test]
    public async Task An_unknown_session_is_not_found() => await (await RunningApi.Shared).Problem("/v1/sessions/ilc-999", HttpStatusCode.NotFound, "not-found");

    [Test]
    public async Task A_year_before_the_first_session_is_refused() => await (await RunningApi.Shared).Problem("/v1/sessions?year=1918", HttpStatusCode.BadRequest, "invalid-parameter");
}
