using System.Diagnostics;
using Compliance.Storage;
using Compliance.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>kill -9 in the middle of an import: nothing of it is there, and it can be sent again.</summary>
public sealed class KilledImportTests
{
    [Test]
    public async Task Nothing_of_an_import_over_http_is_there_and_it_can_be_sent_again()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        var before = Contents(path);
        string address;
        await using (var first = await Served.Start(path))
        {
            address = await first.Import(key, Bundle.Large);
            var middle = await first.Until(address, key, first.IsSpilling);
            Assert.That(middle.GetProperty("state").GetString(), Is.EqualTo("running"), "it was over before it could be killed");
            Assert.That(middle.GetProperty("progress").GetProperty("records").GetInt32(), Is.GreaterThan(0));
            await first.Kill();
        }

        Assert.That(Served.LengthOfLog(path), Is.GreaterThan(Bundle.Spill), "there are pages of it on the disk");
        Assert.That(Bodies(path), Has.Length.EqualTo(1), "and its body");
        await using var second = await Served.Start(path);
        Assert.That(Bodies(path), Is.Empty);
        Assert.That(Contents(path), Is.EqualTo(before));
        Assert.That(Served.Verify(path), Is.Empty);
        using (var gone = await second.Send(HttpMethod.Get, address, key))
            Assert.That((await gone.Json(404)).GetProperty("detail").GetString(), Does.Contain("left nothing, and can be sent again"));
        var again = await second.Until(await second.Import(key, Bundle.Large), key, _ => false);
        Assert.That(again.GetProperty("state").GetString(), Is.EqualTo("done"));
        Assert.That(again.GetProperty("counts").GetProperty("created").GetInt32(), Is.EqualTo(Bundle.LargeCount));
        Assert.That(Served.Verify(path), Is.Empty);
    }

    [Test]
    public async Task A_body_that_was_not_yet_whole_is_removed_at_the_next_start()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        var before = Contents(path);
        await using (var first = await Served.Start(path))
        {
            using var body = new HalfBody();
            var sent = first.Send(HttpMethod.Post, "/v1/imports", key, body);
            while (Bodies(path).Length == 0) await Task.Yield();
            await first.Kill();
            body.GiveUp();
            Assert.That(async () => await sent, Throws.InstanceOf<HttpRequestException>());
        }

        Assert.That(Bodies(path), Has.Length.EqualTo(1));
        await using var second = await Served.Start(path);
        Assert.That(Bodies(path), Is.Empty);
        Assert.That(Contents(path), Is.EqualTo(before));
    }

    [Test]
    public async Task Nothing_of_an_import_by_the_command_line_is_there_and_it_can_be_done_again()
    {
        var path = RunningApi.CopyOfSeeded();
        var before = Contents(path);
        // A pipe that gives the first half of the bundle and then nothing: the import cannot come further.
        var pipe = Path.Combine(Fresh.Folder(), "bundle.json");
        Assert.That((await Repository.Run("/", "mkfifo", pipe)).Code, Is.Zero);
        using var import = Shell.Start("import", pipe, "--storage", path);
        var errors = import.StandardError.ReadToEndAsync();
        await using (var half = new FileStream(pipe, FileMode.Open, FileAccess.Write))
        {
            await half.WriteAsync(Bundle.Half);
            await half.FlushAsync();
            Wait(import, () => Served.LengthOfLog(path) > Bundle.Spill);
            import.Kill();
            await import.WaitForExitAsync();
        }

        Assert.That(import.ExitCode, Is.EqualTo(128 + 9), await errors);
        Assert.That(Contents(path), Is.EqualTo(before));
        Assert.That(Served.Verify(path), Is.Empty);
        var again = await Shell.Run("import", Fresh.File("bundle.json", System.Text.Encoding.UTF8.GetString(Bundle.Of(20))), "--storage", path);
        Assert.That(again.Output, Does.Contain("21 created; revision"), again.Errors);
        Assert.That(Served.Verify(path), Is.Empty);
    }

    private static void Wait(Process process, Func<bool> isThere)
    {
        while (!isThere()) Assert.That(process.HasExited, Is.False, "it ended before it was in the middle");
    }

    private static string Contents(string path)
    {
        var contents = new Database(path).Contents();
        SqliteConnection.ClearAllPools();
        return contents;
    }

    private static string[] Bodies(string path) => Directory.GetFiles(Path.GetDirectoryName(path)!, "*.import-*.tmp");

    /// <summary>A body that says that it goes on, and does not.</summary>
    private sealed class HalfBody : HttpContent
    {
        private readonly TaskCompletionSource never = new();

        public HalfBody() => Headers.ContentType = new("application/json");

        public void GiveUp() => never.SetException(new IOException("nobody is there any more"));

        protected override async Task SerializeToStreamAsync(Stream stream, System.Net.TransportContext? context)
        {
            await stream.WriteAsync(Bundle.Half.AsMemory(0, 200_000));
            await stream.FlushAsync();
            await never.Task;
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
