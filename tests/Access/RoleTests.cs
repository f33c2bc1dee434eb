using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Access;

/// <summary>Every address that needs a key, called with every sort of key.</summary>
public sealed class RoleTests
{
    // The role of each, and what it answers to the right key when it is called without a body and about nothing. A new
    // address that asks for a role needs a row here.
    private static readonly Dictionary<string, (Role Role, int Status)> Rows = new(OfRecords())
    {
        ["POST /v1/requests/{id}/deadline-events"] = (Role.Editor, 415),
        ["POST /v1/imports"] = (Role.Editor, 415),
        ["GET /v1/imports/{id}"] = (Role.Editor, 404),
        ["GET /v1/proposals"] = (Role.Contributor, 200),
        ["POST /v1/proposals"] = (Role.Contributor, 415),
        ["GET /v1/proposals/{id}"] = (Role.Contributor, 404),
        ["POST /v1/proposals/{id}/accept"] = (Role.Editor, 415),
        ["POST /v1/proposals/{id}/decline"] = (Role.Editor, 415),
        ["POST /v1/proposals/{id}/withdraw"] = (Role.Contributor, 415),
        ["GET /v1/restrictions"] = (Role.Admin, 200),
        ["POST /v1/actors/{id}/restrict"] = (Role.Admin, 415),
        ["POST /v1/actors/{id}/unrestrict"] = (Role.Admin, 415),
        ["GET /v1/webhooks"] = (Role.Admin, 200),
        ["POST /v1/webhooks"] = (Role.Admin, 415),
        ["GET /v1/webhooks/{id}"] = (Role.Admin, 404),
        ["PATCH /v1/webhooks/{id}"] = (Role.Admin, 415),
        ["DELETE /v1/webhooks/{id}"] = (Role.Admin, 404),
        ["POST /v1/webhooks/{id}/ping"] = (Role.Admin, 404),
        ["POST /v1/webhooks/{id}/rotate"] = (Role.Admin, 404),
        ["GET /v1/webhooks/{id}/deliveries"] = (Role.Admin, 404),
        ["POST /v1/webhooks/{id}/deliveries/{message}/retry"] = (Role.Admin, 404),
        ["GET /v1/keys"] = (Role.Admin, 200),
        ["POST /v1/keys"] = (Role.Admin, 415),
        ["GET /v1/keys/{id}"] = (Role.Admin, 404),
        ["POST /v1/keys/{id}/revoke"] = (Role.Admin, 404),
    };

    // Every kind of record is written in the same four ways.
    private static Dictionary<string, (Role Role, int Status)> OfRecords()
    {
        string[] ones =
        [
            "sources/{id}", "actors/{id}", "members/{iso3}", "conventions/{code}", "articles/{article}", "sessions/{id}", "ratifications/{pair}", "individual-cases/{id}", "coverage/{id}",
            "threads/{id}", "conclusions/{id}", "requests/{id}", "commitments/{id}", "evidence/{id}",
        ];
        return ones.SelectMany(one => new[] { $"POST /v1/{one.Split('/')[0]}", $"PUT /v1/{one}", $"PATCH /v1/{one}", $"POST /v1/{one}/retract" }).ToDictionary(r => r, _ => (Role.Editor, 415));
    }

    private static IEnumerable<(string Route, Role? Role)> Routes(RunningApi api) => api.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .SelectMany(e => (e.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? []).Select(m => ($"{m} /{e.RoutePattern.RawText!.TrimStart('/')}", e.Metadata.GetMetadata<RequiredRole>()?.Role)));

    [Test]
    public async Task Every_address_that_needs_a_key_has_its_row() =>
        Assert.That(Routes(await RunningApi.Shared).Where(r => r.Role is not null), Is.EquivalentTo(Rows.Select(r => (r.Key, (Role?)r.Value.Role))));

    [Test]
    public async Task What_is_no_read_needs_a_key() =>
        Assert.That(Routes(await RunningApi.Shared).Where(r => !r.Route.StartsWith("GET ", StringComparison.Ordinal) && r.Role is null), Is.Empty);

    [Test]
    public async Task Every_address_lets_in_the_right_role_alone()
    {
        var clock = new Clock();
        await using var api = await RunningApi.Start(clock);
        var expired = api.Keys.Issue(new NewKey { Name = "expired", Role = Role.Admin, Expires = api.Keys.Today }, "a test").Secret;
        clock.Advance(TimeSpan.FromDays(1));
        var revoked = api.Keys.Issue(new NewKey { Name = "revoked", Role = Role.Admin }, "a test");
        api.Keys.Revoke(revoked.Id, "a test", mayLockOut: true);
        string?[] refused = [null, "nonsense", SecretKey.Create().Reveal(), revoked.Secret, expired];
        var before = new Database(api.Path).Contents();
        foreach (var (route, (role, status)) in Rows)
        {
            foreach (var key in refused) await AssertAnswer(route, key, 401);
            foreach (var other in Enum.GetValues<Role>())
            {
                var key = api.Key(other);
                if (other < role) await AssertAnswer(route, key, 403);
                else await AssertAnswer(route, key, status);
            }
        }

        Assert.That(new Database(api.Path).Contents(), Is.EqualTo(before));
        Assert.That(api.Keys.All().Where(k => k.CreatedBy != "a test" && k.CreatedBy != NewKeyRules.CommandLine), Is.Empty);

        async Task AssertAnswer(string route, string? key, int expected)
        {
            // Wrong keys are counted by the minute.
            clock.Advance(CallWindow.Length);
            var (method, path) = (route.Split(' ')[0], System.Text.RegularExpressions.Regex.Replace(route.Split(' ')[1], "{[^}]*}", "nothing"));
            using var response = await api.Send(new HttpMethod(method), path, key);
            Assert.That((int)response.StatusCode, Is.EqualTo(expected), $"{route} with {key ?? "no key"}: {await response.Content.ReadAsStringAsync()}");
        }
    }

    [Test]
    public async Task A_role_that_is_too_low_is_told_which_one_is_needed()
    {
        var api = await RunningApi.Shared;
        using var response = await api.Send(HttpMethod.Get, "/v1/keys", api.Key(Role.Contributor));
        Assert.That((await response.Json(403)).GetProperty("detail").GetString(), Does.Contain("'admin'").And.Contain("'contributor'"));
    }
}
