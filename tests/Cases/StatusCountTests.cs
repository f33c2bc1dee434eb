using System.Globalization;
using System.Net;
using System.Text.Json;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Cases;

/// <summary>The counts of <c>/v1/status</c> against one plain query that counts all anew.</summary>
public sealed class StatusCountTests
{
    private static readonly string[] Columns = ["member", "convention", "body", "kind", "status"];

    // A row for each request and each thread under every Convention, body and kind that it has; then counted apart.
    private const string Counted = """
        select 'request' as subject, r.id, c.member, v.convention, c.body, r.kind, f.status, c.id as conclusion, c.coverage
        from request r
        join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_convention v on v.conclusion = c.id
        join follow_up f on f.request = r.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
        where r.retracted_at is null and r.addressee = 'government'
        union all
        select 'thread', t.id, t.member, v.convention, c.body, r.kind, f.status, null, null
        from thread t
        join thread_convention v on v.thread = t.id
        join follow_up f on f.thread = t.id and f.valid_from <= @AsOf and f.valid_until > @AsOf
        join request r on r.thread = t.id and r.retracted_at is null and r.addressee = 'government'
        join conclusion c on c.id = r.conclusion and c.retracted_at is null
        join conclusion_day day on day.id = c.id and day.known_on <= @AsOf
        where t.retracted_at is null
        """;

    private static readonly (string Query, string Where)[] Filters =
    [
        ("", "true"),
        ("&member=KAZ", "member = 'KAZ'"),
        ("&member=!KAZ", "member <> 'KAZ'"),
        ("&convention=C87,C98", "convention in ('C87', 'C98')"),
        ("&convention=!C87", "convention <> 'C87'"),
        ("&body=CAS", "body = 'CAS'"),
        ("&kind=amend_law,register&status=!open", "kind in ('amend_law', 'register') and status <> 'open'"),
        ("&body=!CEACR&status=not_implemented", "body <> 'CEACR' and status = 'not_implemented'"),
    ];

    [TestCase("2026-06-01")]
    [TestCase("2019-07-01")]
    [TestCase("2100-01-01")]
    public async Task Every_grouping_counts_what_a_plain_query_counts(string asOf)
    {
        var api = await RunningApi.Shared;
        foreach (var groups in Subsets())
            foreach (var (query, where) in Filters)
                Assert.That(await Answered(api, groups, query, asOf), Is.EqualTo(Expected(api, groups, where, asOf)), $"{groups}{query}");
    }

    [Test]
    public async Task What_is_written_is_counted_at_once()
    {
        await using var api = await RunningApi.Start();
        var editor = api.Key(Role.Editor);
        async Task Same(string after)
        {
            foreach (var groups in (string[])["status", "member,status", "member,convention,body,kind,status"])
                Assert.That(await Answered(api, groups, "", "2026-06-01"), Is.EqualTo(Expected(api, groups, "true", "2026-06-01")), $"{after}: {groups}");
        }

        await Same("at first");
        var before = await Answered(api, "member,convention,body,kind,status", "", "2026-06-01");
        var request = (await api.Get("/v1/requests?member=KAZ&kind=register&limit=1")).GetProperty("data")[0].GetProperty("id").GetString()!;
        await Patch(api, editor, $"/v1/requests/{request}", """{"kind": "consult"}""");
        await Same("after a request changed");
        Assert.That(await Answered(api, "member,convention,body,kind,status", "", "2026-06-01"), Is.Not.EqualTo(before));

        // A session that ended later makes its conclusions known later: told by a record that is about no member.
        var session = (await api.Get("/v1/conclusions?member=KAZ&body=CAS&limit=1")).GetProperty("data")[0].GetProperty("session").GetString()!;
        await Patch(api, editor, $"/v1/sessions/{session}", """{"startsOn": "2017-06-01", "endsOn": "2027-06-30"}""");
        await Same("after a session changed");
    }

    private static async Task Patch(RunningApi api, string key, string url, string change)
    {
        using var now = await api.Http.GetAsync(new Uri(url, UriKind.Relative));
        using var response = await api.Send(HttpMethod.Patch, $"{url}?reason=a+test", key, change, ("If-Match", now.Headers.ETag!.ToString()), ("Content-Type", "application/merge-patch+json"));
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK), await response.Content.ReadAsStringAsync());
    }

    private static IEnumerable<string> Subsets() => Enumerable.Range(1, (1 << Columns.Length) - 1).Select(set => string.Join(',', Columns.Where((_, i) => (set >> i & 1) == 1)));

    private static async Task<string[]> Answered(RunningApi api, string groups, string query, string asOf) =>
        [.. (await api.Get($"/v1/status?groupBy={groups}{query}&asOf={asOf}")).GetProperty("data").EnumerateArray().Select(row =>
            $"{string.Join('|', Columns.Select(c => row.GetProperty(c).GetString()))}: {row.GetProperty("threads")} {row.GetProperty("requests")} {Coverage(row.GetProperty("coverage"))}")];

    private static string Coverage(JsonElement coverage) => string.Join('/', ((string[])["complete", "partial", "listed"]).Select(c => coverage.GetProperty(c).GetInt32().ToString(CultureInfo.InvariantCulture)));

    private static string[] Expected(RunningApi api, string groups, string where, string asOf)
    {
        using var reader = new Database(api.Path).Read();
        var chosen = groups.Split(',').ToHashSet();
        var columns = string.Join(", ", Columns.Select(c => chosen.Contains(c) ? c : $"null as {c}"));
        return [.. reader.Connection.Query<string>($"""
            select coalesce(member, '') || '|' || coalesce(convention, '') || '|' || coalesce(body, '') || '|' || coalesce(kind, '') || '|' || coalesce(status, '')
                || ': ' || threads || ' ' || requests || ' ' || complete || '/' || partial || '/' || listed
            from (
                select {columns},
                    count(distinct case when subject = 'thread' then id end) as threads,
                    count(distinct case when subject = 'request' then id end) as requests,
                    count(distinct case when coverage = 'complete' then conclusion end) as complete,
                    count(distinct case when coverage = 'partial' then conclusion end) as partial,
                    count(distinct case when coverage = 'listed' then conclusion end) as listed
                from ({Counted})
                where {where}
                group by {string.Join(", ", groups.Split(','))}
                order by 1, 2, 3, 4, 5)
            """, new { AsOf = asOf })];
    }
}
