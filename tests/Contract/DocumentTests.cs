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
                Assert.That(operation.GetProperty("operationId").GetString(), Does.Match("^(list|show|search|issue|revoke|create|put|patch|retract|add|propose|accept|decline|withdraw|import|export|restrict|unrestrict|follow|delete|ping|rotate|retry)[A-Za-z]*$"), path);
            });
        }
    }

    [Test]
    public async Task Every_operation_answers_when_called_with_its_own_examples()
    {
        var api = await RunningApi.Shared;
        var document = await api.Get("/openapi/v1.json");
        foreach (var (path, operation) in OpenReads(document)) await api.Get(ExampleCalls.Url(path, operation));
        foreach (var (path, operation) in Operations(document).Where(o => !NeedsKey(o.Operation) && !IsJson(o.Operation)))
        {
            using var response = await api.Http.GetAsync(new Uri(ExampleCalls.Url(path, operation), UriKind.Relative));
            var types = operation.GetProperty("responses").GetProperty("200").GetProperty("content").EnumerateObject().Select(c => c.Name);
            Assert.That(((int)response.StatusCode, types), Is.EqualTo((200, new[] { response.Content.Headers.ContentType?.MediaType })), path);
        }
    }

    [Test]
    public async Task An_operation_asks_for_a_key_exactly_where_the_server_does()
    {
        var api = await RunningApi.Shared;
        var document = await api.Get("/openapi/v1.json");
        Assert.That(document.GetProperty("components").GetProperty("securitySchemes").GetProperty("key").GetProperty("scheme").GetString(), Is.EqualTo("bearer"));
        foreach (var path in document.GetProperty("paths").EnumerateObject())
        {
            foreach (var operation in path.Value.EnumerateObject())
            {
                using var response = await api.Send(new HttpMethod(operation.Name.ToUpperInvariant()), ExampleCalls.Url(path.Name, operation.Value));
                Assert.That(operation.Value.TryGetProperty("x-required-role", out _), Is.EqualTo(NeedsKey(operation.Value)), "the role is named");
                Assert.That(NeedsKey(operation.Value), Is.EqualTo((int)response.StatusCode == 401), $"{operation.Name} {path.Name}");
                Assert.That(operation.Value.GetProperty("responses").TryGetProperty($"{(int)response.StatusCode}", out _), Is.True, $"{operation.Name} {path.Name} does not tell of {response.StatusCode}");
            }
        }
    }

    [Test]
    public async Task A_body_needs_what_its_type_requires_and_takes_nothing_else()
    {
        var document = await (await RunningApi.Shared).Get("/openapi/v1.json");
        var key = document.GetProperty("components").GetProperty("schemas").GetProperty("NewKey");
        Assert.Multiple(() =>
        {
            Assert.That(document.GetProperty("paths").GetProperty("/v1/keys").GetProperty("post").GetProperty("requestBody").GetProperty("content").GetProperty("application/json").GetProperty("schema").GetProperty("$ref").GetString(),
                Is.EqualTo("#/components/schemas/NewKey"));
            Assert.That(key.GetProperty("required").EnumerateArray().Select(r => r.GetString()), Is.EquivalentTo(["name", "role"]));
            Assert.That(key.GetProperty("properties").EnumerateObject().Select(p => p.Name), Is.EquivalentTo(["name", "role", "members", "expires"]));
            Assert.That(key.GetProperty("additionalProperties").GetBoolean(), Is.False);
        });
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
        // Bodies are closed: of them only what is required must be there.
        foreach (var schema in schemas.EnumerateObject().Where(s => s.Value.TryGetProperty("properties", out _) && !s.Value.TryGetProperty("additionalProperties", out _)))
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

    /// <summary>What can be asked without a key, and is JSON.</summary>
    internal static IEnumerable<(string Path, JsonElement Operation)> OpenReads(JsonElement document) => Operations(document).Where(o => !NeedsKey(o.Operation) && IsJson(o.Operation));

    private static bool IsJson(JsonElement operation) => operation.GetProperty("responses").GetProperty("200").GetProperty("content").TryGetProperty("application/json", out _);

    private static bool NeedsKey(JsonElement operation) => operation.GetProperty("security").GetArrayLength() > 0;

    internal static IEnumerable<(string Path, JsonElement Operation)> Operations(JsonElement document) =>
        document.GetProperty("paths").EnumerateObject().SelectMany(p => p.Value.EnumerateObject().Select(o => (p.Name, o.Value)));
}
