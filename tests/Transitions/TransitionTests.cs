using System.Net;
using System.Text.Json;
using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using Compliance.Tests.Support;
using Compliance.Transitions;

namespace Compliance.Tests.Transitions;

/// <summary>What changed its state in the case of Kazakhstan, and why.</summary>
public sealed class TransitionTests
{
    private const string All = "/v1/transitions?limit=500";

    [Test]
    public async Task What_became_overdue_because_a_day_passed_names_no_fact()
    {
        var row = (await (await RunningApi.Shared).Get("/v1/transitions?member=KAZ&after=overdue&cause=day&first=false")).Rows().Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("on").GetString(), Is.EqualTo("2018-05-28"), "the session opened that day: before it was the day before");
            Assert.That(row.GetProperty("url").GetString(), Is.EqualTo("/v1/requests/kaz-c87-cas-2017.2"));
            Assert.That(row.GetProperty("what").GetString(), Is.EqualTo("timeliness"));
            Assert.That(row.GetProperty("before").GetString(), Is.EqualTo("due_soon"));
            Assert.That(row.GetProperty("conventions")[0].GetString(), Is.EqualTo("C87"));
            Assert.That(row.GetProperty("facts").GetArrayLength(), Is.Zero);
        });
    }

    [Test]
    public async Task What_a_finding_changed_names_it_with_its_issuer_and_leads_to_it()
    {
        var api = await RunningApi.Shared;
        var row = (await api.Get("/v1/transitions?record=request&key=kaz-c87-cas-2015.1&what=status&from=2015-12-31&to=2015-12-31")).Rows().Single();
        Assert.Multiple(() =>
        {
            Assert.That(row.GetProperty("before").GetString(), Is.EqualTo("no_information"));
            Assert.That(row.GetProperty("after").GetString(), Is.EqualTo("not_implemented"));
            Assert.That(row.GetProperty("ruleBefore").GetString(), Is.EqualTo("S9"));
            Assert.That(row.GetProperty("ruleAfter").GetString(), Is.EqualTo("S5"));
            Assert.That(row.GetProperty("cause").GetString(), Is.EqualTo("fact"));
            Assert.That(row.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("id").GetString()), Does.Contain("kaz-c87-ceacr-2015.1"), "it was asked again that day");
            Assert.That(row.GetProperty("facts").EnumerateArray().Select(f => f.GetProperty("issuer").GetString()), Has.All.EqualTo("supervisory"));
        });
        foreach (var fact in row.GetProperty("facts").EnumerateArray()) Assert.That((await api.Get(fact.GetProperty("url").GetString()!)).GetProperty("id").GetString(), Is.EqualTo(fact.GetProperty("id").GetString()));
    }

    [TestCase("/v1/requests/kaz-c87-cas-2017.2/history", "request", "kaz-c87-cas-2017.2")]
    [TestCase("/v1/threads/kaz-c87-registration/history", "thread", "kaz-c87-registration")]
    public async Task Replayed_they_are_the_history_that_the_record_shows(string history, string record, string key)
    {
        var api = await RunningApi.Shared;
        var intervals = (await api.Get(history)).Rows().ToArray();
        foreach (var what in Words.Of(typeof(Aspect)).Keys)
        {
            var expected = new List<string>();
            foreach (var interval in intervals)
                if (expected.Count == 0 || expected[^1].Split(' ')[1] != interval.GetProperty(what).GetString()) expected.Add($"{interval.GetProperty("from")} {interval.GetProperty(what)}");
            var rows = (await api.Get($"/v1/transitions?record={record}&key={key}&what={what}&limit=500")).Rows().ToArray();
            Assert.That(rows.Select(r => $"{r.GetProperty("on")} {r.GetProperty("after")}"), Is.EqualTo(expected), what);
            Assert.That(rows.Count(r => r.GetProperty("before").ValueKind == JsonValueKind.Null), Is.EqualTo(1), what);
        }
    }

    [Test]
    public async Task Pages_of_both_orders_show_every_change_once_in_the_order_of_the_days()
    {
        var api = await RunningApi.Shared;
        await api.AssertEveryRowOnce("/v1/transitions?member=KAZ", 100);
        var (up, down) = (await api.Walk("/v1/transitions", 200), await api.Walk("/v1/transitions?sort=-on", 300));
        Assert.That(up, Is.Ordered.Using<string>(StringComparer.Ordinal));
        Assert.That(down.AsEnumerable().Reverse(), Is.EqualTo(up));
        var days = (await api.Get(All)).Rows().Select(r => r.GetProperty("on").GetString()).ToArray();
        Assert.That(days, Is.Ordered.Using<string>(StringComparer.Ordinal));
    }

    [TestCase("member=KAZ", "member=!KAZ")]
    [TestCase("convention=C87", "convention=!C87")]
    [TestCase("record=request", "record=!request")]
    [TestCase("key=kaz-c87-registration", "key=!kaz-c87-registration")]
    [TestCase("body=CAS", "body=!CAS")]
    [TestCase("what=status", "what=!status")]
    [TestCase("before=open", "before=!open")]
    [TestCase("after=overdue,missed", "after=!overdue,!missed")]
    [TestCase("cause=day", "cause=!day")]
    [TestCase("first=true", "first=false")]
    [TestCase("to=2020-12-31", "from=2021-01-01")]
    public async Task A_filter_and_its_opposite_share_all_changes_between_them(string filter, string opposite)
    {
        var api = await RunningApi.Shared;
        var (all, these, others) = (await Count(api, ""), await Count(api, filter), await Count(api, opposite));
        Assert.That(these + others, Is.EqualTo(all));
        Assert.That(these, filter == "member=KAZ" ? Is.Positive : Is.GreaterThan(0).And.LessThan(all));
    }

    [Test]
    public async Task A_case_has_its_commitments_and_replies_too()
    {
        var api = await RunningApi.Shared;
        foreach (var record in Words.Of(typeof(StatefulRecord)).Keys)
            Assert.That(await Count(api, $"member=KAZ&convention=C87&body=CAS&record={record}"), Is.Positive, record);
        Assert.That(await Count(api, "record=conclusion&what=!reply"), Is.Zero);
        Assert.That(await Count(api, "record=commitment&what=!status"), Is.Zero);
    }

    [Test]
    public async Task The_days_of_a_span_are_inclusive()
    {
        var api = await RunningApi.Shared;
        Assert.That((await api.Get("/v1/transitions?from=2018-05-28&to=2018-05-28")).Rows().Select(r => r.GetProperty("on").GetString()), Is.Not.Empty.And.All.EqualTo("2018-05-28"));
        Assert.That(await Count(api, "from=2018-05-27&to=2018-05-27"), Is.Zero);
        Assert.That(await Count(api, "from=2100-01-01"), Is.Zero, "nothing is due then");
    }

    [Test]
    public async Task What_is_to_come_has_the_day_as_its_cause()
    {
        var to = (await (await RunningApi.Shared).Get("/v1/transitions?from=2026-12-01&limit=500")).Rows().ToArray();
        Assert.That(to.Select(r => r.GetProperty("cause").GetString()), Is.Not.Empty.And.All.EqualTo("day"));
    }

    [TestCase("from=2021-12-31&to=2021-01-01", "to", "order")]
    [TestCase("from=2021-02-30", "from", "date")]
    [TestCase("to=yesterday", "to", "date")]
    [TestCase("from=", "from", "empty")]
    [TestCase("member=XXX", "member", "unknown_member")]
    [TestCase("convention=C999", "convention", "unknown_convention")]
    [TestCase("record=evidence", "record", "unknown_word")]
    [TestCase("key=a_b", "key", "id")]
    [TestCase("body=ILO", "body", "unknown_word")]
    [TestCase("what=flags", "what", "unknown_word")]
    [TestCase("before=done", "before", "unknown_word")]
    [TestCase("after=overdu", "after", "unknown_word")]
    [TestCase("cause=fate", "cause", "unknown_word")]
    [TestCase("first=1", "first", "unknown_word")]
    [TestCase("sort=id", "sort", "sort")]
    [TestCase("limit=0", "limit", "range")]
    [TestCase("cursor=abc", "cursor", "cursor")]
    [TestCase("asOf=2021-01-01", "asOf", "unknown_parameter")]
    [TestCase("what=status&what=reply", "what", "repeated_parameter")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string parameter, string code)
    {
        var error = (await (await RunningApi.Shared).Problem($"/v1/transitions?{query}", HttpStatusCode.BadRequest, "invalid-parameter")).GetProperty("errors")[0];
        Assert.That((error.GetProperty("parameter").GetString(), error.GetProperty("code").GetString()), Is.EqualTo((parameter, code)));
    }

    [Test]
    public async Task A_cursor_of_another_filter_is_refused()
    {
        var api = await RunningApi.Shared;
        var next = (await api.Get("/v1/transitions?member=KAZ&limit=5")).GetProperty("page").GetProperty("next").GetString()!;
        await api.Problem(next.Replace("member=KAZ", "cause=day", StringComparison.Ordinal), HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Test]
    public async Task All_of_a_day_are_those_of_the_list_with_the_same_filter()
    {
        var api = await RunningApi.Shared;
        using var views = new Views(new Database(api.Path), TimeProvider.System);
        using var view = views.Now(CancellationToken.None);
        var day = new DateOnly(2018, 5, 28);
        async Task<string[]> Listed(string filter) => (await api.Get($"/v1/transitions?from=2018-05-28&to=2018-05-28&limit=500{filter}")).Keys();
        var filter = new TransitionFilter { Member = new AnyOf<MemberCode>(["KAZ"], []), Limit = 1, From = new DateOnly(2030, 1, 1) };
        string[] Told(TransitionFilter? by = null, bool onlyByDay = false) => [.. DayTransitions.Of(view, day, by, onlyByDay).Select(t => t.Id)];
        Assert.That(Told(), Is.EqualTo(await Listed("")).And.Not.Empty);
        Assert.That(Told(filter), Is.EqualTo(await Listed("&member=KAZ")), "of the filter neither span nor page is looked at");
        Assert.That(Told(onlyByDay: true), Is.EqualTo(await Listed("&cause=day")).And.Not.Empty);
        Assert.That(Told(filter with { Cause = new AnyOf<TransitionCause>(["fact"], []) }, onlyByDay: true), Is.Empty);
        Assert.That(Told(new TransitionFilter { Member = new AnyOf<MemberCode>(["BLR"], []) }), Is.Empty);
    }

    private static async Task<int> Count(RunningApi api, string filter) =>
        (await api.Get($"/v1/transitions?count=true&limit=1&{filter}".TrimEnd('&'))).GetProperty("page").GetProperty("total").GetInt32();
}
