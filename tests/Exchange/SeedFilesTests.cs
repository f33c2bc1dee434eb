using Compliance.Recording;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Exchange;

/// <summary>The record that comes with the program is taken over as it changes, and what others entered is left alone.</summary>
public sealed class SeedFilesTests
{
    private readonly Database database = new(RunningApi.CopyOfSeeded());
    private readonly string folder = CopyOfSeed();

    private SeedFiles Seed => new(database, TimeProvider.System);

    [Test]
    public void Loading_it_twice_changes_nothing()
    {
        Assert.That(Seed.Load(SeedFiles.Folder), Is.Null);
        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".json" or ".csv").Select(f => (f, Path.GetFileName(f))).ToArray();
        var report = new Importer(database).Import(files, new Author(Importer.Seed, null, DateTimeOffset.UtcNow), new ImportOptions { IsSeed = true });
        Assert.That(report.Outcomes.Select(o => o.Action).Distinct(), Is.EqualTo(["unchanged"]));
    }

    [Test]
    public void A_change_of_the_files_is_taken_over()
    {
        Edit("articles.csv", "legal personality", "LEGAL PERSONALITY");
        var report = Seed.Load(folder)!;
        Assert.That(report.Outcomes.Where(o => o.Action != "unchanged").Select(o => (o.Action, o.Record, o.Key)), Is.EqualTo([("updated", "article", "C87.7")]));
        Assert.That(Value("select summary from article where id = 'C87.7'"), Does.Contain("LEGAL PERSONALITY"));
    }

    [Test]
    public async Task What_the_files_no_longer_hold_is_retracted_and_says_so()
    {
        await using var api = await RunningApi.Start();
        var lines = File.ReadAllLines(Path.Combine(folder, "sessions.csv"));
        File.WriteAllLines(Path.Combine(folder, "sessions.csv"), lines.Where(l => !l.StartsWith("ilc-1,", StringComparison.Ordinal)));
        new SeedFiles(new Database(api.Path), TimeProvider.System).Load(folder);
        using var response = await api.Http.GetAsync(new Uri("/v1/sessions/ilc-1", UriKind.Relative));
        var body = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(410));
        Assert.That(body, Does.Contain("removed from the seed files").And.Contain("\"year\":1919"));
    }

    [Test]
    public void What_comes_back_into_the_files_is_restored()
    {
        var sessions = Path.Combine(folder, "sessions.csv");
        var lines = File.ReadAllLines(sessions);
        File.WriteAllLines(sessions, lines.Where(l => !l.StartsWith("ilc-1,", StringComparison.Ordinal)));
        Assert.That(Seed.Load(folder)!.Count("retracted"), Is.EqualTo(1));
        File.WriteAllLines(sessions, lines);
        Assert.That(Seed.Load(folder)!.Outcomes.Where(o => o.Action != "unchanged").Select(o => (o.Action, o.Key)), Is.EqualTo([("restored", "ilc-1")]));
        Assert.That(new Compliance.FollowUp.Verification(database).Run().Findings, Is.Empty);
    }

    [Test]
    public void What_somebody_else_changed_since_is_kept()
    {
        var edited = Path.Combine(folder, "edited.csv");
        File.WriteAllText(edited, "convention,number,summary,source\nC87,7,Our own words.,ilo-normlex\n");
        new Importer(database).Import([(edited, "edited.csv")], new Author("an editor", "better words", DateTimeOffset.UtcNow), new ImportOptions());
        File.Delete(edited);
        Edit("articles.csv", "legal personality", "LEGAL PERSONALITY");
        Assert.That(Seed.Load(folder)!.Outcomes.Single(o => o.Action == "kept").Note, Does.Contain("an editor"));
        Assert.That(Value("select summary from article where id = 'C87.7'"), Is.EqualTo("Our own words."));
    }

    [Test]
    public void A_mistake_in_the_files_leaves_the_database_as_it_was()
    {
        Edit("sessions.csv", "2015-06-01", "2015-02-30");
        var before = Value("select max(revision) from change");
        var refused = Assert.Throws<ImportRefusedException>(() => Seed.Load(folder))!;
        Assert.That(refused.Mistakes.Single().ToString(), Does.StartWith("sessions.csv:").And.Contain("starts_on").And.Contain("2015-02-30"));
        Assert.That(Value("select max(revision) from change"), Is.EqualTo(before));
    }

    private string Value(string sql)
    {
        using var reader = database.Read();
        return reader.Connection.ExecuteScalar<string>(sql)!;
    }

    private void Edit(string file, string from, string to)
    {
        var path = Path.Combine(folder, file);
        var text = File.ReadAllText(path);
        Assert.That(text, Does.Contain(from));
        File.WriteAllText(path, text.Replace(from, to, StringComparison.Ordinal));
    }

    private static string CopyOfSeed()
    {
        var copy = Directory.CreateTempSubdirectory("compliance-seed-").FullName;
        foreach (var file in Directory.EnumerateFiles(SeedFiles.Folder, "*.*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(copy, Path.GetRelativePath(SeedFiles.Folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }

        return copy;
    }
}
