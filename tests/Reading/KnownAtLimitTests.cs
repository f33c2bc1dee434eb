using System.Net;
using System.Text.Json.Nodes;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.Reading;

/// <summary>What was not known then is not shown, and what is shown can be kept as long as it holds.</summary>
public sealed class KnownAtLimitTests
{
    [TestCase("/v1/requests/kaz-c87-cas-2021.3")]
    [TestCase("/v1/cases/KAZ/C87/timeline")]
    [TestCase("/v1/actors/larisa-kharkova")]
    public async Task What_is_not_over_yet_is_refused(string url)
    {
        var problem = await (await RunningApi.Shared).Problem($"{url}?knownAt={DateTime.UtcNow.AddDays(2):yyyy-MM-dd}", HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("future"));
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo("knownAt"));
    }

    [TestCase("/v1/requests/kaz-c87-cas-2021.3", "knew nothing at 2001-09-09T00:00:00.000Z")]
    [TestCase("/v1/cases/KAZ/C87", "knew nothing at 2001-09-09T00:00:00.000Z")]
    public async Task Before_the_first_entry_nothing_was_known(string url, string detail) =>
        Assert.That((await (await RunningApi.Shared).Problem($"{url}?knownAt=2001-09-09", HttpStatusCode.NotFound, "not-found")).GetProperty("detail").GetString(), Does.Contain(detail));

    [TestCase("/v1/requests?knownAt=2026-01-01")]
    [TestCase("/v1/status?knownAt=2026-01-01")]
    public async Task A_list_does_not_take_it(string url) => await (await RunningApi.Shared).Problem(url, HttpStatusCode.BadRequest, "invalid-parameter");

    [Test]
    public async Task What_was_recorded_later_or_retracted_by_then_is_told_apart()
    {
        await using var record = await ChangingRecord.Start();
        var before = Instant(record);
        record.Import(JsonNode.Parse(Records.Source)!, Setback(), Examination());
        var recorded = Instant(record);
        record.Retract("evidence", "a-fact");
        var retracted = Instant(record);
        record.Clock.Now += TimeSpan.FromHours(1);
        await record.Api.Problem("/v1/evidence/a-fact", HttpStatusCode.Gone, "retracted");
        var gone = await record.Api.Problem($"/v1/evidence/a-fact?knownAt={retracted}", HttpStatusCode.Gone, "retracted");
        var shown = await record.Api.Get($"/v1/evidence/a-fact?knownAt={recorded}");
        var later = await record.Api.Problem($"/v1/evidence/a-fact?knownAt={before}", HttpStatusCode.NotFound, "not-found");
        var never = await record.Api.Problem($"/v1/evidence/no-fact?knownAt={before}", HttpStatusCode.NotFound, "not-found");
        var laterCase = await record.Api.Problem($"/v1/cases/ALB/C26/status?knownAt={before}", HttpStatusCode.NotFound, "not-found");
        var noCase = await record.Api.Problem($"/v1/cases/ALB/C1/timeline?knownAt={before}", HttpStatusCode.NotFound, "not-found");
        await record.Api.Get($"/v1/cases/ALB/C26/status?knownAt={recorded}");
        Assert.Multiple(() =>
        {
            Assert.That(gone.GetProperty("record").GetProperty("id").GetString(), Is.EqualTo("a-fact"));
            Assert.That(shown.GetProperty("id").GetString(), Is.EqualTo("a-fact"));
            Assert.That(later.GetProperty("detail").GetString(), Does.Contain("recorded later").And.Contain("a-fact"));
            Assert.That(never.GetProperty("detail").GetString(), Does.Not.Contain("later"));
            Assert.That(laterCase.GetProperty("detail").GetString(), Does.Contain("recorded later"));
            Assert.That(noCase.GetProperty("detail").GetString(), Does.Contain("says nothing about compliance"));
        });
    }

    [Test]
    public async Task Its_tag_depends_on_the_revision_and_not_on_the_day()
    {
        await using var record = await ChangingRecord.Start();
        var url = $"/v1/requests/kaz-c87-cas-2021.3?knownAt={Instant(record)}";
        var (tag, age) = await Tag(record, url);
        record.Clock.Now += TimeSpan.FromDays(3);
        Assert.That(await Tag(record, url), Is.EqualTo((tag, TimeSpan.FromSeconds(60))));
        using (var known = await Send(record, url, tag)) Assert.That(known.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        Assert.That((await Tag(record, "/v1/requests/kaz-c87-cas-2021.3")).Tag, Is.Not.EqualTo(tag));
        record.Import(record.Changed("actor", "larisa-kharkova", "name", "Another name"));
        Assert.That((await Tag(record, url)).Tag, Is.Not.EqualTo(tag), "a name can be restricted later");
        Assert.That(age, Is.EqualTo(TimeSpan.FromSeconds(60)));
    }

    private static async Task<(string Tag, TimeSpan? Age)> Tag(ChangingRecord record, string url)
    {
        using var response = await Send(record, url);
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        return (response.Headers.ETag!.ToString(), response.Headers.CacheControl?.MaxAge);
    }

    private static async Task<HttpResponseMessage> Send(ChangingRecord record, string url, string? tag = null)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(url, UriKind.Relative));
        if (tag is not null) request.Headers.TryAddWithoutValidation("If-None-Match", tag);
        return await record.Api.Http.SendAsync(request);
    }

    private static string Instant(ChangingRecord record) => $"{record.Clock.Now:yyyy-MM-dd'T'HH:mm:ss'Z'}";

    private static JsonNode Setback() => JsonNode.Parse(Records.Evidence("government", "setback", "\"request\": \"kaz-c87-cas-2021.3\"", "\"eventOn\": \"2026-01-15\""))!;

    private static JsonNode Examination() => JsonNode.Parse(
        """{"record": "individual_case", "session": "ilc-109", "member": "ALB", "conventions": ["C26"], "certainty": "high", "source": "a-source"}""")!;
}
