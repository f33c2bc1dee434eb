using System.Text.RegularExpressions;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.CommandLine;

/// <summary>A database can be copied while it is used, and the copy put in its place when it is lost.</summary>
public sealed class BackupTests
{
    private static readonly string[] Questions =
    [
        "/v1/requests?limit=500&asOf=2025-01-01", "/v1/cases/KAZ/C87?asOf=2025-01-01", "/v1/cases/KAZ/C87/timeline?asOf=2025-01-01", "/v1/status-counts?groupBy=member,status&asOf=2025-01-01",
        "/v1/threads?limit=500&asOf=2025-01-01", "/v1/commitments?limit=500&asOf=2025-01-01", "/v1/evidence?limit=500", "/v1/actors?limit=500", "/v1/export", "/v1/nothing",
    ];

    private static async Task<string> Answers(string path)
    {
        await using var api = await RunningApi.Over(path);
        var answers = new List<string>();
        foreach (var question in Questions)
        {
            using var answer = await api.Http.GetAsync(new Uri(question, UriKind.Relative));
            answers.Add($"{question} {answer.StatusCode} {answer.Headers.ETag?.Tag} {Regex.Replace(await answer.Content.ReadAsStringAsync(), "\"requestId\":\"[^\"]*\"", "")}");
        }

        return string.Join('\n', answers);
    }

    // RunningApi takes its folder along: what it serves here is a copy.
    private static string CopyOf(string path)
    {
        var copy = Fresh.Path();
        File.Copy(path, copy);
        return copy;
    }

    private static string Folder(string path) => string.Join('\n', Directory.GetFiles(Path.GetDirectoryName(path)!).Order().Select(f => $"{f} {Fresh.Digest(f)}"));

    [Test]
    public async Task A_backup_that_is_taken_while_imports_run_is_whole_and_is_a_state_that_there_was()
    {
        var database = Fresh.Seeded();
        using var stop = new CancellationTokenSource();
        var writes = Task.Run(() =>
        {
            for (var i = 0; !stop.IsCancellationRequested; i++) database.Import(Fresh.Bundle(Records.Source, Records.Actor($"Name {i}"), Records.Evidence("government", i % 2 == 0 ? "step" : "setback")));
        });
        try
        {
            for (var round = 0; round < 3; round++)
            {
                var file = Path.Combine(Fresh.Folder(), "backup.db");
                var run = await Shell.Run("backup", file, "--storage", database.Path);
                Assert.That(run.Code, Is.Zero, run.Errors);
                var told = Regex.Match(run.Output, "^Backed up to .*: ([0-9]+) bytes, revision ([0-9]+), head ([0-9a-f]{64})\n$");
                Assert.That(told.Success, run.Output);
                Assert.That(Directory.GetFiles(Path.GetDirectoryName(file)!), Is.EqualTo(new[] { file }), "one file and nothing beside it");
                Assert.That($"{new FileInfo(file).Length}", Is.EqualTo(told.Groups[1].Value));
                using (var reader = database.Read())
                    Assert.That(reader.Connection.ExecuteScalar<string>("select hash from change where revision = @revision", new { revision = told.Groups[2].Value }), Is.EqualTo(told.Groups[3].Value));
                var restored = Fresh.Path();
                Assert.That((await Shell.Run("restore", file, "--storage", restored)).Output, Does.Contain($"revision {told.Groups[2].Value}, head {told.Groups[3].Value}"));
                Assert.That((await Shell.Run("verify", "--storage", restored)).Output, Does.Contain("nothing is wrong"));
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writes;
        }

        Assert.That(database.Revision(), Is.GreaterThan(Fresh.Seeded().Revision() + 3), "there were writes");
    }

    [Test]
    public async Task What_was_lost_and_restored_answers_byte_for_byte_as_before()
    {
        var (path, file) = (RunningApi.CopyOfSeeded(), Path.Combine(Fresh.Folder(), "backup.db"));
        new Database(path).Import(Fresh.Bundle(Records.Source, Records.Actor(), Records.Evidence("government", "step")));
        Assert.That((await Shell.Run("backup", file, "--storage", path)).Code, Is.Zero);
        var before = await Answers(CopyOf(file));
        foreach (var lost in Directory.GetFiles(Path.GetDirectoryName(path)!)) File.Delete(lost);
        var run = await Shell.Run("restore", file, "--storage", path);
        Assert.That(run.Code, Is.Zero, run.Errors);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!), Is.EqualTo(new[] { path }));
        Assert.That(before, Does.Contain("an-actor").And.Contain("/v1/export OK"));
        Assert.That(await Answers(path), Is.EqualTo(before));
    }

    [Test]
    public async Task What_is_replaced_is_kept_with_all_that_was_written()
    {
        var (path, file) = (RunningApi.CopyOfSeeded(), Path.Combine(Fresh.Folder(), "backup.db"));
        Assert.That((await Shell.Run("backup", file, "--storage", path)).Code, Is.Zero);
        Assert.That((await Shell.Run("import", Fresh.Bundle(Records.Source, Records.Actor()), "--storage", path)).Code, Is.Zero);
        var (revision, contents) = (new Database(path).Revision(), new Database(path).Contents());
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        var run = await Shell.Run("restore", file, "--storage", path);
        Assert.That(run.Code, Is.Zero, run.Errors);
        var kept = $"{path}.replaced-{revision}";
        Assert.That(run.Output, Does.Contain($"kept as {kept}"));
        Assert.That(new Database(kept).Contents(), Is.EqualTo(contents));
        Assert.That(new Database(path).Contents(), Is.EqualTo(new Database(CopyOf(file)).Contents()).And.Not.EqualTo(contents));
        Assert.That((await Shell.Run("restore", file, "--storage", path)).Output, Does.Contain($"replaced-{new Database(file).Revision()}"));
    }

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

    [Test]
    public async Task An_older_backup_is_brought_to_the_present_schema()
    {
        var file = Fresh.Path();
        var older = new Database(file);
        using (var connection = Backup.Open(file, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWriteCreate))
        {
            connection.Execute("create table migration (number integer primary key, name text not null, checksum text not null, applied_at text not null) strict");
            foreach (var migration in Migrations.Known.Take(4))
            {
                connection.Execute(migration.Sql);
                connection.Execute("insert into migration (number, name, checksum, applied_at) values (@Number, @Name, @Checksum, '2026-01-01T00:00:00.000Z')", migration);
            }
        }

        var (path, digest) = (Fresh.Path(), Fresh.Digest(file));
        Assert.That((await Shell.Run("restore", older.Path, "--storage", path)).Code, Is.Zero);
        Assert.That((await Shell.Run("verify", "--storage", path)).Output, Does.Contain("nothing is wrong"));
        Assert.That(Fresh.Digest(file), Is.EqualTo(digest), "the backup is left as it is");
    }

    [Test]
    public async Task A_backup_replaces_no_file_unless_told_and_never_the_database()
    {
        var (path, file) = (RunningApi.CopyOfSeeded(), Fresh.File("backup.db", "mine"));
        Assert.That((await Shell.Run("backup", file, "--storage", path)).Errors, Does.Contain("--force"));
        Assert.That(File.ReadAllText(file), Is.EqualTo("mine"));
        Assert.That((await Shell.Run("backup", path, "--force", "--storage", path)).Errors, Does.Contain("is the database itself"));
        var link = Path.Combine(Fresh.Folder(), "link.db");
        File.CreateSymbolicLink(link, path);
        Assert.That((await Shell.Run("backup", link, "--force", "--storage", path)).Errors, Does.Contain("is the database itself"));
        Assert.That((await Shell.Run("backup", file, "--force", "--storage", path)).Code, Is.Zero);
        Assert.That(new Database(file).Contents(), Is.EqualTo(new Database(path).Contents()));
    }
}
