using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Changes;

/// <summary>The feed of all changes.</summary>
public sealed class ListChangesTests
{
    private static long[] Revisions(JsonElement page) => [.. page.Rows().Select(r => r.GetProperty("revision").GetInt64())];

    [TestCase("/v1/changes", false)]
    [TestCase("/v1/changes?sort=-revision", true)]
    public async Task Entries_stand_in_the_order_of_their_numbers(string list, bool isDown)
    {
        var api = await RunningApi.Shared;
        var revisions = (await api.Walk(list, 170, "revision")).Select(long.Parse).ToArray();
        var expected = Enumerable.Range(1, (int)(await api.Get("/v1/changes/head")).GetProperty("revision").GetInt64()).Select(n => (long)n);
        Assert.That(revisions, Is.EqualTo(isDown ? expected.Reverse() : expected));
        Assert.That(revisions, Has.Length.GreaterThan(1000), "numbers of different lengths");
    }

    [Test]
    public async Task A_reader_goes_on_after_the_last_entry_that_it_has()
    {
        await using var editing = await Editing.Begin();
        var nothing = await editing.Api.Get($"/v1/changes?after={editing.Start}");
        Assert.That(nothing.Rows(), Is.Empty);
        Assert.That(nothing.GetProperty("page").GetProperty("next").ValueKind, Is.EqualTo(JsonValueKind.Null));
        editing.Put("an editor", "to be followed", Editing.Source("s-1"), Editing.Source("s-2"));
        var page = await editing.Api.Get($"/v1/changes?after={editing.Start}");
        var first = page.Rows().First();
        Assert.Multiple(() =>
        {
            Assert.That(Revisions(page), Is.EqualTo(new[] { editing.Start + 1, editing.Start + 2 }));
            Assert.That((first.GetProperty("who").GetString(), first.GetProperty("reason").GetString(), first.GetProperty("action").GetString()), Is.EqualTo(("an editor", "to be followed", "created")));
            Assert.That((first.GetProperty("record").GetString(), first.GetProperty("key").GetString(), first.GetProperty("url").GetString()), Is.EqualTo(("source", "s-1", "/v1/sources/s-1")));
            Assert.That(first.GetProperty("before").ValueKind, Is.EqualTo(JsonValueKind.Null));
            Assert.That(first.GetProperty("after").GetProperty("title").GetString(), Is.EqualTo("A title"));
            Assert.That(first.GetProperty("links").GetProperty("changes").GetString(), Is.EqualTo("/v1/sources/s-1/changes"));
        });
    }

    [Test]
    public async Task A_walk_sees_every_entry_once_while_others_write()
    {
        await using var editing = await Editing.Begin();
        var (seen, writes) = (new List<long>(), 0);
        for (var next = $"/v1/changes?after={editing.Start - 40}&limit=9"; next is not null;)
        {
            var page = await editing.Api.Get(next);
            seen.AddRange(Revisions(page));
            next = page.GetProperty("page").GetProperty("next").GetString();
            if (writes < 12) editing.Put("an editor", null, Editing.Source($"s-{++writes}"), Editing.Source("s-changed", $"Title {writes}"));
            Assert.That(seen, Has.Count.LessThan(200), "the walk ends");
        }

        Assert.That(seen, Is.EqualTo(Enumerable.Range((int)editing.Start - 39, seen.Count).Select(n => (long)n)));
        Assert.That(seen, Has.Count.GreaterThan(45), "some were written while it walked");
        var rest = Revisions(await editing.Api.Get($"/v1/changes?after={seen[^1]}"));
        Assert.That(seen[^1] + rest.Length, Is.EqualTo(editing.Database.Revision()));
    }

    [Test]
    public async Task Filters_choose_among_all_entries()
    {
        await using var editing = await Editing.Begin();
        editing.Put("Mr, no comma", null, Editing.Source("s-1"));
        editing.Put("an editor", null, Editing.Source("s-1", "Another title"), Editing.Claim());
        editing.Retract("an editor", "source", "s-1", "It was a mistake.");
        var all = (await editing.Api.Get($"/v1/changes?after={editing.Start}")).Rows().ToDictionary(r => r.GetProperty("revision").GetInt64() - editing.Start, r => r.GetProperty("at").GetString()!);
        Assert.That(all.Keys, Is.EqualTo(new long[] { 1, 2, 3, 4 }));
        var cases = new Dictionary<string, long[]>
        {
            ["record=source"] = [1, 2, 4],
            ["record=!source"] = [3],
            ["record=evidence,actor"] = [3],
            ["member=kz"] = [3],
            ["member=!KAZ"] = [1, 2, 4],
            ["convention=87"] = [3],
            ["convention=!C87"] = [1, 2, 4],
            ["convention=C98"] = [],
            ["who=an%20editor"] = [2, 3, 4],
            ["who=!an%20editor"] = [1],
            ["who=seed"] = [],
            ["action=retracted"] = [4],
            ["action=created,updated&record=source"] = [1, 2],
            ["action=!created"] = [2, 4],
            ["hasStatusChanges=true"] = [3],
            ["hasStatusChanges=false"] = [1, 2, 4],
            [$"from={all[1]}"] = [1, 2, 3, 4],
            [$"until={all[1]}"] = [],
            ["from=2100-01-01"] = [],
            ["until=2100-01-01&from=2020-01-01"] = [1, 2, 3, 4],
        };
        foreach (var (filter, expected) in cases)
        {
            var page = await editing.Api.Get($"/v1/changes?after={editing.Start}&count=true&{filter}");
            Assert.That(Revisions(page).Select(r => r - editing.Start), Is.EqualTo(expected), filter);
            Assert.That(page.GetProperty("page").GetProperty("total").GetInt32(), Is.EqualTo(expected.Length), filter);
        }
    }

    [Test]
    public async Task A_retraction_is_an_entry_that_takes_the_record_away_and_a_restoration_brings_it_back()
    {
        await using var editing = await Editing.Begin();
        editing.Put("an editor", null, Editing.Source("s-1"));
        editing.Retract("an editor", "source", "s-1", "It was a mistake.");
        editing.Put("an editor", "It was none.", Editing.Source("s-1"));
        var entries = (await editing.Api.Get($"/v1/changes?after={editing.Start}")).Rows().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(entries.Select(e => e.GetProperty("action").GetString()), Is.EqualTo(new[] { "created", "retracted", "restored" }));
            Assert.That(entries.Select(e => e.GetProperty("isPublished").GetBoolean()), Is.EqualTo(new[] { true, false, true }));
            Assert.That(entries[1].GetProperty("reason").GetString(), Is.EqualTo("It was a mistake."));
            Assert.That(entries[1].GetProperty("after").GetProperty("title").GetString(), Is.EqualTo("A title"), "what it said last");
        });
    }

    [Test]
    public async Task The_last_entry_of_a_write_tells_what_it_changed_in_the_statuses()
    {
        await using var editing = await Editing.Begin();
        // The last entry is about nobody, and moves a status of Kazakhstan under C87 all the same.
        editing.Put("an editor", null, Editing.Claim(), Editing.Source("s-1"));
        var now = await editing.Api.Get($"/v1/requests/{Editing.Request}");
        var entries = (await editing.Api.Get($"/v1/changes?after={editing.Start}&member=KAZ&convention=C87")).Rows().ToArray();
        Assert.That(entries.Select(e => e.GetProperty("record").GetString()), Is.EqualTo(new[] { "evidence", "source" }));
        Assert.That(entries[0].GetProperty("statusChanges").GetArrayLength(), Is.Zero);
        var change = entries[1].GetProperty("statusChanges").EnumerateArray().Single(c => c.GetProperty("record").GetString() == "request");
        Assert.Multiple(() =>
        {
            Assert.That(change.GetProperty("key").GetString(), Is.EqualTo(Editing.Request));
            Assert.That(change.GetProperty("url").GetString(), Is.EqualTo($"/v1/requests/{Editing.Request}"));
            Assert.That(change.GetProperty("member").GetString(), Is.EqualTo("KAZ"));
            Assert.That((change.GetProperty("before").GetString(), change.GetProperty("after").GetString()), Is.EqualTo(("open", "claimed_implemented")));
            Assert.That(now.GetProperty("status").GetString(), Is.EqualTo("claimed_implemented"));
        });
        Assert.That(Revisions(await editing.Api.Get($"/v1/changes?after={editing.Start}&member=!KAZ")), Is.Empty);
    }

    [TestCase("recrd=source", "did you mean 'record'")]
    [TestCase("record=sourse", "did you mean 'source'")]
    [TestCase("action=create", "did you mean 'created'")]
    [TestCase("member=KAS", "did you mean")]
    [TestCase("convention=C9999", "names no Convention")]
    [TestCase("after=-1", "whole number")]
    [TestCase("after=1.5", "whole number")]
    [TestCase("who=a,,b", "empty name")]
    [TestCase("sort=at", "allowed: revision")]
    [TestCase("hasStatusChanges=yes", "allowed: true, false")]
    [TestCase("from=2026-02-30", "no instant")]
    [TestCase("from=2026-01-02&until=2026-01-02", "'until' must be after 'from'")]
    [TestCase("limit=501", "1 to 500")]
    public async Task A_wrong_parameter_is_refused_with_what_is_allowed(string query, string message)
    {
        var problem = await (await RunningApi.Shared).Problem($"/v1/changes?{query}", System.Net.HttpStatusCode.BadRequest, "invalid-parameter");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain(message));
    }
}
