using System.Text.RegularExpressions;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.CommandLine;

/// <content>What is not restored, and over what nothing is.</content>
public sealed partial class BackupTests
{
    private static IEnumerable<TestCaseData> Bad()
    {
        yield return new TestCaseData((Action<string>)(f => File.WriteAllText(f, new string('x', 8192))), "is not an SQLite database").SetName("Another file is refused");
        yield return new TestCaseData((Action<string>)(f => File.WriteAllText(f, "")), "no database of this program").SetName("An empty file is refused");
        yield return new TestCaseData((Action<string>)File.Delete, "there is no file").SetName("A missing file is refused");
        yield return new TestCaseData((Action<string>)(f =>
        {
            File.Delete(f);
            new Database(f).Tamper("create table notes (text text)");
        }), "no database of this program").SetName("A database of another program is refused");
        yield return new TestCaseData((Action<string>)(f => new Database(f).Tamper("insert into migration (number, name, checksum, applied_at) values (9999, '9999_later', 'x', '2030')")), "newer version").SetName("A newer database is refused");
        yield return new TestCaseData((Action<string>)(f => new Database(f).Tamper("update evidence set source = 'nowhere'")), "is damaged: reference").SetName("Broken references are refused");
        yield return new TestCaseData((Action<string>)(f => new Database(f).Tamper("drop trigger change_is_never_updated; update change set who = 'x' where revision = 5")), "revision 5 was changed").SetName("A changed log is refused");
        yield return new TestCaseData((Action<string>)(f =>
        {
            using var file = File.OpenWrite(f);
            file.SetLength(file.Length / 2);
        }), "is damaged").SetName("Half a file is refused");
        yield return new TestCaseData((Action<string>)(f =>
        {
            using var file = File.OpenWrite(f);
            file.Seek(file.Length / 2, SeekOrigin.Begin);
            file.Write(new byte[20_000]);
        }), "is damaged").SetName("A damaged file is refused");
        yield return new TestCaseData((Action<string>)(f => File.WriteAllText(f + "-wal", "x")), "and no backup").SetName("A file with a log of writes beside it is refused");
    }

    [TestCaseSource(nameof(Bad))]
    public async Task A_file_that_is_not_good_is_refused_and_nothing_is_changed(Action<string> spoil, string message)
    {
        var (path, file) = (RunningApi.CopyOfSeeded(), RunningApi.CopyOfSeeded());
        spoil(file);
        var (before, given) = (Folder(path), Folder(file));
        var run = await Shell.Run("restore", file, "--storage", path);
        Assert.Multiple(() =>
        {
            Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
            Assert.That(run.Errors, Does.Contain(message).And.Contain(file).And.Not.Contain(".part"));
            Assert.That(run.Errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Errors);
            Assert.That(Folder(path), Is.EqualTo(before));
            Assert.That(Folder(file), Is.EqualTo(given));
        });
    }

    [Test]
    public async Task Nothing_is_restored_over_a_database_that_is_served()
    {
        var file = RunningApi.CopyOfSeeded();
        await using var api = await RunningApi.Start();
        await api.Get("/v1/requests");
        var run = await Shell.Run("restore", file, "--storage", api.Path);
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Errors, Does.Contain("is in use by another process"));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(api.Path)!, "*.part*").Concat(Directory.GetFiles(Path.GetDirectoryName(api.Path)!, "*.replaced*")), Is.Empty);
        await api.Get("/v1/threads");
    }

    [Test]
    public async Task Nothing_is_restored_over_a_database_of_a_server_that_nobody_has_asked_yet()
    {
        var path = RunningApi.CopyOfSeeded();
        using var server = Shell.Start("serve", "--storage", path, "--urls", "http://127.0.0.1:0", "--seed", "false");
        try
        {
            while (await server.StandardOutput.ReadLineAsync() is { } line && !line.Contains("Now listening", StringComparison.Ordinal))
            {
            }

            Assert.That((await Shell.Run("restore", RunningApi.CopyOfSeeded(), "--storage", path)).Errors, Does.Contain("is in use by another process"));
        }
        finally
        {
            server.Kill();
            await server.WaitForExitAsync();
        }

        Assert.That((await Shell.Run("restore", RunningApi.CopyOfSeeded(), "--storage", path)).Code, Is.Zero, "a server that was killed holds nothing");
    }

    [Test]
    public async Task Nothing_is_restored_while_somebody_writes()
    {
        var database = Fresh.Seeded();
        using (var writer = database.OpenToWrite())
        using (writer.BeginTransaction(deferred: false))
            Assert.That((await Shell.Run("restore", RunningApi.CopyOfSeeded(), "--storage", database.Path)).Errors, Does.Contain("is in use by another process"));
    }

    [Test]
    public async Task A_database_that_is_damaged_can_be_replaced_and_is_kept()
    {
        var (path, file) = (Fresh.File("compliance.db", new string('x', 8192)), RunningApi.CopyOfSeeded());
        File.WriteAllText(path + "-wal", "what was written last");
        var run = await Shell.Run("restore", file, "--storage", path);
        Assert.That(run.Code, Is.Zero, run.Errors);
        Assert.That(File.ReadAllText($"{path}.replaced-unknown"), Is.EqualTo(new string('x', 8192)));
        Assert.That(File.ReadAllText($"{path}.replaced-unknown-wal"), Is.EqualTo("what was written last"));
        Assert.That((await Shell.Run("verify", "--storage", path)).Output, Does.Contain("nothing is wrong"));
    }
}
