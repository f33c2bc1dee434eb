using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Storage;
using Compliance.Tests.Changes;
using Compliance.Tests.Support;

namespace Compliance.Tests.Webhooks;

/// <summary>What a day brings is told too: once, in order, and also when the server was down.</summary>
public sealed class DayTests
{
    // Promised for a day: the day after it the promise is missed, and what it addresses is no longer promised.
    private static JsonObject Promise(string id, DateOnly due) => new()
    {
        ["record"] = "commitment",
        ["id"] = id,
        ["member"] = "KAZ",
        ["by"] = "A made-up minister",
        ["madeOn"] = "2026-01-01",
        ["text"] = "It will be done.",
        ["due"] = new JsonObject { ["text"] = "by then", ["latest"] = due.Stored(), ["precision"] = "day", ["basis"] = "government_commitment" },
        ["addresses"] = new JsonArray(new JsonObject { ["request"] = Editing.Request, ["extent"] = "whole" }),
        ["source"] = "normlex-4060436",
    };

    private static void Write(Hooked hooked, DateTimeOffset at, Action<Write> act)
    {
        using var write = Compliance.Recording.Write.Begin(new Database(hooked.Api.Path), new Author("another process", null, at));
        act(write);
        write.Finish();
        write.Commit();
    }

    private static void Put(Hooked hooked, params JsonObject[] records) => Write(hooked, hooked.Clock.GetUtcNow(), write =>
    {
        foreach (var record in records) write.Put(new Entry(BundleJson.Read(record.ToJsonString()), "a test", null, ""));
    });

    private static DateOnly Today(Hooked hooked) => DateOnly.FromDateTime(hooked.Clock.GetUtcNow().UtcDateTime);

    private static string Told(Received received) => $"{received.Data.GetProperty("on").GetString()} {received.Data.GetProperty("key").GetString()} {received.Data.GetProperty("what").GetString()}";

    [Test]
    public async Task What_changes_because_a_day_has_come_is_told_once_in_order_as_the_list_has_it()
    {
        await using var hooked = await Hooked.Start();
        var today = Today(hooked);
        Put(hooked, Promise("promise-1", today), Promise("promise-2", today.AddDays(2)));
        var hook = await hooked.Hook(events: ["transition"], filter: new { member = "KAZ" });
        Assert.That(hook.GetProperty("day").GetString(), Is.EqualTo(today.Stored()));
        hooked.Clock.Advance(TimeSpan.FromDays(4));
        var expected = (await hooked.Api.Get($"/v1/transitions?member=KAZ&from={today.AddDays(1).Stored()}&to={today.AddDays(4).Stored()}&limit=500")).Rows().Select(r => r.GetRawText()).ToArray();
        var told = await hooked.Receiver.Next(expected.Length);
        Assert.Multiple(() =>
        {
            Assert.That(told.Select(r => r.Data.GetRawText()), Is.EqualTo(expected));
            Assert.That(told.Select(Told), Has.Member($"{today.AddDays(1).Stored()} promise-1 status").And.Member($"{today.AddDays(3).Stored()} promise-2 status"));
            Assert.That(told.Select(r => r.Type), Is.All.EqualTo("transition"));
            Assert.That(told[0].Body.GetProperty("timestamp").GetString(), Is.EqualTo($"{told[0].Data.GetProperty("on").GetString()}T00:00:00.000Z"));
            Assert.That(told.Select(r => r.Id), Is.Unique);
        });
        await hooked.Until(hook, w => w.GetProperty("day").GetString() == today.AddDays(4).Stored() && w.GetProperty("waiting").GetInt32() == 0);
        await hooked.Restart();
        hooked.Clock.Advance(TimeSpan.FromMinutes(1));
        await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
        Assert.That((await hooked.Receiver.Next()).Type, Is.EqualTo("ping"), "nothing is told again");
    }

    [Test]
    public async Task A_server_that_was_down_for_days_tells_what_each_day_brought_as_the_record_was_when_it_began()
    {
        var hooked = await Hooked.Start();
        await using var receiver = hooked.Receiver;
        var today = Today(hooked);
        Put(hooked, Promise("promise-1", today.AddDays(1)), Promise("promise-2", today.AddDays(2)));
        var hook = await hooked.Hook(filter: new { member = "KAZ", record = "commitment" });
        await hooked.Api.Stop();
        // On the second day promise-1 is missed; at its noon both are taken back: nobody is told that promise-2 is missed.
        hooked.Clock.Advance(TimeSpan.FromDays(2));
        Write(hooked, hooked.Clock.GetUtcNow(), write =>
        {
            write.Retract("commitment", "promise-1", "It was a mistake.");
            write.Retract("commitment", "promise-2", "It was a mistake.");
        });
        hooked.Clock.Advance(TimeSpan.FromDays(2));
        await hooked.Restart();
        await using var api = hooked.Api;
        var told = await receiver.Next(3);
        Assert.Multiple(() =>
        {
            Assert.That(Told(told[0]), Is.EqualTo($"{today.AddDays(2).Stored()} promise-1 status"));
            Assert.That(told[0].Data.GetProperty("after").GetString(), Is.EqualTo("missed"));
            Assert.That(told.Skip(1).Select(r => (r.Type, r.Data.GetProperty("action").GetString())), Is.All.EqualTo(("change", "retracted")));
            Assert.That(told[2].Data.GetProperty("statusChanges").EnumerateArray().Where(c => c.GetProperty("key").GetString() == "promise-1").Select(c => c.GetProperty("before").GetString()),
                Is.EqualTo(new[] { "missed" }), "it goes on from what was told");
        });
        await hooked.Until(hook, w => w.GetProperty("day").GetString() == today.AddDays(4).Stored() && w.GetProperty("waiting").GetInt32() == 0);
        Assert.That(receiver.IsEmpty, Is.True);
    }

    [Test]
    public async Task A_fact_that_was_written_before_its_day_is_told_on_its_day()
    {
        await using var hooked = await Hooked.Start();
        var tomorrow = Today(hooked).AddDays(1);
        var claim = Editing.Claim();
        claim["eventOn"] = tomorrow.Stored();
        claim.Remove("publishedOn");
        var hook = await hooked.Hook(filter: new { record = "request,evidence" });
        Put(hooked, claim);
        var written = await hooked.Receiver.Next();
        Assert.That(written.Data.GetProperty("statusChanges").GetArrayLength(), Is.Zero, "on the day of the write nothing moved");
        hooked.Clock.Advance(TimeSpan.FromDays(1));
        Received told;
        do told = await hooked.Receiver.Next();
        while (told.Data.GetProperty("key").GetString() != Editing.Request || told.Data.GetProperty("what").GetString() != "status");
        Assert.That((told.Data.GetProperty("cause").GetString(), told.Data.GetProperty("before").GetString(), told.Data.GetProperty("after").GetString()), Is.EqualTo(("fact", "open", "claimed_implemented")));
        await hooked.Until(hook, w => w.GetProperty("waiting").GetInt32() == 0);
    }

    [Test]
    public async Task A_day_is_not_told_while_a_write_of_the_day_before_goes_on()
    {
        await using var hooked = await Hooked.Start();
        var today = Today(hooked);
        Put(hooked, Promise("promise-1", today));
        var hook = await hooked.Hook(filter: new { record = "commitment" });
        using (var write = Compliance.Recording.Write.Begin(new Database(hooked.Api.Path), new Author("a long import", null, hooked.Clock.GetUtcNow())))
        {
            write.Retract("commitment", "promise-1", "It was a mistake.");
            hooked.Clock.Advance(TimeSpan.FromDays(1));
            // What goes on meanwhile is no matter of the record's lock.
            await hooked.Send(200, HttpMethod.Post, hook.Self() + "/ping");
            Assert.That((await hooked.Receiver.Next()).Type, Is.EqualTo("ping"));
            write.Finish();
            write.Commit();
        }

        Assert.That((await hooked.Receiver.Next()).Data.GetProperty("action").GetString(), Is.EqualTo("retracted"));
        await hooked.Until(hook, w => w.GetProperty("day").GetString() == today.AddDays(1).Stored());
        Assert.That(hooked.Receiver.IsEmpty, Is.True, "no promise was missed");
    }
}
