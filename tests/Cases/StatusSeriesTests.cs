using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Cases;

/// <summary>Counts over time are the counts of each day.</summary>
public sealed class StatusSeriesTests
{
    [TestCase("from=2014-01-01&to=2023-06-30&groupBy=status")]
    [TestCase("from=2020-01-01&to=2021-12-31&step=quarter&groupBy=member,convention,body,kind,status&member=KAZ")]
    [TestCase("from=2015-05-01&to=2016-05-15&step=month&groupBy=body&status=open,committed&convention=!C81")]
    [TestCase("from=2016-01-01&to=2022-12-31&groupBy=kind,convention&body=!CFA&kind=!report")]
    public async Task Each_day_has_the_counts_of_that_day(string query)
    {
        var api = await RunningApi.Shared;
        var series = await api.Get($"/v1/status/series?{query}");
        var days = series.GetProperty("days").EnumerateArray().Select(d => d.GetString()!).ToArray();
        var rest = string.Join('&', query.Split('&').Where(p => !p.StartsWith("from=", StringComparison.Ordinal) && !p.StartsWith("to=", StringComparison.Ordinal) && !p.StartsWith("step=", StringComparison.Ordinal)));
        var found = 0;
        foreach (var day in days)
        {
            var counts = (await api.Get($"/v1/status?{rest}&asOf={day}")).Rows().Select(r => r.GetRawText()).ToArray();
            var points = series.Rows().Where(r => r.GetProperty("on").GetString() == day).ToArray();
            Assert.That(points.Where(IsCounted).Select(WithoutDay), Is.EqualTo(counts), day);
            Assert.That(points.Where(p => !IsCounted(p)).SelectMany(p => p.GetProperty("coverage").EnumerateObject().Select(c => c.Value.GetInt32())), Has.All.Zero);
            found += counts.Length;
        }

        Assert.That(found, Is.GreaterThanOrEqualTo(10), "a series of nothing proves nothing");
        var combinations = series.Rows().Select(r => Combination(r)).Distinct().Count();
        Assert.That(series.Rows().Count(), Is.EqualTo(days.Length * combinations), "every combination has its row on every day");
        Assert.That(series.Rows().Select(r => r.GetProperty("on").GetString()), Is.Ordered.Using<string>(StringComparer.Ordinal));
    }

    [Test]
    public async Task The_counts_are_those_of_the_lists()
    {
        var api = await RunningApi.Shared;
        var points = (await api.Get("/v1/status/series?from=2015-01-01&to=2024-06-30&member=KAZ")).Rows().ToArray();
        foreach (var point in points)
        {
            var filter = $"member=KAZ&status={point.GetProperty("status")}&asOf={point.GetProperty("on")}&count=true&limit=1";
            Assert.That(point.GetProperty("requests").GetInt32(), Is.EqualTo(await Total(api, $"/v1/requests?addressee=government&{filter}")), point.ToString());
            Assert.That(point.GetProperty("threads").GetInt32(), Is.EqualTo(await Total(api, $"/v1/threads?{filter}")), point.ToString());
        }

        Assert.That(points.Select(p => p.GetProperty("requests").GetInt32()).Distinct().Count(), Is.GreaterThan(5));
    }

    [TestCase("from=2019-07-01&to=2021-06-30", "2019-12-31 2020-12-31 2021-06-30")]
    [TestCase("from=2019-07-01&to=2020-12-31&step=year", "2019-12-31 2020-12-31")]
    [TestCase("from=2019-12-31&to=2020-07-01&step=quarter", "2019-12-31 2020-03-31 2020-06-30 2020-07-01")]
    [TestCase("from=2020-01-31&to=2020-03-01&step=month", "2020-01-31 2020-02-29 2020-03-01")]
    [TestCase("from=2021-05-05&to=2021-05-05&step=month", "2021-05-05")]
    public async Task The_days_are_the_last_of_each_step_and_of_the_span(string query, string days) =>
        Assert.That((await (await RunningApi.Shared).Get($"/v1/status/series?{query}")).GetProperty("days").EnumerateArray().Select(d => d.GetString()), Is.EqualTo(days.Split(' ')));

    [Test]
    public async Task Two_hundred_and_forty_days_are_taken_and_one_more_is_not()
    {
        var api = await RunningApi.Shared;
        Assert.That((await api.Get("/v1/status/series?from=2001-01-01&to=2020-12-31&step=month")).GetProperty("days").GetArrayLength(), Is.EqualTo(240));
        var problem = await api.Problem("/v1/status/series?from=2001-01-01&to=2021-01-01&step=month", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("detail").GetString(), Is.EqualTo("'step=month' gives 241 days from 'from' to 'to', and at most 240 are counted at once: take step=year, step=quarter, or a shorter span."));
        problem = await api.Problem("/v1/status/series?from=1900-01-01&to=2200-12-31", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("detail").GetString(), Does.EndWith("take a shorter span."));
    }

    [TestCase("from=2021-12-31&to=2021-01-01", "to", "order")]
    [TestCase("to=2021-01-01", "from", "missing_parameter")]
    [TestCase("from=2021-01-01", "to", "missing_parameter")]
    [TestCase("from=2021-02-30&to=2021-03-01", "from", "date")]
    [TestCase("from=2020-01-01&to=2021-01-01&step=decade", "step", "unknown_word")]
    [TestCase("from=2020-01-01&to=2021-01-01&groupBy=region", "groupBy", "unknown_word")]
    [TestCase("from=2020-01-01&to=2021-01-01&groupBy=body,body", "groupBy", "repeated")]
    [TestCase("from=2020-01-01&to=2021-01-01&status=done", "status", "unknown_word")]
    [TestCase("from=2020-01-01&to=2021-01-01&member=XXX", "member", "unknown_member")]
    [TestCase("from=2020-01-01&to=2021-01-01&asOf=2020-01-01", "asOf", "unknown_parameter")]
    public async Task A_wrong_parameter_is_refused_by_name(string query, string parameter, string code)
    {
        var error = (await (await RunningApi.Shared).Problem($"/v1/status/series?{query}", HttpStatusCode.BadRequest, "invalid-parameter")).GetProperty("errors")[0];
        Assert.That((error.GetProperty("parameter").GetString(), error.GetProperty("code").GetString()), Is.EqualTo((parameter, code)));
    }

    private static bool IsCounted(JsonElement point) => point.GetProperty("threads").GetInt32() + point.GetProperty("requests").GetInt32() > 0;

    private static string WithoutDay(JsonElement point) => "{" + string.Join(',', point.EnumerateObject().Where(m => m.Name != "on").Select(m => $"\"{m.Name}\":{m.Value.GetRawText()}")) + "}";

    private static string Combination(JsonElement point) => string.Join('|', new[] { "member", "convention", "body", "kind", "status" }.Select(n => point.GetProperty(n).ToString()));

    private static async Task<int> Total(RunningApi api, string list) => (await api.Get(list)).GetProperty("page").GetProperty("total").GetInt32();
}
