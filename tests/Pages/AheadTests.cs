using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

/// <summary>A day to come is told as what will be if nothing happens; a past day as it was, without what became known later.</summary>
public sealed class AheadTests
{
    private const string If = "1 January 2100, if nothing happens until then";

    private static readonly string[] Records = ["/cases/KAZ/C87", "/requests/kaz-c87-cas-2021.3", "/threads/kaz-c87-registration", "/commitments/kaz-commitment-2018-road-map", "/conclusions/kaz-c87-cas-2021"];
    private static readonly string[] Lists = ["/", "/cases", "/members/KAZ", "/conventions/C87"];

    [TestCaseSource(nameof(Records))]
    public async Task A_record_says_of_a_day_to_come_what_it_supposes(string url)
    {
        var api = await RunningApi.Shared;
        var page = await api.Page($"{url}?asOf=2100-01-01");
        Assert.That(page.Text("main .note"), Does.StartWith("A day to come: what will be if nothing happens."));
        Assert.That(page.QuerySelector("meta[property='og:description']")!.GetAttribute("content"), Does.Contain(If));
        Assert.That(page.Text("footer"), Does.Contain("As it will be on 1 January 2100").And.Contain("if nothing happens until then").And.Not.Contain("As the record said"));
        var past = await api.Page($"{url}?asOf=2023-06-30");
        Assert.That(past.Text("main"), Does.Not.Contain("A day to come"));
        Assert.That(past.Text("footer"), Does.Contain("As the record said on 30 June 2023"));
        Assert.That(past.QuerySelector("meta[property='og:description']")!.GetAttribute("content"), Does.Contain("30 June 2023").And.Not.Contain("if nothing happens"));
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_table_of_cases_says_of_a_day_to_come_what_it_supposes(string url)
    {
        var api = await RunningApi.Shared;
        Assert.That((await api.Page($"{url}?asOf=2100-01-01")).Text("main"), Does.Contain("A day to come: what will be if nothing happens."));
        Assert.That((await api.Page($"{url}?asOf=2023-06-30")).Text("main"), Does.Not.Contain("A day to come"));
    }

    [TestCase("/v1/cases/KAZ/C87/badge.svg")]
    [TestCase("/v1/threads/kaz-c87-registration/badge.svg")]
    public async Task A_badge_says_of_a_day_to_come_what_it_supposes(string url)
    {
        var api = await RunningApi.Shared;
        async Task<string> Badge(string day)
        {
            using var response = await api.Send(HttpMethod.Get, $"{url}?asOf={day}");
            return await response.Content.ReadAsStringAsync();
        }

        Assert.That(await Badge("2100-01-01"), Does.Contain("As of 1 Jan 2100, if nothing happens until then"));
        Assert.That(await Badge("2023-06-30"), Does.Contain("As of 30 Jun 2023").And.Not.Contain("if nothing happens"));
    }

    [Test]
    public async Task The_history_of_a_past_day_ends_with_that_day_and_today_has_the_rest()
    {
        var api = await RunningApi.Shared;
        var past = await api.Page("/threads/kaz-c87-registration?asOf=2022-06-30");
        Assert.That(past.Texts("table.history tbody th"), Is.EqualTo(new[] { "21 June 2019", "2 October 2019", "23 April 2021" }));
        Assert.That(past.Texts("table.history tbody td:nth-of-type(1)")[^1], Is.EqualTo("the day that is shown"));
        // A fact of 2023, told in 2023.
        Assert.That(past.Text("main"), Does.Not.Contain("2023"));
        var rest = past.QuerySelector("table.history + p a")!.GetAttribute("href")!;
        Assert.That((await api.Page(rest)).Texts("table.history tbody th"), Does.Contain("1 September 2023"));
    }

    [Test]
    public async Task What_a_body_is_read_to_say_is_not_told_as_its_own_finding()
    {
        var page = await (await RunningApi.Shared).Page("/requests/kaz-c87-cas-2017.2?asOf=2021-06-30");
        Assert.That(page.Text(".summary .lead"), Does.Contain("the Committee of Experts (CEACR) is read as finding in 2018 that what was asked is done"));
    }
}
