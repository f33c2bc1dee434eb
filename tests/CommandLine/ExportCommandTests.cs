using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.CommandLine;

/// <summary><c>compliance export</c>: a whole file or none.</summary>
public sealed class ExportCommandTests
{
    [TestCase("all.json", ExportFormat.Json)]
    [TestCase("all.ndjson", ExportFormat.Ndjson)]
    [TestCase("all.csv.zip", ExportFormat.Csv)]
    [TestCase("ALL.ZIP", ExportFormat.Csv)]
    public async Task The_ending_of_the_file_is_its_format(string name, ExportFormat format)
    {
        var (storage, file) = (RunningApi.CopyOfSeeded(), Path.Combine(Fresh.Folder(), name));
        var run = await Shell.Run("export", file, "--storage", storage);
        Assert.That((run.Code, run.Output), Is.EqualTo((0, "")), run.Errors);
        Assert.That(run.Errors, Does.Match("^Wrote [0-9]+ records of revision [0-9]+\n$"));
        Assert.That(await File.ReadAllBytesAsync(file), Is.EqualTo(new Database(storage).Export(format)));
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(file)!), Has.Length.EqualTo(1), "nothing else is left");
    }

    [TestCase("all.json.gz")]
    [TestCase("all.ndjson.gz")]
    public async Task What_is_packed_can_be_imported_as_it_is(string name)
    {
        var (storage, file, other) = (RunningApi.CopyOfSeeded(), Path.Combine(Fresh.Folder(), name), Fresh.Path());
        await Shell.Run("export", file, "--storage", storage);
        Assert.That(new FileInfo(file).Length, Is.LessThan(200_000));
        var run = await Shell.Run("import", file, "--storage", other);
        Assert.That(run.Code, Is.Zero, run.Errors);
        Assert.That(new Database(other).Export(ExportFormat.Json), Is.EqualTo(new Database(storage).Export(ExportFormat.Json)));
    }

    [Test]
    public async Task A_database_can_be_verified()
    {
        var (storage, file) = (RunningApi.CopyOfSeeded(), Path.Combine(Fresh.Folder(), "all.db"));
        Assert.That((await Shell.Run("export", file, "--storage", storage)).Code, Is.Zero);
        Assert.That((await Shell.Run("verify", "--storage", file)).Output, Does.Contain("nothing is wrong"));
    }

    [Test]
    public async Task To_the_standard_output_goes_the_bundle_and_nothing_else()
    {
        var storage = RunningApi.CopyOfSeeded();
        var run = await Shell.Run("export", "-", "--storage", storage);
        Assert.That(run.Errors, Is.Empty);
        Assert.That(run.Output, Is.EqualTo(System.Text.Encoding.UTF8.GetString(new Database(storage).Export(ExportFormat.Json))));
    }

    [Test]
    public async Task A_file_that_is_there_is_kept_unless_it_is_to_be_replaced()
    {
        var (storage, file) = (RunningApi.CopyOfSeeded(), Fresh.File("all.json", "mine"));
        var refused = await Shell.Run("export", file, "--storage", storage);
        Assert.That((refused.Code, refused.Output), Is.EqualTo((2, "")));
        Assert.That(refused.Errors, Does.Contain("is there already").And.Contain("--force"));
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo("mine"));
        Assert.That((await Shell.Run("export", file, "--force", "--storage", storage)).Code, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(file), Does.StartWith("{\"format\":\"compliance-bundle\""));
    }

    [TestCase("all.xml", "does not end as any format does: .json")]
    [TestCase("all", "does not end as any format does")]
    [TestCase("/nowhere/all.json", "Could not find")]
    public async Task What_cannot_be_written_is_told_in_a_line(string name, string message)
    {
        var run = await Shell.Run("export", name, "--storage", RunningApi.CopyOfSeeded());
        Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
        Assert.That(run.Errors, Does.Contain(message));
        Assert.That(run.Errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
    }
}
