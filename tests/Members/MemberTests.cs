using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Members;

public sealed class MemberTests
{
    [Test]
    public async Task All_are_listed()
    {
        var list = await (await RunningApi.Shared).Get("/v1/members?count=true&limit=2");
        Assert.That(list.GetProperty("page").GetProperty("total").GetInt32(), Is.EqualTo(187));
        Assert.That(list.Keys("iso3"), Is.EqualTo(new[] { "AFG", "AGO" }));
    }

    [TestCase("/v1/members", 40)]
    [TestCase("/v1/members?sort=-region", 17)]
    [TestCase("/v1/members?sort=memberSince", 25)]
    public async Task Walking_meets_every_one_once(string list, int limit) => await (await RunningApi.Shared).AssertEveryRowOnce(list, limit, "iso3");

    [TestCase("member=kz,FRA", "FRA,KAZ")]
    [TestCase("region=Arab%20States&member=IRQ,KAZ", "IRQ")]
    [TestCase("region=arab%20states&member=IRQ", "IRQ")]
    [TestCase("region=!Africa,!Americas&member=KAZ,EGY,USA", "KAZ")]
    [TestCase("member=KAZ,FRA&sort=-name", "KAZ,FRA")]
    public async Task A_filter_keeps_what_it_names(string query, string codes) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/members?{query}")).Keys("iso3"), Is.EqualTo(codes.Split(',')));

    [Test]
    public async Task An_unknown_region_is_refused_with_those_there_are()
    {
        var problem = await (await RunningApi.Shared).Problem("/v1/members?region=Afrika", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("did you mean 'Africa'?").And.Contain("Arab States"));
    }

    [Test]
    public async Task A_member_has_its_ratifications_and_its_cases()
    {
        var kaz = await (await RunningApi.Shared).Get("/v1/members/KAZ");
        var cases = kaz.GetProperty("cases").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(kaz.GetProperty("name").GetString(), Is.EqualTo("Kazakhstan"));
            Assert.That(kaz.GetProperty("memberSince").GetString(), Is.EqualTo("1993"));
            var c87 = kaz.GetProperty("ratifications").EnumerateArray().Single(r => r.GetProperty("convention").GetString() == "C87");
            Assert.That(c87.GetProperty("ratifiedOn").GetString(), Is.EqualTo("2000-12-13"));
            Assert.That(c87.GetProperty("url").GetString(), Is.EqualTo("/v1/conventions/C87"));
            Assert.That(cases.Select(c => c.GetProperty("url").GetString()), Is.SupersetOf(new[] { "/v1/cases/KAZ/C81", "/v1/cases/KAZ/C87", "/v1/cases/KAZ/C129" }));
            var examined = cases.Single(c => c.GetProperty("convention").GetString() == "C87").GetProperty("examinedIn").EnumerateArray().Select(y => y.GetInt32());
            Assert.That(examined, Is.EqualTo(new[] { 2015, 2016, 2017, 2019, 2021, 2022 }));
            Assert.That(kaz.GetProperty("coverage").EnumerateArray().Select(s => s.GetProperty("text").GetString()), Has.Some.Contains("23 ratifications of Kazakhstan"));
        });
    }

    [Test]
    public async Task A_member_without_records_says_what_is_not_loaded()
    {
        var member = await (await RunningApi.Shared).Get("/v1/members/TUV");
        Assert.That(member.GetProperty("cases").ValueKind, Is.EqualTo(JsonValueKind.Array));
        Assert.That(member.GetProperty("coverage").GetArrayLength(), Is.GreaterThan(0));
    }

    [TestCase("kz")]
    [TestCase("KZ")]
    [TestCase("kaz")]
    public async Task Another_spelling_leads_to_the_one_address(string spelling) => await (await RunningApi.Shared).AssertLeadsTo($"/v1/members/{spelling}", "/v1/members/KAZ");

    [Test]
    public async Task An_unknown_code_is_not_found() => await (await RunningApi.Shared).Problem("/v1/members/XXX", HttpStatusCode.NotFound, "not-found");
}
