using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.FollowUp;

/// <summary>What is stored is what the method says, on the real record: the oracle is asked for the same days.</summary>
public sealed class ProjectionTests
{
    private static readonly string[] Days =
    [
        "2015-06-13", "2015-10-02", "2015-12-31", "2016-06-10", "2017-01-04", "2018-06-01", "2019-06-21", "2019-06-30", "2020-05-03", "2020-05-04",
        "2021-06-29", "2021-06-30", "2022-05-27", "2022-12-31", "2023-04-01", "2024-12-31", "2025-10-20", "2026-11-23", "2027-10-01", "2027-10-02", "2040-01-01",
    ];

    [TestCaseSource(nameof(Days))]
    public void The_stored_intervals_answer_a_day_as_the_method_read_aloud_does(string text)
    {
        var day = DateOnly.ParseExact(text, "yyyy-MM-dd");
        using var reader = new Database(RunningApi.CopyOfSeeded()).Read();
        var oracle = new LiteralOracle(FactsOf.Member(reader.Connection, "KAZ"), day);
        var stored = reader.Connection.Query<FollowUpRow>(Statement.Read("FollowUp/StoredFollowUps"), new { member = "KAZ" })
            .Where(r => string.CompareOrdinal(r.ValidFrom, text) <= 0 && string.CompareOrdinal(text, r.ValidUntil) < 0).ToArray();
        var expected = reader.Connection.Query<(string Kind, string Id)>("select 'request', id from request union all select 'thread', id from thread").AsList()
            .Select(s => (s.Kind, s.Id, State: s.Kind == "request" ? oracle.Request(s.Id) : oracle.Thread(s.Id))).Where(s => s.State is not null)
            .Select(s => Row(s.Kind, s.Id, s.State!)).ToArray();
        // The interval's own days are the projection's; everything else must be the oracle's.
        Assert.That(stored.Select(r => r with { ValidFrom = "", ValidUntil = "" }), Is.EquivalentTo(expected));
    }

    private static FollowUpRow Row(string kind, string id, RequestState state) =>
        FollowUpRow.Of("KAZ", kind == "request" ? id : null, kind == "thread" ? id : null, new Interval<RequestState>(DateOnly.MinValue, null, state)) with { ValidFrom = "", ValidUntil = "" };
}
