using System.Text.RegularExpressions;
using Compliance.Tests.Support;

namespace Compliance.Tests.Contract;

/// <summary>The questions of <c>openapi/ask.md</c>, each pasted into a shell: every one answers as the page says.</summary>
public sealed class AskTests
{
    private static readonly Lazy<Task<RunningApi>> OnTheDay = new(() => RunningApi.Start(time: new SetClock(new DateTimeOffset(2026, 11, 24, 12, 0, 0, TimeSpan.Zero))));

    private static IEnumerable<TestCaseData> Questions()
    {
        var page = File.ReadAllText(Repository.File("openapi", "ask.md"));
        foreach (Match question in Regex.Matches(page, @"\*\*([^*]+)\*\*(?:(?!```).)*```sh\n(curl [^\n]+)\n((?:# [^\n]+\n)+)```", RegexOptions.Singleline))
        {
            var expected = question.Groups[3].Value.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => l[2..]).ToArray();
            yield return new TestCaseData(question.Groups[2].Value, expected).SetName(question.Groups[1].Value.ReplaceLineEndings(" "));
        }
    }

    [TestCaseSource(nameof(Questions))]
    public async Task Answers(string call, string[] expected)
    {
        var api = await OnTheDay.Value;
        var (code, output) = await Repository.Run(Path.GetTempPath(), "bash", "-c", call.Replace("localhost:8080", api.Http.BaseAddress!.Authority, StringComparison.Ordinal));
        Assert.That(code, Is.Zero, output);
        foreach (var part in expected) Assert.That(output, Does.Contain(part), call);
    }

    [Test]
    public void No_question_is_passed_over()
    {
        var page = File.ReadAllText(Repository.File("openapi", "ask.md"));
        Assert.That(Questions().Count(), Is.EqualTo(Regex.Count(page, "^curl ", RegexOptions.Multiline)).And.GreaterThanOrEqualTo(20));
    }
}
