using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Requests;

public sealed class ListRequestsTests
{
    [Test]
    public async Task A_member_is_found_by_either_code()
    {
        var api = await RunningApi.Shared;
        var byThree = await api.Get("/v1/requests?member=KAZ&count=true");
        var byTwo = await api.Get("/v1/requests?member=kz&count=true");
        Assert.That(byTwo.GetProperty("page").GetProperty("total").GetInt32(), Is.GreaterThan(0).And.EqualTo(byThree.GetProperty("page").GetProperty("total").GetInt32()));
    }

    [TestCase("dueFrom=2000-01-01", "dueOn")]
    [TestCase("dueTo=2100-01-01&clock=outcome", "dueOn")]
    [TestCase("dueFrom=2000-01-01&clock=reply", "replyDueOn")]
    public async Task Due_dates_are_those_of_a_clock_the_outcome_unless_given(string query, string property)
    {
        var rows = (await (await RunningApi.Shared).Get($"/v1/requests?{query}")).Rows().ToArray();
        Assert.That(rows, Is.Not.Empty.And.All.Matches<JsonElement>(r => r.GetProperty(property).ValueKind == JsonValueKind.String));
    }

    [TestCase("asOf=2021-02-30", "asOf", "date")]
    [TestCase("status=done", "status", "unknown_word")]
    [TestCase("limit=0", "limit", "range")]
    [TestCase("limit=501", "limit", "range")]
    [TestCase("limit=%D9%A3", "limit", "range")]
    [TestCase("stat=open", "stat", "unknown_parameter")]
    [TestCase("status=open&status=committed", "status", "repeated_parameter")]
    [TestCase("cursor=abc", "cursor", "cursor")]
    [TestCase("dueFrom=2022-01-02&dueTo=2022-01-01", "dueTo", "order")]
    [TestCase("member=ZZZ", "member", "unknown_member")]
    [TestCase("sort=text", "sort", "sort")]
    public async Task A_wrong_parameter_is_named_with_what_is_allowed(string query, string parameter, string code)
    {
        var api = await RunningApi.Shared;
        using var response = await api.Http.GetAsync(new Uri($"/v1/requests?{query}", UriKind.Relative));
        var problem = JsonSerializer.Deserialize<JsonElement>(await response.Content.ReadAsStringAsync());
        Assert.Multiple(() =>
        {
            Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.BadRequest));
            Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
            Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/invalid-parameter"));
            Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo(parameter));
            Assert.That(problem.GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo(code));
        });
    }
}
