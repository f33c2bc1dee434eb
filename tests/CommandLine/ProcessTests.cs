using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.CommandLine;

/// <summary>The program as a process: what it prints, where, and how it ends.</summary>
public sealed class ProcessTests
{
    [Test]
    public async Task Status_says_done_when_nothing_is_to_fail_on()
    {
        var path = RunningApi.CopyOfSeeded();
        Assert.That((await Shell.Run("status", "kz", "87", "--as-of", "2021-06-30", "--storage", path)).Code, Is.Zero);
        Assert.That((await Shell.Run("status", "KAZ", "C87", "--as-of", "2000-01-01", "--fail-on", "overdue,disputed", "--storage", path)).Code, Is.Zero);
    }

    [TestCase("serv")]
    [TestCase("status", "KAZ")]
    [TestCase("status", "KAZ", "C87", "--fail-on", "overdew")]
    [TestCase("status", "KAZ", "C87", "--as-of", "2021-02-30")]
    [TestCase("status", "KAZ", "C87", "--storage", "/nowhere/compliance.db")]
    [TestCase("serve", "--urls", "nonsense")]
    [TestCase("serve", "--seed", "perhaps")]
    [TestCase("serve", "--rate-limit", "-1")]
    [TestCase("serve", "--rate-limit", "many")]
    [TestCase("serve", "--storage", "Host=db")]
    [TestCase("keys", "create", "--name", "x")]
    [TestCase("import", "file.json", "--as", "seed")]
    [TestCase("verify")]
    public async Task Wrong_use_is_one_line_on_the_error_output(params string[] arguments)
    {
        var run = await Shell.Run(arguments);
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2), run.Output + run.Errors);
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Errors);
        });
    }

    [Test]
    public async Task Migrate_says_what_it_did()
    {
        var path = Fresh.Path();
        Assert.That((await Shell.Run("migrate", "--storage", path)).Output, Does.StartWith("Applied: 0001_change_log"));
        Assert.That((await Shell.Run("migrate", "--storage", path)).Output.TrimEnd(), Is.EqualTo("The schema is up to date."));
    }

    [Test]
    public async Task Import_reports_and_a_dry_run_writes_nothing()
    {
        var path = RunningApi.CopyOfSeeded();
        var file = Fresh.Bundle(Records.Source, Records.Actor());
        var before = new Compliance.Storage.Database(path).Contents();
        var dry = await Shell.Run("import", file, "--dry-run", "--storage", path);
        // On a slow machine it tells how far it is.
        Assert.That((dry.Code, dry.Errors.Split('\n', StringSplitOptions.RemoveEmptyEntries).Where(l => !l.EndsWith(" ...", StringComparison.Ordinal))), Is.EqualTo((0, Array.Empty<string>())));
        Assert.That(dry.Output, Does.Contain("created    actor            an-actor").And.Contain("Would be: 2 created").And.Contain("nothing was written"));
        Assert.That(new Compliance.Storage.Database(path).Contents(), Is.EqualTo(before));
        var real = await Shell.Run("import", file, "--as", "an editor", "--reason", "a test", "--storage", path);
        Assert.That(real.Output, Does.Contain("2 created; revision"));
    }

    [Test]
    public async Task Import_tells_all_that_is_wrong_on_the_error_output()
    {
        var run = await Shell.Run("import", Fresh.Bundle(Records.Actor(more: ", \"rol\": 1"), Records.Evidence("observer", "closed")), "--storage", RunningApi.CopyOfSeeded());
        Assert.Multiple(() =>
        {
            Assert.That(run.Code, Is.EqualTo(2));
            Assert.That(run.Output, Is.Empty);
            Assert.That(run.Errors, Does.Contain("bundle.json:1 /records/0/rol (actor an-actor): there is no 'rol' here").And.Contain("[stance_of_other_class]").And.Contain("nothing was imported"));
        });
    }

    [Test]
    public async Task Verify_says_yes_and_no()
    {
        var path = RunningApi.CopyOfSeeded();
        var right = await Shell.Run("verify", "--storage", path);
        Assert.That(right.Code, Is.Zero, right.Output);
        Assert.That(right.Output, Does.Contain("nothing is wrong"));
        new Compliance.Storage.Database(path).Tamper("update follow_up set status = 'implemented'");
        var wrong = await Shell.Run("verify", "--storage", path);
        Assert.That(wrong.Code, Is.EqualTo(1));
        Assert.That(wrong.Output, Does.Contain("findings"));
    }

    [Test]
    public async Task Serve_refuses_a_file_that_is_no_database_and_leaves_it()
    {
        var path = Fresh.File("notes.db", new string('x', 4096));
        var before = Fresh.Digest(path);
        var run = await Shell.Run("serve", "--storage", path, "--urls", "http://127.0.0.1:0");
        Assert.That((run.Code, run.Errors.TrimEnd()), Is.EqualTo((2, $"{path} is not an SQLite database; it was left as it is")));
        Assert.That(Fresh.Digest(path), Is.EqualTo(before));
    }

    [Test]
    public async Task Health_says_no_when_nobody_answers()
    {
        var run = await Shell.Run("health", "--server", "http://127.0.0.1:9");
        Assert.That((run.Code, run.Output.TrimEnd()), Is.EqualTo((1, "not ready: no answer")));
    }

    [Test]
    public async Task Health_says_yes_to_a_server_that_is_ready()
    {
        var run = await Shell.Run("health", "--server", (await RunningApi.Shared).Http.BaseAddress!.ToString());
        Assert.That((run.Code, run.Output.TrimEnd()), Is.EqualTo((0, "ready")));
    }
}
