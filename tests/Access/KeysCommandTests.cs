using System.Diagnostics;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

/// <summary>Keys on the command line, beside a server that runs.</summary>
public sealed class KeysCommandTests
{
    [Test]
    public async Task A_key_works_at_once_and_not_after_it_is_revoked()
    {
        await using var api = await RunningApi.Start();
        var made = await Shell.Run("keys", "create", "--name", "Aigul", "--role", "admin", "--days", "30", "--storage", api.Path);
        Assert.That(made.Code, Is.Zero, made.Errors);
        Assert.That(made.Output, Does.Match("^ilofu_[a-z0-9]{12}_[A-Za-z0-9]{38}\n$"), "a script takes the whole output");
        var key = made.Output.TrimEnd();
        using (var response = await api.Send(HttpMethod.Get, "/v1/keys", key)) await response.Json(200);

        var list = await Shell.Run("keys", "list", "--storage", api.Path);
        var row = list.Output.TrimEnd().Split('\n')[1];
        Assert.That(row, Does.Match($"^{key.Split('_')[1]} +valid +admin +{api.Keys.Today.AddDays(30):yyyy-MM-dd} +never +all members +Aigul$"), list.Output + list.Errors);
        Assert.That(list.Output, Does.Not.Contain(key.Split('_')[2]));

        var revoked = await Shell.Run("keys", "revoke", "aigul", "--storage", api.Path);
        Assert.That((revoked.Code, revoked.Errors), Is.EqualTo((0, "")));
        using (var response = await api.Send(HttpMethod.Get, "/v1/keys", key)) await response.Json(401);
        Assert.That((await Shell.Run("keys", "revoke", "aigul", "--storage", api.Path)).Code, Is.EqualTo(2), "no key in use has the name");
        Assert.That((await Shell.Run("keys", "revoke", key, "--storage", api.Path)).Output, Does.Contain("was revoked before"));
    }

    [Test]
    public async Task A_key_can_be_made_before_there_is_a_record()
    {
        var path = Fresh.Path();
        var made = await Shell.Run("keys", "create", "--name", "first", "--role", "editor", "--member", "kaz", "--member", "BLR", "--expires", "2030-12-31", "--storage", path);
        Assert.That(made.Code, Is.Zero, made.Errors);
        Assert.That(made.Errors, Does.Contain("'first': editor, BLR,KAZ, until 2030-12-31"));
        Assert.That(File.Exists(path), Is.False);
        var caller = new Keys(new Database(path), TimeProvider.System).Of(SecretKey.Parse(made.Output.TrimEnd())!)!;
        Assert.That((caller.Name, caller.Role, caller.Members), Is.EqualTo(("first", Role.Editor, (string[])["BLR", "KAZ"])));
    }

    [Test]
    public async Task A_key_can_be_revoked_while_an_import_holds_the_record()
    {
        var record = new Database(RunningApi.CopyOfSeeded());
        var keys = new Keys(record, TimeProvider.System);
        keys.Migrate();
        var key = keys.Issue(new NewKey { Name = "importer", Role = Role.Editor }, "a test");
        using var writer = record.OpenToWrite();
        using var held = writer.BeginTransaction(deferred: false);
        var revoked = await Shell.Run("keys", "revoke", key.Id, "--storage", record.Path);
        Assert.That((revoked.Code, keys.IsValid(key.Id)), Is.EqualTo((0, false)), revoked.Errors);
    }

    [TestCase("--role", "edtor", "did you mean 'editor'")]
    [TestCase("--member", "KZA", "--member 'KZA' names no member")]
    [TestCase("--days", "0", "--days must be a whole number")]
    [TestCase("--days", "many", "'many'")]
    [TestCase("--expires", "2027-02-30", "no day that exists")]
    [TestCase("--expires", "2020-01-01", "--expires must be a day from today")]
    [TestCase("--name", "command line", "--name must not be")]
    public async Task Wrong_use_is_one_line_and_makes_nothing(string option, string value, string message)
    {
        var path = RunningApi.CopyOfSeeded();
        string[] right = ["--name", "x", "--role", "editor"];
        var others = Enumerable.Range(0, 2).Select(i => right[(2 * i)..(2 * i + 2)]).Where(o => o[0] != option).SelectMany(o => o);
        var run = await Shell.Run(["keys", "create", .. others, option, value, "--storage", path]);
        Assert.Multiple(() =>
        {
            Assert.That((run.Code, run.Output), Is.EqualTo((2, "")));
            Assert.That(run.Errors.TrimEnd().Split('\n'), Has.Length.EqualTo(1), run.Errors);
            Assert.That(run.Errors, Does.Contain(message));
            Assert.That(File.Exists(Keys.PathBeside(path)), Is.False);
        });
    }

    [TestCase("list")]
    [TestCase("revoke", "x")]
    public async Task A_question_makes_no_file(params string[] arguments)
    {
        var path = Fresh.Path();
        var run = await Shell.Run(["keys", .. arguments, "--storage", path]);
        Assert.That(run.Code, Is.EqualTo(2));
        Assert.That(run.Errors, Does.Contain("there is no file of keys"));
        Assert.That(Directory.EnumerateFileSystemEntries(Path.GetDirectoryName(path)!), Is.Empty);
    }

    [Test]
    public async Task Help_shows_examples()
    {
        var run = await Shell.Run("keys", "--help");
        Assert.That((run.Code, run.Output), Is.EqualTo((0, run.Output)));
        Assert.That(run.Output, Does.Contain("KEY=$(compliance keys create --name"));
    }

    [Test]
    public async Task The_last_use_is_written_when_the_server_ends()
    {
        var path = RunningApi.CopyOfSeeded();
        var keys = new Keys(new Database(path), TimeProvider.System);
        using var server = Shell.Start("serve", "--seed", "false", "--storage", path, "--urls", "http://127.0.0.1:0");
        try
        {
            string? line;
            do line = await server.StandardOutput.ReadLineAsync(); while (line is not null && !line.Contains("Now listening on:", StringComparison.Ordinal));
            var key = keys.Issue(new NewKey { Name = "used", Role = Role.Admin }, "a test");
            using var http = new HttpClient { BaseAddress = new Uri(line!.Split(": ")[1]) };
            http.DefaultRequestHeaders.Authorization = new("Bearer", key.Secret);
            using var response = await http.GetAsync(new Uri("/v1/keys", UriKind.Relative));
            await response.Json(200);
            Assert.That(keys.Find(key.Id)!.LastUsedAt, Is.Null, "no call writes it");
            using (var end = Process.Start("kill", ["-TERM", $"{server.Id}"])!) await end.WaitForExitAsync();
            _ = server.StandardOutput.ReadToEndAsync();
            await server.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromMinutes(1)).Token);
            Assert.That(keys.Find(key.Id)!.LastUsedAt, Is.Not.Null);
        }
        finally
        {
            if (!server.HasExited) server.Kill();
        }
    }
}
