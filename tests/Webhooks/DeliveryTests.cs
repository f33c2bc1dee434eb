using System.Text.Json;
using Compliance.Access;
using Compliance.Tests.Access;
using Compliance.Tests.Changes;
using Compliance.Tests.Support;
using Compliance.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Compliance.Tests.Webhooks;

/// <summary>Changes on their way to a receiver.</summary>
public sealed partial class DeliveryTests
{
    [Test]
    public async Task A_change_is_sent_signed_and_says_what_the_log_says()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook();
        await hooked.Put("s-1", "Қазақстан");
        var received = await hooked.Receiver.Next();
        var head = (await hooked.Api.Get("/v1/changes/head")).GetProperty("revision").GetInt64();
        Assert.Multiple(async () =>
        {
            Assert.That(received.Path, Is.EqualTo("/hook"));
            Assert.That(received.IsSignedWith(hook.Secret()), Is.True);
            Assert.That(received.IsSignedWith("whsec_c2VjcmV0"), Is.False);
            Assert.That(received.Id, Is.EqualTo($"msg_{hook.GetProperty("id").GetString()}_r{head}"));
            Assert.That(received.Headers["user-agent"], Does.StartWith("Compliance-Webhooks/"));
            Assert.That(received.Headers["content-type"], Is.EqualTo("application/json; charset=utf-8"));
            Assert.That(received.Headers.Keys, Has.No.Member("cookie").And.No.Member("authorization").And.No.Member("traceparent"));
            Assert.That((received.Type, received.Body.GetProperty("timestamp").GetString()), Is.EqualTo(("change", received.Data.GetProperty("at").GetString())));
            Assert.That(received.Data.GetRawText(), Is.EqualTo((await hooked.Api.Get($"/v1/changes/{head}")).GetRawText()));
        });
        Contract.ToolTests.NeedTools();
        var file = Fresh.File("delivery.json", JsonSerializer.Serialize(new { headers = received.Headers, body = received.Text }));
        var clients = Repository.File("tests", "Contract", "clients");
        Assert.That(await Repository.Run(clients, "node", "verify-webhook.mjs", hook.Secret(), file), Is.EqualTo((0, "verified change\n")));
        var other = Fresh.File("delivery.json", JsonSerializer.Serialize(new { headers = received.Headers, body = received.Text.Replace("s-1", "s-2", StringComparison.Ordinal) }));
        Assert.That((await Repository.Run(clients, "node", "verify-webhook.mjs", hook.Secret(), other)).Code, Is.Not.Zero);
    }

    [Test]
    public async Task What_is_not_taken_is_sent_again_with_its_id_and_what_comes_after_waits()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook();
        hooked.Receiver.Answer = Receiver.Status(500);
        for (var n = 1; n <= 3; n++) await hooked.Put($"s-{n}");
        var first = await hooked.Receiver.Next();
        await hooked.Until(hook, w => w.GetProperty("nextAttemptAt").GetString() is not null);
        hooked.Clock.Advance(TimeSpan.FromSeconds(5));
        var second = await hooked.Receiver.Next();
        await hooked.Until(hook, w => w.GetProperty("nextAttemptAt").GetDateTimeOffset() > hooked.Clock.GetUtcNow());
        Assert.That((second.Id, second.Text), Is.EqualTo((first.Id, first.Text)));
        Assert.That(hooked.Receiver.IsEmpty, Is.True);
        hooked.Receiver.Answer = Receiver.Status(200);
        hooked.Clock.Advance(TimeSpan.FromMinutes(5));
        var rest = await hooked.Receiver.Next(3);
        Assert.That(rest.Select(r => r.Data.GetProperty("key").GetString()), Is.EqualTo(new[] { "s-1", "s-2", "s-3" }));
        await hooked.Until(hook, w => w.GetProperty("waiting").GetInt32() == 0);
        var log = (await hooked.Send(200, HttpMethod.Get, hook.Self() + "/deliveries")).Rows().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(log.Select(d => d.GetProperty("attempt").GetInt32()), Is.EqualTo(new[] { 1, 1, 3, 2, 1 }));
            Assert.That(log.Select(d => d.GetProperty("status").GetInt32()), Is.EqualTo(new[] { 200, 200, 200, 500, 500 }));
            Assert.That(log[4].GetProperty("error").GetString(), Is.EqualTo("it answered 500"));
            Assert.That(log[3].GetProperty("nextAttemptAt").GetDateTimeOffset() - log[3].GetProperty("at").GetDateTimeOffset(), Is.EqualTo(TimeSpan.FromMinutes(5)));
            Assert.That(log[2].GetProperty("error").ValueKind, Is.EqualTo(JsonValueKind.Null));
        });
        Assert.That((await hooked.Send(200, HttpMethod.Get, $"{hook.Self()}/deliveries?failed=true&message={first.Id}&limit=1")).Rows().Count(), Is.EqualTo(1));
    }

    [Test]
    public async Task After_days_of_failures_it_is_told_no_more_and_goes_on_where_it_stopped_when_it_may()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook(events: ["change"]);
        hooked.Receiver.Answer = Receiver.Status(500);
        await hooked.Put("s-1");
        var ids = new HashSet<string>();
        for (var attempt = 1; attempt <= WebhookSender.Schedule.Count + 1; attempt++)
        {
            ids.Add((await hooked.Receiver.Next()).Id);
            if (attempt > WebhookSender.Schedule.Count) break;
            await hooked.Until(hook, w => w.GetProperty("nextAttemptAt").GetDateTimeOffset() > hooked.Clock.GetUtcNow());
            hooked.Clock.Advance(WebhookSender.Schedule[attempt - 1]);
        }

        var disabled = await hooked.Until(hook, w => !w.GetProperty("active").GetBoolean());
        Assert.That(disabled.GetProperty("disabledBecause").GetString(), Is.EqualTo("attempt 10, the last one, failed: it answered 500"));
        await hooked.Put("s-2");
        hooked.Clock.Advance(TimeSpan.FromDays(30));
        hooked.Receiver.Answer = Receiver.Status(204);
        await hooked.Send(409, HttpMethod.Post, $"{hook.Self()}/deliveries/{ids.Single()}/retry");
        await hooked.Send(200, HttpMethod.Patch, hook.Self(), new { active = true });
        var told = await hooked.Receiver.Next(2);
        Assert.That(told[0].Id, Is.EqualTo(ids.Single()), "the same message all the time");
        Assert.That(told.Select(r => r.Data.GetProperty("key").GetString()), Is.EqualTo(new[] { "s-1", "s-2" }));
        var shown = await hooked.Until(hook, w => w.GetProperty("waiting").GetInt32() == 0);
        Assert.That(shown.GetProperty("disabledBecause").ValueKind, Is.EqualTo(JsonValueKind.Null));
    }

    [Test]
    public async Task A_webhook_is_told_only_what_its_filter_lets_through()
    {
        await using var hooked = await Hooked.Start();
        await hooked.Hook("all of Kazakhstan", filter: new { member = "kz", convention = "87", record = "!source" });
        await hooked.Put("s-1");
        var write = new Compliance.Storage.Database(hooked.Api.Path);
        write.Import(Fresh.Bundle(Editing.Source("s-2").ToJsonString(), Editing.Claim().ToJsonString()));
        var received = await hooked.Receiver.Next();
        Assert.That((received.Type, received.Data.GetProperty("key").GetString()), Is.EqualTo(("change", "test-claim")));
        Assert.That(received.Data.GetProperty("statusChanges").EnumerateArray().Select(c => c.GetProperty("key").GetString()), Has.Member(Editing.Request));
        Assert.That(hooked.Receiver.IsEmpty, Is.True);
    }

    [Test]
    public async Task A_name_restricted_meanwhile_is_not_sent()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook(active: false);
        await hooked.Put("s-1", "Erlan Baltabay, a life");
        await hooked.Api.Restrict(hooked.Admin, "erlan-baltabay", "person-9f31c2");
        await hooked.Send(200, HttpMethod.Patch, hook.Self(), new { active = true });
        var told = await hooked.Receiver.Next(2);
        Assert.That(told.Select(r => Names.In(r.Text)), Is.All.Empty);
        Assert.That(told[1].Data.GetProperty("key").GetString(), Is.EqualTo("person-9f31c2"));
        Assert.That(told[0].IsSignedWith(hook.Secret()), Is.True, "over what is sent");
    }

    [Test]
    public async Task Two_servers_on_one_file_tell_it_once_and_one_goes_on_when_the_other_ends()
    {
        var hooked = await Hooked.Start();
        await using var receiver = hooked.Receiver;
        var hook = await hooked.Hook();
        await hooked.Put("s-1");
        await receiver.Next();
        await using var second = await RunningApi.Over(hooked.Api.Path, hooked.Clock, set: s => s with { PrivateWebhooks = true });
        for (var n = 2; n <= 6; n++) await hooked.Put($"s-{n}");
        var told = await receiver.Next(5);
        // What is taken and not noted would be told again.
        await hooked.Until(hook, w => w.GetProperty("waiting").GetInt32() == 0);
        await hooked.Api.Stop();
        using var put = await second.Send(HttpMethod.Put, "/v1/sources/s-7", hooked.Admin, new { publisher = "A publisher", title = "A title" });
        await put.Json(201);
        var last = await receiver.Next();
        Assert.That(told.Append(last).Select(r => r.Data.GetProperty("key").GetString()), Is.EqualTo(new[] { "s-2", "s-3", "s-4", "s-5", "s-6", "s-7" }));
        Assert.That(receiver.IsEmpty, Is.True);
    }
}
