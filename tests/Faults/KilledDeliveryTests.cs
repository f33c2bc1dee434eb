using System.Text;
using Compliance.Tests.Support;
using Compliance.Tests.Webhooks;

namespace Compliance.Tests.Faults;

/// <summary>kill -9 while a webhook is told: it comes again under its id, and nothing is left out.</summary>
public sealed class KilledDeliveryTests
{
    [Test]
    public async Task What_was_on_its_way_comes_again_under_its_id_and_the_rest_after_it()
    {
        await using var receiver = await Receiver.Start();
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path, "admin");
        Received first;
        await using (var served = await Served.Start(path, "--private-webhooks", "true"))
        {
            receiver.Answer = receiver.Hang;
            using var made = await served.Send(HttpMethod.Post, "/v1/webhooks", key, Json($$"""{"name": "a hook", "url": "{{receiver.Url}}"}"""));
            await made.Json(201);
            for (var n = 1; n <= 3; n++) await Put(served, $"s-{n}");
            first = await receiver.Next();
            await served.Kill();
        }

        receiver.Answer = Receiver.Status(204);
        await using var next = await Served.Start(path, "--private-webhooks", "true");
        await Put(next, "s-4");
        var told = await receiver.Next(4);
        Assert.That((told[0].Id, told[0].Text), Is.EqualTo((first.Id, first.Text)));
        Assert.That(told.Select(r => r.Data.GetProperty("key").GetString()), Is.EqualTo(new[] { "s-1", "s-2", "s-3", "s-4" }));
        await next.Terminate();
        var (code, errors) = await next.End();
        Assert.That((code, errors), Is.EqualTo((0, "")));

        async Task Put(Served served, string id)
        {
            using var put = await served.Send(HttpMethod.Put, $"/v1/sources/{id}", key, Json("""{"publisher": "A publisher", "title": "A title"}"""));
            await put.Json(201);
        }
    }

    private static StringContent Json(string text) => new(text, Encoding.UTF8, "application/json");
}
