using System.Net;
using Compliance.FollowUp;
using Compliance.Tests.Support;

namespace Compliance.Tests.Codes;

public sealed class ShowCodesTests
{
    [Test]
    public async Task Every_list_is_named_with_its_address_and_its_number_of_words()
    {
        var api = await RunningApi.Shared;
        var lists = await api.Get("/v1/codes");
        Assert.That(lists.Keys("name"), Is.SupersetOf(new[] { "request_status", "reply", "timeliness", "flag", "commitment_status", "issuer_class", "stance", "body", "status_rule", "commitment_rule" }));
        Assert.That(lists.Keys("name"), Is.Ordered.And.No.Member("clock").And.No.Member("overdue_clock"));
        foreach (var list in lists.Rows())
        {
            var words = await api.Get(list.GetProperty("url").GetString()!);
            Assert.That(words.Rows().Count(), Is.EqualTo(list.GetProperty("words").GetInt32()).And.GreaterThan(0));
        }
    }

    [Test]
    public async Task A_list_has_its_words_in_order_each_explained()
    {
        var list = await (await RunningApi.Shared).Get("/v1/codes/request_status");
        Assert.Multiple(() =>
        {
            Assert.That(list.Keys("word"), Is.EqualTo(new[] { "regressed", "not_implemented", "no_information", "open", "committed", "in_progress", "claimed_implemented", "partly_implemented", "implemented", "closed_other" }));
            Assert.That(list.Keys("position"), Is.EqualTo(Enumerable.Range(1, 10).Select(n => $"{n}")));
            Assert.That(list.Rows().Select(w => w.GetProperty("label").GetString() + w.GetProperty("definition").GetString()), Has.All.Length.GreaterThan(10));
            Assert.That(list.GetProperty("links").GetProperty("self").GetString(), Is.EqualTo("/v1/codes/request_status"));
        });
    }

    [Test]
    public async Task A_rule_has_its_version_its_status_and_its_text()
    {
        var rules = await (await RunningApi.Shared).Get("/v1/codes/status_rule");
        var fifth = rules.Rows().ElementAt(4);
        Assert.Multiple(() =>
        {
            Assert.That(rules.Keys("word"), Is.EqualTo(Enumerable.Range(1, 10).Select(n => $"S{n}")));
            Assert.That(fifth.GetProperty("status").GetString(), Is.EqualTo("not_implemented"));
            Assert.That(fifth.GetProperty("version").GetInt32(), Is.EqualTo(Derivation.RulesVersion));
            Assert.That(fifth.GetProperty("definition").GetString(), Is.EqualTo(Rules.Of("S5").Text));
        });
    }

    [Test]
    public async Task A_rule_of_a_commitment_gives_its_status()
    {
        var rules = await (await RunningApi.Shared).Get("/v1/codes/commitment_rule");
        Assert.That(rules.Keys("status"), Is.EqualTo(new[] { "superseded", "delivered_verified", "delivered_claimed", "abandoned", "missed", "under_way", "scheduled", "announced" }));
    }

    [Test]
    public async Task Each_status_is_given_by_one_rule()
    {
        var api = await RunningApi.Shared;
        var given = (await api.Get("/v1/codes/status_rule")).Keys("status");
        Assert.That(given, Is.EquivalentTo((await api.Get("/v1/codes/request_status")).Keys("word")));
    }

    [Test]
    public async Task An_unknown_list_is_not_found_and_the_nearest_is_named()
    {
        var problem = await (await RunningApi.Shared).Problem("/v1/codes/requst_status", HttpStatusCode.NotFound, "not-found");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("'request_status'"));
    }

    [Test]
    public async Task A_parameter_that_is_not_taken_is_refused() =>
        await (await RunningApi.Shared).Problem("/v1/codes?member=KAZ", HttpStatusCode.BadRequest, "invalid-parameter");

    [Test]
    public async Task Capitals_lead_to_the_address_of_a_list() => await (await RunningApi.Shared).AssertLeadsTo("/v1/codes/Stance", "/v1/codes/stance");
}
