using System.Text.Json;
using Compliance.Access;
using Compliance.Tests.Access;
using Compliance.Tests.Changes;
using Compliance.Tests.Support;
using Compliance.Webhooks;
using Microsoft.AspNetCore.Http;

namespace Compliance.Tests.Webhooks;

/// <content>Receivers that do not take what they are told.</content>
public sealed partial class DeliveryTests
{
    [Test]
    public async Task Who_answers_410_is_told_no_more()
    {
        await using var hooked = await Hooked.Start();
        var hook = await hooked.Hook();
        hooked.Receiver.Answer = Receiver.Status(410);
        await hooked.Put("s-1");
        await hooked.Receiver.Next();
        var shown = await hooked.Until(hook, w => !w.GetProperty("active").GetBoolean());
        Assert.That(shown.GetProperty("disabledBecause").GetString(), Does.Contain("410"));
        Assert.That(shown.GetProperty("waiting").GetInt32(), Is.EqualTo(1), "nothing is lost");
    }

    [Test]
    public async Task A_redirect_is_not_followed_and_who_does_not_answer_is_not_waited_for()
    {
        await using var hooked = await Hooked.Start(patience: TimeSpan.FromMilliseconds(200));
        var hook = await hooked.Hook();
        hooked.Receiver.Answer = (_, context) =>
        {
            context.Response.StatusCode = 307;
            context.Response.Headers.Location = hooked.Receiver.Address + "/secret";
            return Task.CompletedTask;
        };
        var redirected = await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
        hooked.Receiver.Answer = hooked.Receiver.Hang;
        var hung = await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
        // It answers, and never ends: what it says is not read.
        hooked.Receiver.Answer = async (_, context) =>
        {
            await context.Response.WriteAsync(new string('x', 10_000));
            await hooked.Receiver.Hang(null!, context);
        };
        var endless = await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
        Assert.Multiple(() =>
        {
            Assert.That(redirected.GetProperty("error").GetString(), Does.StartWith("it answered 307: redirects are not followed"));
            Assert.That(hung.GetProperty("error").GetString(), Is.EqualTo("it did not answer within 0.2 seconds"));
            Assert.That(hung.GetProperty("status").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(endless.GetProperty("status").GetInt32(), Is.EqualTo(200));
        });
        Assert.That((await hooked.Receiver.Next(3)).Select(r => r.Path), Is.All.EqualTo("/hook"));
        Assert.That(hooked.Receiver.IsEmpty, Is.True);
    }

    [Test]
    public async Task One_that_hangs_holds_up_nobody_else_nor_the_end_of_the_server()
    {
        await using var hooked = await Hooked.Start();
        await using var other = await Receiver.Start();
        hooked.Receiver.Answer = hooked.Receiver.Hang;
        await hooked.Hook();
        var another = await hooked.Send(201, HttpMethod.Post, "/v1/webhooks", new { name = "another", url = other.Url });
        await hooked.Put("s-1");
        var first = await hooked.Receiver.Next();
        await other.Next();
        await hooked.Put("s-2");
        await other.Next();
        await hooked.Until(another, w => w.GetProperty("waiting").GetInt32() == 0);
        // It ends although a call is under way, which is made again.
        hooked.Receiver.Answer = Receiver.Status(204);
        await hooked.Restart();
        var again = await hooked.Receiver.Next(2);
        Assert.That((again[0].Id, again[0].Text), Is.EqualTo((first.Id, first.Text)));
        Assert.That(again[1].Data.GetProperty("key").GetString(), Is.EqualTo("s-2"));
        Assert.That(other.IsEmpty, Is.True);
    }
}
