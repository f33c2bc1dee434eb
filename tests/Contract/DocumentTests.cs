using System.Text.Json;
using Compliance.Codes;
using Compliance.Tests.Support;

namespace Compliance.Tests.Contract;

public sealed class DocumentTests
{
    [Test]
    public async Task The_committed_document_is_the_one_that_is_served() =>
        Repository.AssertCommitted(await (await RunningApi.Shared).Http.GetStringAsync(new Uri("/openapi/v1.json", UriKind.Relative)), "openapi", "compliance.v1.json");

    [Test]
    public async Task Every_operation_says_what_it_is_for_and_has_its_place()
    {
        var document = await (await RunningApi.Shared).Get("/openapi/v1.json");
        foreach (var (path, operation) in Operations(document))
        {
            Assert.Multiple(() =>
            {
                Assert.That(operation.GetProperty("summary").GetString(), Is.Not.Empty, path);
                Assert.That(operation.GetProperty("description").GetString(), Is.Not.Empty, path);
                Assert.That(operation.GetProperty("tags").GetArrayLength(), Is.EqualTo(1), path);
                Assert.That(operation.GetProperty("operationId").GetString(), Does.Match("^(list|show)[A-Z][A-Za-z]+$"), path);
            });
        }
    }

    [Test]
    public async Task Every_operation_answers_when_called_with_its_own_examples()
    {
        var api = await RunningApi.Shared;
        var document = await api.Get("/openapi/v1.json");
        foreach (var (path, operation) in Operations(document)) await api.Get(ExampleCalls.Url(path, operation));
    }

    [Test]
    public async Task Every_vocabulary_in_the_document_has_the_words_of_its_enum()
    {
        var schemas = (await (await RunningApi.Shared).Get("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        var vocabularies = typeof(Words).Assembly.GetTypes().Where(t => t.IsEnum && t.GetFields().Any(f => f.IsDefined(typeof(WordAttribute), false))).ToDictionary(t => t.Name);
        var found = 0;
        foreach (var schema in schemas.EnumerateObject().Where(s => vocabularies.ContainsKey(s.Name) && s.Value.TryGetProperty("enum", out _)))
        {
            found++;
            Assert.That(schema.Value.GetProperty("enum").EnumerateArray().Select(w => w.GetString()), Is.EqualTo(Words.Of(vocabularies[schema.Name]).Keys), schema.Name);
        }

        Assert.That(found, Is.GreaterThan(15));
    }

    [Test]
    public async Task Every_object_of_an_answer_names_all_its_members_as_always_there()
    {
        var schemas = (await (await RunningApi.Shared).Get("/openapi/v1.json")).GetProperty("components").GetProperty("schemas");
        foreach (var schema in schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("properties", out _)))
        {
            Assert.That(schema.Value.GetProperty("required").EnumerateArray().Select(r => r.GetString()),
                Is.EquivalentTo(schema.Value.GetProperty("properties").EnumerateObject().Select(p => p.Name)), schema.Name);
        }
    }

    [TestCase("/_test_url_cache_")]
    [TestCase("/v1/nothing")]
    public async Task What_is_not_in_the_document_is_not_there(string path)
    {
        using var response = await (await RunningApi.Shared).Http.GetAsync(new Uri(path, UriKind.Relative));
        Assert.That((int)response.StatusCode, Is.EqualTo(404));
        Assert.That(response.Content.Headers.ContentType?.MediaType, Is.EqualTo("application/problem+json"));
    }

    [Test]
    public async Task Swagger_UI_comes_from_this_server_alone()
    {
        using var response = await (await RunningApi.Shared).Http.GetAsync(new Uri("/swagger/index.html", UriKind.Relative));
        var page = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            Assert.That(page, Does.Not.Contain("http://").And.Not.Contain("https://"));
            Assert.That(response.Headers.GetValues("Content-Security-Policy").Single(), Does.Contain("script-src 'self'").And.Not.Contain("unsafe-inline"));
        });
    }

    internal static IEnumerable<(string Path, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value)));
}
