using System.Net;
using System.Text.Json;
using Compliance.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Changes;

/// <summary>The story of one record, and single entries.</summary>
public sealed class RecordChangesTests
{
    private static IEnumerable<string> Records => RecordPaths.All.Select(p => $"{p.Collection}/{p.Example}");

    [TestCaseSource(nameof(Records))]
    public async Task Every_kind_of_record_has_its_entries(string record)
    {
        var entries = (await (await RunningApi.Shared).Get($"{record}/changes")).Rows().ToArray();
        Assert.That(entries, Is.Not.Empty);
        Assert.That(entries.Select(e => e.GetProperty("links").GetProperty("changes").GetString()), Has.All.EqualTo($"{record}/changes"));
    }

    [Test]
    public async Task It_tells_what_changed_the_status_when_and_by_which_write()
    {
        await using var editing = await Editing.Begin();
        editing.Put("an editor", "a letter came", Editing.Claim(), Editing.Source("s-1"));
        editing.Put("somebody", null, Editing.Source("s-2"));
        editing.Retract("another editor", "evidence", "test-claim", "The letter was forged.");
        var story = await editing.Api.Get($"/v1/requests/{Editing.Request}/changes");
        var changes = story.GetProperty("statusChanges").EnumerateArray().ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(story.Rows().Select(e => (e.GetProperty("who").GetString(), e.GetProperty("action").GetString())), Is.EqualTo(new[] { ("seed", "created") }), "the request itself was not written");
            Assert.That(changes.Select(Told), Is.EqualTo(new[]
            {
                $"open -> claimed_implemented, {editing.Start + 1} to {editing.Start + 2} by an editor: a letter came; created evidence test-claim /v1/evidence/test-claim, created source s-1 /v1/sources/s-1",
                $"claimed_implemented -> open, {editing.Start + 4} to {editing.Start + 4} by another editor: ; retracted evidence test-claim /v1/evidence/test-claim",
            }));
            Assert.That(changes[0].GetProperty("url").GetString(), Is.EqualTo($"/v1/changes/{editing.Start + 2}"));
        });
        var thread = await editing.Api.Get($"/v1/requests/{Editing.Request}");
        Assert.That(thread.GetProperty("status").GetString(), Is.EqualTo("open"));
    }

    [Test]
    public async Task A_large_write_shows_twenty_records_those_about_the_member_first()
    {
        await using var editing = await Editing.Begin();
        editing.Put("an editor", null, [.. Enumerable.Range(1, 30).Select(n => Editing.Source($"s-{n}")), Editing.Claim()]);
        var change = (await editing.Api.Get($"/v1/requests/{Editing.Request}/changes")).GetProperty("statusChanges")[0];
        var keys = change.GetProperty("written").EnumerateArray().Select(w => w.GetProperty("key").GetString()).ToArray();
        Assert.That(keys, Is.EqualTo(Enumerable.Range(1, 19).Select(n => $"s-{n}").Prepend("test-claim")));
        Assert.That((change.GetProperty("firstRevision").GetInt64(), change.GetProperty("revision").GetInt64()), Is.EqualTo((editing.Start + 1, editing.Start + 31)));
    }

    [Test]
    public async Task A_retracted_record_still_has_its_entries()
    {
        await using var editing = await Editing.Begin();
        editing.Put("an editor", null, Editing.Source("s-1"));
        editing.Retract("an editor", "source", "s-1", "It was a mistake.");
        await editing.Api.Problem("/v1/sources/s-1", HttpStatusCode.Gone, "retracted");
        var entries = (await editing.Api.Get("/v1/sources/s-1/changes?sort=-revision")).Rows().ToArray();
        Assert.That(entries.Select(e => e.GetProperty("isPublished").GetBoolean()), Is.EqualTo(new[] { false, true }));
        var page = await editing.Api.Get("/v1/sources/s-1/changes?limit=1&count=true");
        Assert.That(page.GetProperty("page").GetProperty("total").GetInt32(), Is.EqualTo(2));
        Assert.That((await editing.Api.Get(page.GetProperty("page").GetProperty("next").GetString()!)).Rows().Single().GetProperty("action").GetString(), Is.EqualTo("retracted"));
    }

    [TestCase("/v1/requests/nothing/changes")]
    [TestCase("/v1/articles/C87.99/changes")]
    [TestCase("/v1/sources/kaz-c87-cas-2021/changes")]
    [TestCase("/v1/changes/0")]
    [TestCase("/v1/changes/999999999")]
    [TestCase("/v1/changes/99999999999999999999999")]
    [TestCase("/v1/changes/one")]
    public async Task What_never_was_is_not_found(string url) => await (await RunningApi.Shared).Problem(url, HttpStatusCode.NotFound, "not-found");

    [TestCase("/v1/requests/kaz-c87-cas-2021.1/changes?member=KAZ")]
    [TestCase("/v1/changes/1?x=1")]
    [TestCase("/v1/changes/head?x=1")]
    public async Task A_parameter_that_is_not_taken_is_refused(string url) => await (await RunningApi.Shared).Problem(url, HttpStatusCode.BadRequest, "invalid-parameter");

    [Test]
    public async Task Another_spelling_leads_to_the_one_address() => await (await RunningApi.Shared).AssertLeadsTo("/v1/conventions/87/changes", "/v1/conventions/C87/changes");

    [Test]
    public async Task The_head_is_the_latest_entry_and_an_entry_is_the_same_wherever_it_stands()
    {
        await using var editing = await Editing.Begin();
        var head = await editing.Api.Get("/v1/changes/head");
        var last = (await editing.Api.Get("/v1/changes?sort=-revision&limit=1")).Rows().Single();
        var entry = await editing.Api.Get($"/v1/changes/{head.GetProperty("revision")}");
        Assert.That(JsonElement.DeepEquals(entry, last), Is.True);
        foreach (var member in new[] { "revision", "at", "hash" }) Assert.That(head.GetProperty(member).ToString(), Is.EqualTo(entry.GetProperty(member).ToString()));
        editing.Put("an editor", null, Editing.Source("s-1"));
        Assert.That((await editing.Api.Get("/v1/changes/head")).GetProperty("revision").GetInt64(), Is.EqualTo(editing.Start + 1));
        Assert.That(JsonElement.DeepEquals(await editing.Api.Get($"/v1/changes/{editing.Start}"), entry), Is.True, "an entry never changes");
    }

    private static string Told(JsonElement change) =>
        $"{change.GetProperty("before")} -> {change.GetProperty("after")}, {change.GetProperty("firstRevision")} to {change.GetProperty("revision")} by {change.GetProperty("who")}: "
        + (change.GetProperty("written").EnumerateArray().First().GetProperty("action").GetString() == "retracted" ? "" : change.GetProperty("reason").ToString()) + "; "
        + string.Join(", ", change.GetProperty("written").EnumerateArray().Select(w => $"{w.GetProperty("action")} {w.GetProperty("record")} {w.GetProperty("key")} {w.GetProperty("url")}"));
}
