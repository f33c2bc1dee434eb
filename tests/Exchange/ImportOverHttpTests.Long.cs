using System.Text.Json;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Exchange;

public sealed partial class ImportOverHttpTests
{
    [Test]
    public async Task A_long_import_tells_where_to_look_and_then_what_it_did()
    {
        await using var editing = await Editing.Start();
        var end = new TaskCompletionSource();
        var held = await Held(editing, end);
        using var response = await Send(editing, Bytes(Bundle([Source(1), Source(2)])), headers: ("Prefer", "respond-async"));
        var begun = await response.Json(202);
        var url = response.Headers.Location!.OriginalString;
        Assert.That((url, begun.Text("state"), response.Headers.GetValues("Preference-Applied").Single()), Is.EqualTo(($"/v1/imports/{begun.Text("id")}", "running", "respond-async")));
        var running = await editing.Expect(200, HttpMethod.Get, url);
        Assert.That((running.Text("state"), running.GetProperty("progress").Text("stage"), running.GetProperty("effects").ValueKind), Is.EqualTo(("running", "reading", JsonValueKind.Null)));
        end.SetResult();
        await held;
        var report = await Ended(editing, url);
        Assert.That((report.Text("state"), report.GetProperty("counts").GetProperty("created").GetInt32(), report.GetProperty("records").GetArrayLength()), Is.EqualTo(("done", 2, 2)));
        await editing.Restart();
        Assert.That((await editing.Expect(200, HttpMethod.Get, url)).GetRawText(), Is.EqualTo(report.GetRawText()));
    }

    [Test]
    public async Task A_key_that_is_revoked_during_an_import_stops_it()
    {
        await using var editing = await Editing.Start();
        var before = Record(editing);
        var end = new TaskCompletionSource();
        var held = await Held(editing, end);
        var key = editing.Api.Key(Role.Editor);
        using var response = await Send(editing, key, Bytes(string.Join('\n', Enumerable.Range(1, 20_000).Select(Source))), "application/x-ndjson", "/v1/imports", [("Prefer", "respond-async")]);
        await response.Json(202);
        editing.Api.Keys.Revoke(key.Split('_')[1], "a test", mayLockOut: true);
        end.SetResult();
        await held;
        var report = await Ended(editing, response.Headers.Location!.OriginalString);
        Assert.That(report.Text("state"), Is.EqualTo("stopped"));
        Assert.That(report.GetProperty("mistakes")[0].Text("message"), Does.Contain("revoked"));
        Assert.That(Record(editing), Is.EqualTo(before));
    }

    [Test]
    public async Task A_long_dry_run_tells_what_is_wrong_as_the_import_would()
    {
        await using var editing = await Editing.Start();
        var before = Record(editing);
        using var response = await Send(editing, Bytes(Bundle([Source(1).Replace("\"title\"", "\"titel\"", StringComparison.Ordinal)])), "application/json", "/v1/imports?dryRun=true", ("Prefer", "respond-async"));
        await response.Json(202);
        var report = await Ended(editing, response.Headers.Location!.OriginalString);
        Assert.That((report.Text("state"), report.GetProperty("dryRun").GetBoolean(), report.GetProperty("progress").ValueKind), Is.EqualTo(("refused", true, JsonValueKind.Null)));
        Assert.That(report.Text("finishedAt"), Is.Not.Empty);
        Assert.That(report.GetProperty("mistakes").EnumerateArray().Select(m => m.Text("code")), Has.Member("unknown_member"));
        Assert.That(Record(editing), Is.EqualTo(before));
    }

    // Nobody else writes until the end is told.
    private static async Task<Task<int>> Held(Editing editing, TaskCompletionSource end)
    {
        var begun = new TaskCompletionSource();
        var held = editing.Api.Services.GetRequiredService<WriteQueue>().Run(() =>
        {
            begun.SetResult();
            end.Task.Wait();
            return 1;
        }, default);
        await begun.Task;
        return held;
    }

    private static async Task<JsonElement> Ended(Editing editing, string url)
    {
        while (true)
        {
            var report = await editing.Expect(200, HttpMethod.Get, url);
            if (report.Text("state") != "running") return report;
            await Task.Yield();
        }
    }
}
