using System.Net;
using System.Text.Json;
using Compliance.Access;
using Compliance.Changes;
using Compliance.Storage;
using Compliance.Tests.Access;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Changes;

/// <summary>Changes as server-sent events.</summary>
public sealed class FollowChangesTests
{
    [Test]
    public async Task A_change_is_told_as_it_is_written_by_this_server_and_by_others()
    {
        await using var editing = await Editing.Begin();
        using var events = await EventLines.Open(editing.Api);
        using var sent = await editing.Api.Send(HttpMethod.Put, "/v1/sources/s-here", editing.Api.Key(Role.Editor), new { publisher = "A publisher", title = "Қазақстан \u202E\u0001" }, ("If-None-Match", "*"));
        await sent.Json(400);
        using var put = await editing.Api.Send(HttpMethod.Put, "/v1/sources/s-here", editing.Api.Key(Role.Editor), new { publisher = "A publisher", title = "Қазақстан" });
        await put.Json(201);
        var here = await events.Next();
        editing.Put("another process", null, Editing.Source("s-there"));
        var there = await events.Next();
        Assert.Multiple(() =>
        {
            Assert.That(events.Response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/event-stream; charset=utf-8"));
            Assert.That(events.Response.Headers.CacheControl?.NoStore, Is.True);
            Assert.That(events.Response.Headers.ETag, Is.Null);
            Assert.That(here!.Value.GetProperty("after").GetProperty("title").GetString(), Is.EqualTo("Қазақстан"));
            Assert.That(there!.Value.GetProperty("key").GetString(), Is.EqualTo("s-there"));
        });
        var listed = (await editing.Api.Get($"/v1/changes?after={editing.Start}")).Rows().ToArray();
        Assert.That(here!.Value.GetRawText(), Is.EqualTo(listed[0].GetRawText()));
    }

    [Test]
    public async Task Whoever_comes_back_is_told_the_rest_once()
    {
        await using var editing = await Editing.Begin();
        editing.Put("an editor", null, [.. Enumerable.Range(1, 45).Select(n => Editing.Source($"s-{n}"))]);
        var seen = new List<long>();
        for (var last = editing.Start; seen.Count < 45;)
        {
            // Each time the connection breaks after some events; the last batch comes over an address that still says where it began.
            using var events = await EventLines.Open(editing.Api, $"?after={editing.Start}", last == editing.Start ? null : $"{last}");
            seen.AddRange(await events.Next(Math.Min(17, 45 - seen.Count)));
            last = seen[^1];
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range(1, 45).Select(n => editing.Start + n)));
    }

    [Test]
    public async Task A_stream_tells_only_what_its_filters_choose()
    {
        await using var editing = await Editing.Begin();
        using var events = await EventLines.Open(editing.Api, "?member=kz&convention=87&record=evidence&action=created&hasStatusChanges=true&who=an%20editor&from=2020-01-01");
        editing.Put("an editor", null, Editing.Source("s-1"));
        editing.Put("somebody", null, Editing.Claim("other"));
        editing.Put("an editor", null, Editing.Source("s-2"));
        editing.Retract("somebody", "evidence", "other", "It was a mistake.");
        editing.Put("an editor", null, Editing.Claim("told"));
        Assert.That((await events.Next())!.Value.GetProperty("key").GetString(), Is.EqualTo("told"));
    }

    [Test]
    public async Task A_stream_with_a_limit_ends_and_holds_no_more_than_the_list()
    {
        var api = await RunningApi.Shared;
        using var events = await EventLines.Open(api, "?after=0&limit=53&record=!source");
        var told = await events.Next(53);
        Assert.That(await events.Next(), Is.Null);
        Assert.That(told, Is.EqualTo((await api.Get("/v1/changes?record=!source&limit=53")).Rows().Select(r => r.GetProperty("revision").GetInt64())));
    }

    [Test]
    public async Task No_more_streams_than_there_are_places_and_each_is_free_again()
    {
        await using var api = await RunningApi.Start(adjust: b => b.Services.AddSingleton(new OpenStreams(2)));
        using var first = await EventLines.Open(api);
        using var second = await EventLines.Open(api, "?limit=1");
        using var refused = await EventLines.Open(api);
        Assert.That(refused.Response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(30)));
        Assert.That((await refused.Response.Json(503)).GetProperty("detail").GetString(), Does.Contain("2 streams are open"));
        using var put = await api.Send(HttpMethod.Put, "/v1/sources/s-1", api.Key(Role.Editor), new { publisher = "A publisher", title = "A title" });
        await put.Json(201);
        Assert.That(await second.Next(), Is.Not.Null);
        Assert.That(await second.Next(), Is.Null, "it has ended");
        using var third = await EventLines.Open(api);
        Assert.That(third.Response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task Streams_end_when_the_server_does()
    {
        var editing = await Editing.Begin();
        using var events = await EventLines.Open(editing.Api);
        await using var next = await editing.Api.Restart();
        Assert.That(await events.Next(), Is.Null, "a clean end, not a broken one");
    }

    [Test]
    public async Task A_stream_holds_no_snapshot_of_the_database()
    {
        await using var editing = await Editing.Begin();
        using var events = await EventLines.Open(editing.Api, $"?after={editing.Start - 1}");
        await events.Next();
        editing.Put("an editor", null, Editing.Source("s-1"));
        Assert.That(await events.Next(), Is.Not.Null);
        // It empties the log of writes only when no reader is in the middle of it.
        new Database(editing.Api.Path).Checkpoint();
        Assert.That(new FileInfo(editing.Api.Path + "-wal").Length, Is.Zero);
    }

    [Test]
    public async Task A_name_restricted_while_somebody_follows_is_not_told()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        using var before = await EventLines.Open(api);
        await api.Restrict(admin, "erlan-baltabay", "person-9f31c2");
        using var after = await EventLines.Open(api, $"?after={new Database(api.Path).Revision() - 1}");
        foreach (var events in new[] { before, after })
        {
            var told = (await events.Next())!.Value;
            Assert.That(Names.In(told.GetRawText()), Is.Empty);
            Assert.That(told.GetProperty("key").GetString(), Is.EqualTo("person-9f31c2"));
            Assert.That(told.GetProperty("after").GetProperty("name").GetString(), Is.Not.Empty);
        }
    }

    [TestCase("?after=99999999", null, "this is not the log that you followed")]
    [TestCase("", "99999999", "this is not the log that you followed")]
    [TestCase("", "12x", "no id of an event")]
    [TestCase("", "-1", "no id of an event")]
    [TestCase("?after=x", null, "whole number")]
    [TestCase("?limit=0", null, "1 to 500")]
    [TestCase("?sort=revision", null, "no parameter 'sort'")]
    [TestCase("?member=KAS", null, "did you mean")]
    public async Task What_makes_no_sense_is_refused_before_anything_is_told(string query, string? last, string message)
    {
        using var events = await EventLines.Open(await RunningApi.Shared, query, last);
        Assert.That((await events.Response.Json(400)).GetProperty("detail").GetString(), Does.Contain(message));
    }

    [Test]
    public async Task HEAD_and_an_old_tag_do_not_wait()
    {
        var api = await RunningApi.Shared;
        using var head = await api.Send(HttpMethod.Head, "/v1/changes/stream");
        using var any = await api.Send(HttpMethod.Get, "/v1/changes/stream", null, null, ("If-None-Match", "*"));
        using var json = await api.Send(HttpMethod.Get, "/v1/changes/stream", null, null, ("Accept", "application/json"));
        Assert.That(((int)head.StatusCode, (int)any.StatusCode, (int)json.StatusCode), Is.EqualTo((200, 304, 406)));
    }
}
