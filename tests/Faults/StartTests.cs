using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>Files that a server cannot use, or must not: one line, exit code 2, and nothing is changed.</summary>
[System.Runtime.Versioning.SupportedOSPlatform("linux")]
public sealed class StartTests
{
    // Root may write to what it may not: without these rights it is as bound as everybody.
    private static readonly string[] Bound = Environment.IsPrivilegedProcess
        ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-dac_override,-dac_read_search"] : [];

    [Test]
    public async Task A_place_where_no_file_can_be_made_is_named() => await AssertRefused("/proc/compliance.db", "/proc/compliance.db");

    [Test]
    public async Task A_record_that_may_only_be_read_is_named()
    {
        var path = RunningApi.CopyOfSeeded();
        File.SetUnixFileMode(path, UnixFileMode.UserRead);
        await AssertRefused(path, path);
    }

    [Test]
    public async Task A_folder_that_may_only_be_read_is_named()
    {
        var path = RunningApi.CopyOfSeeded();
        File.SetUnixFileMode(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        await AssertRefused(path, path);
        File.SetUnixFileMode(Path.GetDirectoryName(path)!, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Test]
    public async Task Keys_that_may_only_be_read_are_named()
    {
        var path = WithKeys();
        File.SetUnixFileMode(Keys.PathBeside(path), UnixFileMode.UserRead);
        await AssertRefused(path, Keys.PathBeside(path));
    }

    [Test]
    public async Task A_record_of_a_newer_version_is_left_as_it_is()
    {
        var path = RunningApi.CopyOfSeeded();
        new Database(path).Tamper("insert into migration values (9000, '9000_from_the_future', 'x', '2100-01-01T00:00:00.000Z')");
        await AssertRefused(path, "9000_from_the_future, which this program does not know");
    }

    [Test]
    public async Task Keys_of_a_newer_version_are_left_as_they_are()
    {
        var path = WithKeys();
        new Database(Keys.PathBeside(path)).Tamper("insert into migration values (9000, '9000_from_the_future', 'x', '2100-01-01T00:00:00.000Z')");
        await AssertRefused(path, "9000_from_the_future, which this program does not know");
    }

    private static async Task AssertRefused(string path, string said)
    {
        string[] files = [.. new[] { path, Keys.PathBeside(path) }.Where(File.Exists)];
        var before = files.Select(Fresh.Digest).ToArray();
        var run = await Shell.RunIn(Bound, "serve", "--storage", path, "--urls", "http://127.0.0.1:0");
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2), run.Output + run.Errors);
            Assert.That(run.Errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Errors);
            Assert.That(run.Errors, Does.Contain(said));
            Assert.That(run.Output, Is.Empty);
            Assert.That(files.Select(Fresh.Digest), Is.EqualTo(before));
        });
    }

    private static string WithKeys()
    {
        var path = RunningApi.CopyOfSeeded();
        new Keys(new Database(path), TimeProvider.System).Migrate();
        SqliteConnection.ClearAllPools();
        return path;
    }
}
