using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

public sealed class CasesPageTests
{
    [Test]
    public async Task Going_from_page_to_page_meets_every_case_of_the_list_once()
    {
        var api = await RunningApi.Shared;
        var met = new List<string>();
        for (var next = "/cases"; next is not null;)
        {
            var page = await api.Page(next);
            var links = page.QuerySelectorAll("table tbody th a, details li a").Select(a => a.GetAttribute("href")!).ToArray();
            Assert.That(links, Is.Not.Empty);
            met.AddRange(links);
            next = page.QuerySelector("main a[rel=next]")?.GetAttribute("href");
        }

        Assert.That(met, Is.EquivalentTo((await api.Walk("/v1/cases", 20)).Select(id => $"/cases/{id.Replace('-', '/')}")));
        Assert.That(met, Has.Count.GreaterThan(50), "one page proves nothing");
    }

    [TestCase("member=KAZ&convention=&loaded=", "member=KAZ")]
    [TestCase("member=kz&convention=", "member=KAZ")]
    [TestCase("member=&convention=87&loaded=", "convention=C87")]
    [TestCase("member=BLR&convention=C87&loaded=false", "member=BLR&convention=C87&loaded=false")]
    [TestCase("loaded=true", "loaded=true")]
    [TestCase("member=!KAZ&convention=C98", "member=!KAZ&convention=C98")]
    public async Task The_form_chooses_as_the_filters_of_the_API_do_and_may_send_empty_fields(string asked, string filter)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"/cases?{asked}");
        var cases = (await api.Get($"/v1/cases?{filter}&limit=500")).Keys();
        Assert.That(cases, Is.Not.Empty);
        Assert.That(page.QuerySelectorAll("table tbody th a, details li a").Select(a => a.GetAttribute("href")), Is.EquivalentTo(cases.Select(id => $"/cases/{id.Replace('-', '/')}")));
        Assert.That(page.QuerySelector("footer .data a")!.GetAttribute("href"), Is.EqualTo($"/v1/cases?{filter}"));
        foreach (var (name, value) in filter.Split('&').Select(f => (f.Split('=')[0], f.Split('=')[1])))
            Assert.That(page.QuerySelector($"select#{name} option[selected]")!.GetAttribute("value"), Is.EqualTo(value));
    }

    [Test]
    public async Task The_cases_of_a_day_stand_as_they_stood_then()
    {
        var api = await RunningApi.Shared;
        await HomePageTests.AssertCases(api, await api.Page("/cases?member=KAZ&asOf=2019-06-30"), "/v1/cases?member=KAZ&asOf=2019-06-30", "2019-06-30");
    }

    [Test]
    public async Task To_choose_from_there_is_every_member_and_Convention_of_which_there_is_a_case()
    {
        var api = await RunningApi.Shared;
        var page = await api.Page("/cases");
        var cases = (await api.Get("/v1/cases?limit=500")).Rows().ToArray();
        foreach (var name in (string[])["member", "convention"])
            Assert.That(page.QuerySelectorAll($"select#{name} option").Select(o => o.GetAttribute("value")), Is.EquivalentTo(cases.Select(c => c.GetProperty(name).GetString()).Distinct().Prepend("")));
    }
}
