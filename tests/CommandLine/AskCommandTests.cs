using Compliance.Tests.Support;

namespace Compliance.Tests.CommandLine;

/// <summary>The commands that ask what the API answers: of a file, or of a server.</summary>
public sealed class AskCommandTests
{
    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "compliance.dll");
    private readonly string storage = RunningApi.CopyOfSeeded();

    private static Task<(int Code, string Output)> Run(params string[] arguments) => Repository.Run(Path.GetTempPath(), "dotnet", [Program, .. arguments]);

    [Test]
    public async Task A_list_has_the_filters_of_the_API_and_answers_from_the_file_as_a_server_does()
    {
        var api = await RunningApi.Shared;
        string[] command = ["list", "requests", "--member", "KAZ", "status=open,committed", "--as-of=2021-06-30", "--sort", "-madeOn", "--format", "ndjson", "--fields", "id,status"];
        var ofFile = await Run([.. command, "--storage", storage]);
        var ofServer = await Run([.. command, "--server", api.Http.BaseAddress!.ToString()]);
        var listed = (await api.Get("/v1/requests?member=KAZ&status=open,committed&asOf=2021-06-30&sort=-madeOn&limit=500&fields=id,status")).Rows().Select(r => r.GetRawText());
        Assert.Multiple(() =>
        {
            Assert.That(ofFile.Code, Is.Zero, ofFile.Output);
            Assert.That(ofFile.Output.TrimEnd().Split('\n'), Is.EqualTo(listed));
            Assert.That(ofServer, Is.EqualTo(ofFile));
        });
    }

    [Test]
    public async Task The_status_of_a_server_is_that_of_the_file()
    {
        var api = await RunningApi.Shared;
        var ofFile = await Run("status", "KAZ", "C87", "--as-of", "2021-06-30", "--storage", storage);
        var ofServer = await Run("status", "kz", "87", "--as-of", "2021-06-30", "--server", api.Http.BaseAddress!.ToString());
        Assert.That(ofServer, Is.EqualTo(ofFile));
        Assert.That(ofFile.Output, Does.StartWith("KAZ C87 as of 2021-06-30"));
    }

    [Test]
    public async Task A_list_is_text_for_a_terminal_unless_asked_otherwise()
    {
        var (code, output) = await Run("list", "threads", "--member", "KAZ", "--limit", "2", "--storage", storage);
        Assert.That(code, Is.Zero, output);
        Assert.That(output, Does.StartWith("id ").And.Contain("2 rows as of ").And.Contain("More: /v1/threads?"));
    }

    [Test]
    public async Task A_question_leaves_the_file_as_it_is()
    {
        var before = File.ReadAllBytes(storage);
        await Run("list", "changes", "--format", "csv", "--storage", storage);
        Assert.That(File.ReadAllBytes(storage), Is.EqualTo(before));
    }

    [TestCase("did you mean 'status'", "list", "requests", "--stat", "open")]
    [TestCase("did you mean 'requests'", "list", "request")]
    [TestCase("no day that exists", "list", "requests", "--as-of", "2021-02-30")]
    [TestCase("stands alone", "list", "requests", "open")]
    [TestCase("go in quotes", "search", "trade", "union")]
    [TestCase("has no value", "list", "requests", "--member")]
    [TestCase("allowed: json, ndjson, csv, text", "list", "requests", "--format", "xls")]
    [TestCase("does not answer", "list", "requests", "--server", "http://127.0.0.1:1")]
    [TestCase("must be an address", "status", "KAZ", "C87", "--server", "ftp://x")]
    public async Task Wrong_use_is_told_in_one_line_with_exit_code_2(string message, params string[] command)
    {
        var (code, output) = await Run([.. command, "--storage", storage]);
        Assert.That(code, Is.EqualTo(2), output);
        Assert.That(output.TrimEnd().Split('\n'), Has.Length.EqualTo(1), output);
        Assert.That(output, Does.Contain(message));
    }
}
