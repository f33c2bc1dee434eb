using Compliance.Tests.Support;

namespace Compliance.Tests.CommandLine;

/// <summary>The program as a script calls it: what it prints, and its exit code.</summary>
public sealed class CommandTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "compliance.dll");
    private readonly string storage = RunningApi.CopyOfSeeded();

    private Task<(int Code, string Output)> Run(params string[] arguments) => Repository.Run(Path.GetTempPath(), "dotnet", [Program, .. arguments, "--storage", storage]);

    [Test]
    public async Task Status_prints_aligned_columns_and_fails_on_what_is_overdue()
    {
        var (code, output) = await Run("status", "kz", "c087", "--as-of", "2021-06-30", "--fail-on", "overdue");
        Assert.That(code, Is.EqualTo(1), output);
        Assert.That(output, Does.Contain("KAZ C87 as of 2021-06-30").And.Contain("2015, 2016, 2017, 2019, 2021").And.Contain("Fails on: overdue"));
        var table = output.Split('\n').SkipWhile(l => !l.StartsWith("To the Government", StringComparison.Ordinal)).TakeWhile(l => l.Trim().Length > 0).ToArray();
        Assert.That(table.Select(l => l.TrimEnd().Length).Distinct().Count(), Is.EqualTo(1), "every row of the table is as wide as the others");
    }

    [Test]
    public async Task Status_does_not_fail_on_what_is_not_there()
    {
        var (code, output) = await Run("status", "KAZ", "C87", "--as-of", "2021-06-30", "--fail-on", "regressed");
        Assert.That(code, Is.Zero, output);
    }

    [TestCase("--as-of", "2021-02-30", "no day that exists")]
    [TestCase("--fail-on", "overdu", "did you mean 'overdue'")]
    public async Task Wrong_use_is_one_line_and_exit_code_2(string option, string value, string message)
    {
        var (code, output) = await Run("status", "KAZ", "C87", option, value);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(output.TrimEnd().Split('\n'), Has.Length.EqualTo(1));
        Assert.That(output, Does.Contain(message));
    }

    [TestCase("status", "ZZZ", "C87", "There is no member 'ZZZ'")]
    [TestCase("status", "KAZ", "C9999", "There is no Convention 'C9999'")]
    [TestCase("status", "ALB", "C1", "says nothing about compliance")]
    [TestCase("statu", "KAZ", "C87", "compliance --help")]
    public async Task What_is_not_there_is_said(string command, string member, string convention, string message)
    {
        var (code, output) = await Run(command, member, convention);
        Assert.That((code, output), Is.EqualTo((2, output)));
        Assert.That(output, Does.Contain(message));
    }

    [Test]
    public async Task A_missing_database_is_not_made_by_a_question()
    {
        var (code, output) = await Repository.Run(Path.GetTempPath(), "dotnet", Program, "status", "KAZ", "C87", "--storage", storage + ".none");
        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Does.Contain("there is no database"));
        Assert.That(File.Exists(storage + ".none"), Is.False);
    }

    [Test]
    public async Task Verify_finds_nothing()
    {
        var (code, output) = await Run("verify");
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.Contain("nothing is wrong"));
    }

    [Test]
    public async Task Help_shows_examples()
    {
        var (code, output) = await Run("--help");
        Assert.That(code, Is.Zero);
        Assert.That(output, Does.Contain("compliance status KAZ C87 --as-of 2021-06-30 --fail-on overdue").And.Contain("import").And.Contain("verify"));
    }

    [Test]
    public async Task Import_names_the_place_of_a_mistake()
    {
        var file = Path.GetTempFileName() + ".json";
        await File.WriteAllTextAsync(file, """{"format": "compliance-bundle", "version": 1, "records": [{"record": "actor", "id": "x", "kind": "person", "name": "X", "role": "y", "source": "nowhere"}]}""");
        var (code, output) = await Run("import", file);
        Assert.That(code, Is.EqualTo(2));
        Assert.That(output, Does.Contain("/records/0/source (actor x): there is no source 'nowhere'").And.Contain("nothing was imported"));
    }
}
