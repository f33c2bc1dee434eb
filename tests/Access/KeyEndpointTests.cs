using System.Text.Json;
using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

/// <summary>Keys over HTTP, for admins.</summary>
public sealed class KeyEndpointTests
{
    private static string New(string name, string role = "editor", string more = "") => $$"""{"name": "{{name}}", "role": "{{role}}"{{more}}}""";

    private static async Task<JsonElement> Send(RunningApi api, int status, HttpMethod method, string url, string? key, string? body = null)
    {
        using var response = await api.Send(method, url, key, body);
        return await response.Json(status);
    }

    [Test]
    public async Task A_key_is_made_shown_once_used_and_revoked()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        using var response = await api.Send(HttpMethod.Post, "/v1/keys", admin, New("Aigul", "admin", """, "members": ["kz", "KAZ"], "expires": "2030-12-31" """));
        var made = await response.Json(201);
        var (secret, self) = (made.GetProperty("secret").GetString()!, made.GetProperty("links").GetProperty("self").GetString()!);
        Assert.Multiple(() =>
        {
            Assert.That(response.Headers.Location?.OriginalString, Is.EqualTo(self));
            Assert.That(made.GetProperty("members").EnumerateArray().Select(m => m.GetString()), Is.EqualTo(["KAZ"]));
            Assert.That(made.GetProperty("expiresAt").GetString(), Is.EqualTo("2031-01-01T00:00:00Z"));
            Assert.That(made.GetProperty("createdBy").GetString(), Does.StartWith("admin "));
        });
        await Send(api, 200, HttpMethod.Get, "/v1/keys", secret);
        var shown = await Send(api, 200, HttpMethod.Get, self, admin);
        var list = await Send(api, 200, HttpMethod.Get, "/v1/keys", admin);
        Assert.Multiple(() =>
        {
            Assert.That(shown.GetProperty("lastUsedAt").GetString(), Is.Not.Null);
            Assert.That(shown.GetRawText() + list.GetRawText(), Does.Not.Contain(secret.Split('_')[2][..8]).And.Not.Contain("hash").And.Not.Contain("secret"));
            Assert.That(list.Keys("name"), Has.Member("Aigul"));
        });
        var revoked = await Send(api, 200, HttpMethod.Post, $"{self}/revoke", admin);
        Assert.That((revoked.GetProperty("state").GetString(), revoked.GetProperty("revokedBy").GetString()), Is.EqualTo(("revoked", made.GetProperty("createdBy").GetString())));
        await Send(api, 401, HttpMethod.Get, "/v1/keys", secret);
        Assert.That((await Send(api, 200, HttpMethod.Post, $"{self}/revoke", admin)).GetProperty("revokedAt").GetString(), Is.EqualTo(revoked.GetProperty("revokedAt").GetString()));
    }

    [TestCase("""{"nam": "x", "role": "edtor", "id": "y"}""", "/nam unknown_member", "/role unknown_word", "/id unknown_member", " missing")]
    [TestCase("""{"name": "Seed", "role": "editor", "members": ["KAZ", "XXX"], "expires": "2020-01-01"}""", "/name reserved", "/members/1 unknown_member", "/expires range")]
    [TestCase("""{"name": " x", "role": "editor", "expires": "2090-01-01"}""", "/name characters", "/expires range")]
    [TestCase("""{"name": "a\nb", "role": "editor"}""", "/name characters")]
    [TestCase("""{"name": "", "role": "editor"}""", "/name empty")]
    [TestCase("""{"name": "123456789012345678901234567890123456789012345678901234567890123456789012345678901", "role": "editor"}""", "/name length")]
    public async Task All_that_is_wrong_is_told_at_once_and_nothing_is_made(string body, params string[] mistakes)
    {
        await using var api = await RunningApi.Start();
        var problem = await Send(api, 400, HttpMethod.Post, "/v1/keys", api.Key(Role.Admin), body);
        Assert.That(problem.GetProperty("errors").EnumerateArray().Select(e => $"{e.GetProperty("pointer").GetString()} {e.GetProperty("code").GetString()}"), Is.EquivalentTo(mistakes));
        Assert.That(api.Keys.All(), Has.Count.EqualTo(1));
    }

    [Test]
    public async Task A_name_in_use_is_a_conflict()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        await Send(api, 201, HttpMethod.Post, "/v1/keys", admin, New("Aigul"));
        await Send(api, 409, HttpMethod.Post, "/v1/keys", admin, New("AIGUL"));
    }

    [Test]
    public async Task An_admin_for_some_members_stays_within_them()
    {
        await using var api = await RunningApi.Start();
        var scoped = api.Key(Role.Admin, "BLR", "KAZ");
        await Send(api, 403, HttpMethod.Post, "/v1/keys", scoped, New("for all"));
        await Send(api, 403, HttpMethod.Post, "/v1/keys", scoped, New("for more", more: """, "members": ["KAZ", "UZB"]"""));
        var own = await Send(api, 201, HttpMethod.Post, "/v1/keys", scoped, New("for one", more: """, "members": ["KAZ"]"""));
        foreach (var other in new[] { api.Key(Role.Editor), api.Key(Role.Editor, "UZB") })
            await Send(api, 403, HttpMethod.Post, $"/v1/keys/{other.Split('_')[1]}/revoke", scoped);
        await Send(api, 200, HttpMethod.Post, $"/v1/keys/{own.GetProperty("id").GetString()}/revoke", scoped);
        Assert.That(api.Keys.All().Count(k => k.State == "revoked"), Is.EqualTo(1));
    }

    [Test]
    public async Task The_last_admin_does_not_lock_everybody_out()
    {
        await using var api = await RunningApi.Start();
        var (first, second, _) = (api.Key(Role.Admin), api.Key(Role.Admin), api.Key(Role.Admin, "KAZ"));
        await Send(api, 200, HttpMethod.Post, $"/v1/keys/{first.Split('_')[1]}/revoke", second);
        var problem = await Send(api, 409, HttpMethod.Post, $"/v1/keys/{second.Split('_')[1]}/revoke", second);
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("compliance keys revoke"));
        await Send(api, 200, HttpMethod.Get, "/v1/keys", second);
    }

    [Test]
    public async Task A_key_that_was_never_made_is_not_found()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        await Send(api, 404, HttpMethod.Get, "/v1/keys/nothing", admin);
        var problem = await Send(api, 404, HttpMethod.Post, "/v1/keys/nothing/revoke", admin);
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("'nothing'"));
    }
}
