using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Storage;

public sealed class MigrationTests
{
    [Test]
    public void A_fresh_database_gets_every_migration_once()
    {
        var database = new Database(Fresh.Path());
        var applied = Migrations.Apply(database, TimeProvider.System);
        Assert.Multiple(() =>
        {
            Assert.That(applied, Is.EqualTo(Migrations.Known));
            Assert.That(Migrations.Apply(database, TimeProvider.System), Is.Empty);
        });
        using var reader = database.Read();
        Assert.That(reader.Connection.Query<string>("select name || ' ' || checksum from migration order by number"), Is.EqualTo(Migrations.Known.Select(m => $"{m.Name} {m.Checksum}")));
        Assert.That(Migrations.Mismatch(reader.Connection), Is.Null);
    }

    [Test]
    public void The_numbers_run_from_one_without_a_gap()
    {
        foreach (var story in new[] { Migrations.OfKeys, Migrations.OfWebhooks, Migrations.Known })
        {
            Assert.That(story.Select(m => m.Number), Is.EqualTo(Enumerable.Range(1, story.Count)).And.Not.Empty);
            Assert.That(story.Select(m => m.Sql), Has.All.StartsWith("-- "), "a migration begins with what it is for");
        }
    }

    [Test]
    public void A_change_of_line_ends_is_no_edit()
    {
        var migration = Migrations.Known[0];
        Assert.That((migration with { Sql = migration.Sql.Replace("\n", "\r\n", StringComparison.Ordinal).ReplaceLineEndings("\n") }).Checksum, Is.EqualTo(migration.Checksum));
        Assert.That((migration with { Sql = migration.Sql + " " }).Checksum, Is.Not.EqualTo(migration.Checksum));
    }

    [Test]
    public void An_edited_migration_is_refused()
    {
        var database = Fresh.Migrated();
        database.Tamper("update migration set checksum = 'other' where number = 2");
        var before = database.Contents();
        Assert.That(() => Migrations.Apply(database, TimeProvider.System), Throws.TypeOf<StorageException>().With.Message.Contains("0002_reference was edited"));
        Assert.That(database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public void A_newer_schema_is_refused()
    {
        var database = Fresh.Migrated();
        database.Tamper("insert into migration values (9000, '9000_from_the_future', 'x', '2100-01-01T00:00:00.000Z')");
        var before = database.Contents();
        Assert.That(() => Migrations.Apply(database, TimeProvider.System), Throws.TypeOf<StorageException>().With.Message.Contains("9000_from_the_future").And.Message.Contains("newer version"));
        Assert.That(database.Contents(), Is.EqualTo(before));
    }

    [Test]
    public void An_older_schema_is_brought_up_to_date()
    {
        var path = Fresh.Path();
        var older = new Database(path);
        older.Tamper("create table migration (number integer primary key, name text not null, checksum text not null, applied_at text not null) strict");
        var first = Migrations.Known[0];
        older.Tamper(first.Sql);
        older.Tamper($"insert into migration values (1, '{first.Name}', '{first.Checksum}', '2026-01-01T00:00:00.000Z')");
        Assert.That(Migrations.Apply(older, TimeProvider.System), Is.EqualTo(Migrations.Known.Skip(1)));
    }

    [Test]
    public void A_migration_that_fails_leaves_nothing_behind()
    {
        var database = new Database(Fresh.Path());
        // A table that the second migration makes is there already, so that it fails half-way.
        database.Tamper("create table session (id text)");
        Assert.That(() => Migrations.Apply(database, TimeProvider.System), Throws.TypeOf<StorageException>());
        using var reader = database.Read();
        Assert.Multiple(() =>
        {
            Assert.That(reader.Connection.Query<int>("select number from migration"), Is.EqualTo(new[] { 1 }));
            Assert.That(reader.Connection.Query<string>("select name from sqlite_schema where type = 'table'"), Is.SupersetOf(new[] { "change", "session" }).And.Not.Contain("source").And.Not.Contain("member"));
        });
    }

    [Test]
    public void A_file_that_is_no_database_is_left_as_it_is()
    {
        var path = Fresh.File("notes.db", "These are my notes, not a database, and long enough to be taken for a header of one. " + new string('x', 500));
        var before = Fresh.Digest(path);
        Assert.That(() => Migrations.Apply(new Database(path), TimeProvider.System),
            Throws.TypeOf<StorageException>().With.Message.Contains("not an SQLite database").And.Message.Not.Contains("\n"));
        Assert.That(Fresh.Digest(path), Is.EqualTo(before));
    }

    [Test]
    public void A_folder_that_cannot_be_made_is_named()
    {
        var file = Fresh.File("file", "");
        Assert.That(() => Migrations.Apply(new Database(Path.Combine(file, "inside", "compliance.db")), TimeProvider.System),
            Throws.TypeOf<StorageException>().With.Message.Contains(file).And.Message.Not.Contains("\n"));
    }

    [Test]
    public void A_folder_without_write_permission_is_named()
    {
        // Permissions do not bind root; a file system that nobody can write to binds everybody.
        var path = OperatingSystem.IsLinux() && Environment.UserName == "root" ? "/proc/compliance.db" : ReadOnlyFolder();
        Assert.That(() => Migrations.Apply(new Database(path), TimeProvider.System), Throws.TypeOf<StorageException>().With.Message.Contains(path).And.Message.Not.Contains("\n"));

        static string ReadOnlyFolder()
        {
            var folder = Fresh.Folder();
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(folder, UnixFileMode.UserRead | UnixFileMode.UserExecute);
            return Path.Combine(folder, "compliance.db");
        }
    }

    [Test]
    public void Threads_that_start_at_once_do_each_step_once()
    {
        var path = Fresh.Path();
        var applied = new System.Collections.Concurrent.ConcurrentBag<string>();
        Parallel.For(0, 6, new ParallelOptions { MaxDegreeOfParallelism = 6 }, _ =>
        {
            foreach (var migration in Migrations.Apply(new Database(path), TimeProvider.System)) applied.Add(migration.Name);
        });
        Assert.That(applied.Order(StringComparer.Ordinal), Is.EqualTo(Migrations.Known.Select(m => m.Name)));
    }

    [Test]
    public async Task Processes_that_start_at_once_do_each_step_once()
    {
        var path = Fresh.Path();
        var runs = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Shell.Run("migrate", "--storage", path)));
        Assert.That(runs.Select(r => r.Code), Has.All.Zero, string.Join('\n', runs.Select(r => r.Errors)));
        foreach (var migration in Migrations.Known.Concat(Migrations.OfKeys))
            Assert.That(runs.Count(r => r.Output.Contains(migration.Name, StringComparison.Ordinal)), Is.EqualTo(1), migration.Name);
    }

    [Test]
    public void Another_process_that_holds_the_lock_is_named_after_a_while()
    {
        var database = Fresh.Migrated();
        using var holder = database.OpenToWrite();
        using var held = holder.BeginTransaction(deferred: false);
        Assert.That(() => Migrations.Apply(new Database(database.Path), TimeProvider.System), Throws.TypeOf<StorageException>().With.Message.Contains("locked by another process"));
    }

    [Test]
    public void The_parts_of_this_machine_are_good_enough() => Assert.That(Database.CheckParts, Throws.Nothing);
}
