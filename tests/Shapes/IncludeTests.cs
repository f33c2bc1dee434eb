using System.Net;
using System.Text.Json;
using Compliance.Shapes;
using Compliance.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Shapes;

public sealed class IncludeTests
{
    [Test]
    public async Task Related_records_come_in_the_same_answer_each_once_and_as_their_own_list_shows_them()
    {
        var api = await RunningApi.Shared;
        var answer = await api.Get("/v1/requests?member=KAZ&asOf=2021-12-31&include=conclusion.source,thread");
        var included = answer.GetProperty("included");
        Assert.That(included.EnumerateObject().Select(p => p.Name), Is.EqualTo(["conclusions", "sources", "threads"]));
        var named = answer.Rows().Select(r => r.GetProperty("conclusion").GetString()).Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.That(included.GetProperty("conclusions").EnumerateArray().Select(c => c.GetProperty("id").GetString()), Is.EqualTo(named));
        var sources = included.GetProperty("conclusions").EnumerateArray().Select(c => c.GetProperty("source").GetString()).Distinct();
        Assert.That(included.GetProperty("sources").EnumerateArray().Select(s => s.GetProperty("id").GetString()), Is.EquivalentTo(sources));
        var listed = (await api.Get("/v1/threads?member=KAZ&asOf=2021-12-31")).Rows().ToDictionary(t => t.GetProperty("id").GetString()!, t => t.GetRawText());
        foreach (var thread in included.GetProperty("threads").EnumerateArray()) Assert.That(thread.GetRawText(), Is.EqualTo(listed[thread.GetProperty("id").GetString()!]));
    }

    [Test]
    public async Task Evidence_that_was_not_known_on_the_day_is_not_included()
    {
        var api = await RunningApi.Shared;
        string[] Known(JsonElement answer) => [.. answer.GetProperty("included").GetProperty("evidence").EnumerateArray().Select(e => e.GetProperty("countsFrom").GetString()!)];
        var then = Known(await api.Get("/v1/requests/kaz-c87-cas-2021.9?asOf=2022-04-15&include=evidence"));
        var now = Known(await api.Get("/v1/requests/kaz-c87-cas-2021.9?include=evidence"));
        Assert.That(then, Is.Not.Empty.And.All.LessThanOrEqualTo("2022-04-15"));
        Assert.That(now, Has.Length.GreaterThan(then.Length));
    }

    [Test]
    public async Task What_was_known_once_includes_what_was_known_then()
    {
        await using var api = await RunningApi.Start();
        var before = await api.Get("/v1/requests/kaz-c87-cas-2021.3?include=source,thread");
        var at = Uri.EscapeDataString(DateTimeOffset.UtcNow.ToString("O"));
        var stored = await api.Get($"/v1/sources/{before.GetProperty("source").GetString()}/record");
        (await api.Send(HttpMethod.Patch, $"/v1/sources/{before.GetProperty("source").GetString()}", api.Key(Compliance.Access.Role.Editor), new { title = "Another title" }, ("If-Match", "*"))).Dispose();
        var after = await api.Get($"/v1/requests/kaz-c87-cas-2021.3?include=source,thread&knownAt={at}");
        Assert.That(after.GetProperty("included").GetProperty("sources")[0].GetProperty("title").GetString(), Is.EqualTo(before.GetProperty("included").GetProperty("sources")[0].GetProperty("title").GetString()), stored.GetRawText());
    }

    [Test]
    public async Task However_many_rows_there_are_there_is_one_statement_for_each_relation()
    {
        var log = new StatementLog();
        await using var api = await RunningApi.Start(adjust: b => b.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        async Task<int> Statements(string url)
        {
            log.Statements.Clear();
            await api.Get(url);
            return log.Statements.Count;
        }

        const string include = "include=conclusion.source,thread,member,actors,evidence,commitments";
        // The first call also reads what is kept afterwards.
        await Statements($"/v1/requests?limit=1&{include}");
        var few = await Statements($"/v1/requests?limit=2&{include}");
        var many = await Statements($"/v1/requests?limit=500&{include}");
        var none = await Statements("/v1/requests?limit=500");
        Assert.That((many, many - none), Is.EqualTo((few, 7)), string.Join("\n\n", log.Statements));
    }

    [TestCaseSource(nameof(Every))]
    public async Task Everything_that_is_offered_can_be_included_from_lists_and_from_single_records(string url, string name)
    {
        var answer = await (await RunningApi.Shared).Get($"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}include={name}");
        Assert.That(answer.GetProperty("included").EnumerateObject().Count(), Is.EqualTo(1));
    }

    [TestCase("/v1/requests?include=conclusions", "did you mean 'conclusion'")]
    [TestCase("/v1/requests?include=conclusion.requests.conclusion", "2 steps at most")]
    [TestCase("/v1/requests?include=thread,thread", "twice")]
    [TestCase("/v1/requests?include=thread.thread", "does not know 'thread.thread'")]
    [TestCase("/v1/requests?include=thread,", "does not know ''")]
    [TestCase("/v1/codes?include=lists", "no parameter 'include'")]
    public async Task What_cannot_be_included_is_refused_with_what_can(string url, string told)
    {
        var problem = await (await RunningApi.Shared).Problem(url, HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo("include"));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("message").GetString(), Does.Contain(told));
    }

    private static IEnumerable<TestCaseData> Every()
    {
        (string Url, Type Row)[] addresses =
        [
            ("/v1/requests?limit=500", typeof(Compliance.Requests.Request)), ("/v1/requests/kaz-c87-cas-2021.3", typeof(Compliance.Requests.RequestDetail)), ("/v1/threads", typeof(Compliance.Threads.Thread)),
            ("/v1/threads/kaz-c87-registration", typeof(Compliance.Threads.ThreadDetail)), ("/v1/conclusions", typeof(Compliance.Conclusions.Conclusion)), ("/v1/conclusions/kaz-c87-cas-2021", typeof(Compliance.Conclusions.ConclusionDetail)),
            ("/v1/commitments", typeof(Compliance.Commitments.Commitment)), ("/v1/commitments/kaz-commitment-2022-notification", typeof(Compliance.Commitments.CommitmentDetail)), ("/v1/evidence", typeof(Compliance.Evidence.PieceOfEvidence)),
            ("/v1/evidence/kaz-2020-05-04-law-321-vi", typeof(Compliance.Evidence.PieceOfEvidence)), ("/v1/sources?limit=50", typeof(Compliance.Sources.Source)), ("/v1/sources/normlex-4111584", typeof(Compliance.Sources.SourceDetail)), ("/v1/actors", typeof(Compliance.Actors.Actor)),
            ("/v1/actors/erlan-baltabay", typeof(Compliance.Actors.ActorDetail)), ("/v1/sessions", typeof(Compliance.Sessions.Session)), ("/v1/sessions/ilc-109", typeof(Compliance.Sessions.Session)), ("/v1/members", typeof(Compliance.Members.Member)), ("/v1/members/KAZ", typeof(Compliance.Members.MemberDetail)),
            ("/v1/conventions", typeof(Compliance.Conventions.Convention)), ("/v1/conventions/C87", typeof(Compliance.Conventions.ConventionDetail)), ("/v1/ratifications", typeof(Compliance.Ratifications.Ratification)), ("/v1/cases", typeof(Compliance.Cases.CaseRow)),
        ];
        return addresses.SelectMany(a => Relation.Of(a.Row).Select(r => new TestCaseData(a.Url, r.Name)));
    }
}
