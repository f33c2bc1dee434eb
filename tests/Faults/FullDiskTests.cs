using System.Text;
using System.Text.Json;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.Faults;

/// <summary>
/// A disk without room. No test may ask for a disk of its own, so the files of the server may not grow beyond a length: its
/// writes fail where those on a full disk do, half-way too.
/// </summary>
public sealed class FullDiskTests
{
    private const int Page = 4096 + 24;
    private static readonly int[] Room = [0, 1, 2, 3, 5, 8, 13, 21];

    [Test]
    public async Task A_write_is_refused_whole_reads_go_on_and_so_do_writes_when_there_is_room()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        await using var served = await Served.Start(path);
        using (var first = await Write(served, key, "before")) await first.Json(201);
        var before = new Database(path).Contents();
        var length = Served.LengthOfLog(path);
        foreach (var pages in Room)
        {
            await served.Limit(length + pages * Page);
            using var refused = await Write(served, key, "refused");
            AssertTellsNothing(await refused.Json(503), path);
            Assert.That(new Database(path).Contents(), Is.EqualTo(before), $"with room for {pages} pages");
            using var read = await served.Http.GetAsync(new Uri("/v1/cases/KAZ/C87/status", UriKind.Relative));
            await read.Json(200);
        }

        using (var ready = await served.Http.GetAsync(new Uri("/health/ready", UriKind.Relative))) await ready.Json(200);
        await served.Limit(null);
        using (var again = await Write(served, key, "refused"))
        {
            await again.Json(201);
            Assert.That(again.Headers.Contains("Idempotency-Replayed"), Is.False, "what was refused is no answer to repeat");
        }

        Assert.That(Served.Verify(path), Is.Empty);
    }

    [Test]
    public async Task An_import_leaves_nothing_and_goes_in_when_there_is_room()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        await using var served = await Served.Start(path);
        using (var first = await Write(served, key, "before")) await first.Json(201);
        var before = new Database(path).Contents();

        // No room for the body.
        await served.Limit(Served.LengthOfLog(path) + 100 * 1024);
        using (var refused = await served.Send(HttpMethod.Post, "/v1/imports", key, new ByteArrayContent(Bundle.Of(20)) { Headers = { ContentType = new("application/json") } }))
            AssertTellsNothing(await refused.Json(503), path);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.tmp"), Is.Empty);

        // None for its records, when it is in the middle of them.
        await served.Limit(null);
        var address = await served.Import(key, Bundle.Large);
        await served.Until(address, key, served.IsSpilling);
        await served.Limit(Served.LengthOfLog(path));
        var stopped = await served.Until(address, key, _ => false);
        Assert.That(stopped.GetProperty("state").GetString(), Is.EqualTo("stopped"));
        Assert.That(stopped.GetProperty("mistakes")[0].GetProperty("code").GetString(), Is.EqualTo("unavailable"));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.tmp"), Is.Empty);
        Assert.That(new Database(path).Contents(), Is.EqualTo(before));

        await served.Limit(null);
        var again = await served.Until(await served.Import(key, Bundle.Of(20)), key, _ => false);
        Assert.That(again.GetProperty("state").GetString(), Is.EqualTo("done"));
        Assert.That(Served.Verify(path), Is.Empty);
    }

    [Test]
    public async Task An_import_by_the_command_line_says_so_in_one_line()
    {
        var path = RunningApi.CopyOfSeeded();
        var before = new Database(path).Contents();
        var run = await Shell.RunIn(["bash", "-c", $"ulimit -f 64 && {Served.Around[2]}", "bash"], "import", Fresh.File("bundle.json", Encoding.UTF8.GetString(Bundle.Of(20))), "--storage", path);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2), run.Errors);
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Errors);
            Assert.That(new Database(path).Contents(), Is.EqualTo(before));
        });
    }

    private static Task<HttpResponseMessage> Write(Served served, string key, string id) => served.Send(HttpMethod.Post, "/v1/evidence", key,
        new StringContent(Bundles.Evidence(id).ToJsonString(), Encoding.UTF8, "application/json"), ("Idempotency-Key", $"name-of-{id}"));

    private static void AssertTellsNothing(JsonElement problem, string path)
    {
        Assert.That(problem.GetProperty("type").GetString(), Is.EqualTo("/problems/unavailable"));
        Assert.That(problem.ToString(), Does.Not.Contain(Path.GetDirectoryName(path)!).And.Not.Contains("SQL").And.Not.Contains("insert").IgnoreCase);
    }
}
