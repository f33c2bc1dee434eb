using System.Text.RegularExpressions;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.CommandLine;

/// <summary>A database can be copied while it is used, and the copy put in its place when it is lost.</summary>
public sealed partial class BackupTests
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
