using System.Net;
using Compliance.Access;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

/// <summary>Writes that name in their address somebody whose name is restricted: what stands for the name meanwhile does not last.</summary>
public sealed class AskedWriteTests
{
    private const string Source = """{"publisher": "Somebody", "title": "Something"}""";

    private static async Task<Editing> Restricted()
    {
        var editing = await Editing.Start();
        await editing.Api.Restrict(editing.Api.Key(Role.Admin), "erlan-baltabay", "person-9f31c2");
        return editing;
    }

    [TestCase("a-baltabay-report")]
    [TestCase("erlan-baltabay")]
    public async Task No_record_gets_an_id_that_stands_for_a_name(string id)
    {
        await using var editing = await Restricted();
        var problem = await editing.Refused(409, HttpMethod.Put, $"/v1/sources/{id}", Source);
        Assert.That(problem.Text("detail"), Does.Contain($"'{id}'"));
        await editing.Expect(201, HttpMethod.Put, "/v1/sources/another-report", Source);
    }

    [Test]
    public async Task The_log_keeps_the_reason_that_was_given()
    {
        await using var editing = await Restricted();
        await editing.Expect(201, HttpMethod.Put, "/v1/sources/another-report?reason=asked%20by%20Baltabay%20himself", Source);
        Assert.That(editing.Log("source", "another-report").Single().Reason, Is.EqualTo("asked by Baltabay himself"));
        Assert.That(await editing.Api.Http.GetStringAsync(new Uri("/v1/sources/another-report/changes", UriKind.Relative)), Does.Contain("himself").And.Not.Contain("Baltabay"));
    }

    [Test]
    public async Task A_repeated_call_is_known_after_a_name_in_it_was_restricted()
    {
        await using var editing = await Editing.Start();
        const string url = "/v1/sources?reason=asked%20by%20Baltabay";
        const string body = """{"id": "another-report", "publisher": "Somebody", "title": "Something"}""";
        await editing.Expect(201, HttpMethod.Post, url, body, ("Idempotency-Key", "one"));
        await editing.Api.Restrict(editing.Api.Key(Role.Admin), "erlan-baltabay", "person-9f31c2");
        await editing.Expect(201, HttpMethod.Post, url, body, ("Idempotency-Key", "one"));
        Assert.That(editing.Log("source", "another-report"), Has.Count.EqualTo(1));
    }

    [TestCase("BALTABAY", "This method")]
    [TestCase("DELETE", "DELETE")]
    public async Task A_method_that_is_made_up_does_not_tell_who_is_restricted(string method, string named)
    {
        await using var editing = await Restricted();
        using var response = await editing.Api.Send(new HttpMethod(method), "/v1/requests");
        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
        Assert.That((await response.Json(405)).Text("detail"), Does.StartWith($"{named} is not allowed here"));
    }
}
