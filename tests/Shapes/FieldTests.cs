using System.Net;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Shapes;

public sealed class FieldTests
{
    [Test]
    public async Task A_row_has_the_fields_asked_for_and_no_others()
    {
        var api = await RunningApi.Shared;
        var whole = await api.Get("/v1/requests?conclusion=kaz-c87-cas-2021");
        var sparse = await api.Get("/v1/requests?conclusion=kaz-c87-cas-2021&fields=status,id,outcomeDue.latest,links.self");
        foreach (var (all, some) in whole.Rows().Zip(sparse.Rows()))
        {
            Assert.That(some.EnumerateObject().Select(p => p.Name), Is.EqualTo(["status", "id", "outcomeDue", "links"]));
            Assert.That(some.GetProperty("status").GetString(), Is.EqualTo(all.GetProperty("status").GetString()));
            Assert.That(some.GetProperty("links").EnumerateObject().Select(p => p.Name), Is.EqualTo(["self"]));
            if (all.GetProperty("outcomeDue").ValueKind != JsonValueKind.Null) Assert.That(some.GetProperty("outcomeDue").EnumerateObject().Select(p => p.Name), Is.EqualTo(["latest"]));
        }

        Assert.That(sparse.GetProperty("meta").GetRawText(), Is.EqualTo(whole.GetProperty("meta").GetRawText()));
    }

    [Test]
    public async Task Fields_go_into_each_object_of_an_array()
    {
        var evidence = await (await RunningApi.Shared).Get("/v1/requests/kaz-c87-cas-2015.4?fields=id,explanation.decisive.id,explanation.decisive.stance");
        var decisive = evidence.GetProperty("explanation").GetProperty("decisive");
        Assert.That(decisive.GetArrayLength(), Is.GreaterThan(0));
        Assert.That(decisive[0].EnumerateObject().Select(p => p.Name), Is.EqualTo(["id", "stance"]));
    }

    [Test]
    public async Task A_page_goes_on_with_other_fields()
    {
        var api = await RunningApi.Shared;
        var next = (await api.Get("/v1/requests?limit=2&fields=id")).GetProperty("page").GetProperty("next").GetString()!;
        Assert.That((await api.Get(next)).Rows().First().EnumerateObject().Select(p => p.Name), Is.EqualTo(["id"]));
        Assert.That((await api.Get(next.Replace("fields=id", "fields=status", StringComparison.Ordinal))).Rows().First().EnumerateObject().Select(p => p.Name), Is.EqualTo(["status"]));
    }

    [TestCase("/v1/requests?fields=stat", "stat")]
    [TestCase("/v1/requests?fields=id,,status", "''")]
    [TestCase("/v1/requests?fields=outcomeDue.last", "latest")]
    [TestCase("/v1/requests?fields=id.more", "deep")]
    [TestCase("/v1/requests?fields=id,id", "twice")]
    [TestCase("/v1/requests?fields=data", "does not know")]
    [TestCase("/v1/requests?fields=ID", "id")]
    [TestCase("/v1/cases/KAZ/C87?fields=secret", "does not know")]
    public async Task A_field_that_is_not_there_is_refused_with_those_that_are(string url, string told)
    {
        var problem = await (await RunningApi.Shared).Problem(url, HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo("fields"));
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(told));
    }
}
