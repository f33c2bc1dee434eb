using System.Text;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Exchange;

/// <summary>The public data as a database of its own.</summary>
public sealed class SnapshotTests
{
    private static async Task<Database> Snapshot(Database database, Func<string, string>? mask = null)
    {
        var path = Fresh.Path();
        using var snapshot = new SnapshotFile(database, mask);
        var (file, revision) = await snapshot.Open(database.Revision(), CancellationToken.None);
        await using (file)
        await using (var copy = File.Create(path)) await file.CopyToAsync(copy);
        Assert.That(revision, Is.EqualTo(database.Revision()));
        return new Database(path);
    }

    [Test]
    public void Every_table_is_named_as_public_or_as_private()
    {
        using var reader = Fresh.Migrated().Read();
        Assert.That(SnapshotTables.Of(reader.Connection), Is.EquivalentTo(SnapshotTables.Public.Concat(SnapshotTables.Private)));
    }

    [Test]
    public async Task A_snapshot_is_whole_and_has_the_same_record()
    {
        var database = Fresh.Seeded();
        var snapshot = await Snapshot(database);
        Assert.That(new Verification(snapshot).Run().Findings, Is.Empty);
        Assert.That(snapshot.Export(ExportFormat.Json), Is.EqualTo(database.Export(ExportFormat.Json)));
        Assert.That(snapshot.Contents(), Is.EqualTo(database.Contents()));
    }

    [Test]
    public async Task A_snapshot_is_served_by_this_program_and_answers_the_same()
    {
        var api = await RunningApi.Shared;
        var path = Path.Combine(Fresh.Folder(), "compliance.db");
        await File.WriteAllBytesAsync(path, await api.Http.GetByteArrayAsync(new Uri("/v1/export?format=sqlite", UriKind.Relative)));
        var verified = await Shell.Run("verify", "--storage", path);
        Assert.That(verified.Code, Is.Zero, verified.Output);
        Assert.That(verified.Output, Does.Contain("nothing is wrong"));
        await using var served = await RunningApi.Over(path);
        foreach (var url in new[] { "/v1/requests?limit=500&asOf=2025-01-01", "/v1/cases/KAZ/C87/timeline?asOf=2025-01-01", "/v1/export" })
        {
            Assert.That(await served.Http.GetStringAsync(new Uri(url, UriKind.Relative)), Is.EqualTo(await api.Http.GetStringAsync(new Uri(url, UriKind.Relative))), url);
        }
    }

    [Test]
    public async Task Nothing_of_what_is_private_is_in_the_file()
    {
        var database = Fresh.Seeded();
        const string secret = "a-secret-that-must-not-leave";
        database.Tamper($"insert into idempotency_key (owner, key, request_hash, status, answer, at) values ('{secret}', 'k', 'h', 200, '{secret}', '2026-01-01T00:00:00.000Z')");
        database.Tamper($"insert into bookkeeping (name, value) values ('{secret}', '{secret}')");
        var snapshot = await Snapshot(database);
        Assert.That(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(snapshot.Path)), Does.Not.Contain(secret).And.Contain("kaz-c87-cas-2021"));
        using var reader = snapshot.Read();
        Assert.That(SnapshotTables.Private.Sum(t => reader.Connection.ExecuteScalar<int>($"select count(*) from \"{t}\"")), Is.Zero);
    }

    [Test]
    public async Task A_name_that_is_masked_is_nowhere_in_the_file_and_the_log_stays_append_only()
    {
        var database = Fresh.Seeded();
        database.Import(Fresh.Bundle(Records.Source, Records.Actor("Nobody Else")));
        var snapshot = await Snapshot(database, text => text.Replace("Nobody Else", "a person", StringComparison.Ordinal).Replace("an-actor", "restricted-1", StringComparison.Ordinal));
        Assert.That(Encoding.Latin1.GetString(await File.ReadAllBytesAsync(snapshot.Path)), Does.Not.Contain("Nobody Else").And.Not.Contain("an-actor").And.Contain("restricted-1"));
        using var reader = snapshot.Read();
        Assert.That(reader.Connection.Query("pragma foreign_key_check"), Is.Empty);
        Assert.That(reader.Connection.ExecuteScalar<string>("pragma integrity_check"), Is.EqualTo("ok"));
        Assert.That(() => snapshot.Tamper("delete from change"), Throws.Exception.With.Message.Contains("append-only"));
        Assert.That(() => snapshot.Tamper("update change set who = 'x'"), Throws.Exception.With.Message.Contains("append-only"));
    }

    [Test]
    public async Task A_snapshot_is_made_once_for_a_revision_and_anew_for_the_next()
    {
        var database = Fresh.Seeded();
        using var snapshots = new SnapshotFile(database);
        var before = database.Revision();
        var opened = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => snapshots.Open(before, CancellationToken.None))));
        Assert.That(opened.Select(o => o.File.Name).Distinct().Count(), Is.EqualTo(1));
        database.Import(Fresh.Bundle(Records.Source));
        var (file, revision) = await snapshots.Open(database.Revision(), CancellationToken.None);
        Assert.Multiple(() =>
        {
            Assert.That(revision, Is.EqualTo(before + 1));
            Assert.That(file.Name, Is.Not.EqualTo(opened[0].File.Name));
            Assert.That(File.Exists(opened[0].File.Name), Is.False, "the old one is gone, and whoever reads it reads on");
            Assert.That(opened.Select(o => o.File.ReadByte()), Has.All.EqualTo((int)'S'));
        });
        snapshots.Dispose();
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(database.Path)!, "*.snapshot-*"), Is.Empty, "nothing is left");
        foreach (var open in opened) await open.File.DisposeAsync();
        await file.DisposeAsync();
    }
}
