using System.Text;
using System.Text.RegularExpressions;
using Compliance.Tests.Support;

namespace Compliance.Tests.Contract;

/// <summary>The walk of the README, pasted as it stands: every call answers what the line after it says.</summary>
public sealed class WalkTests
{
    [Test]
    public async Task The_walk_goes_as_it_is_told()
    {
        await using var api = await RunningApi.Start();
        var (calls, script) = Script(await File.ReadAllTextAsync(Repository.File("README.md")), api);
        var file = Fresh.File("walk.sh", script);
        var (code, output) = await Repository.Run(Path.GetDirectoryName(file)!, "bash", file);
        var answers = output.Split("<<<call>>>\n").Skip(1).ToArray();
        Assert.That((code, answers.Length), Is.EqualTo((0, calls.Count)), output);
        Assert.Multiple(() =>
        {
            foreach (var ((call, expected), answer) in calls.Zip(answers))
                if (expected is not null) Assert.That(answer, Does.Contain(expected), call);
        });
        Assert.That(calls.Count(c => c.Expected is not null), Is.GreaterThanOrEqualTo(12));
        Assert.That(new Compliance.FollowUp.Verification(new Compliance.Storage.Database(api.Path)).Run().Findings, Is.Empty);
    }

    // The program and the server of the test stand in for those of the reader.
    private static (List<(string Call, string? Expected)> Calls, string Script) Script(string readme, RunningApi api)
    {
        var block = Regex.Match(readme, "## Keep the record.*?```sh\\n(.*?)```", RegexOptions.Singleline).Groups[1].Value
            .Replace("dotnet run --project api --", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "compliance.dll")}'", StringComparison.Ordinal)
            .Replace("localhost:8081", api.Http.BaseAddress!.Authority, StringComparison.Ordinal)
            .Replace("walk.db", api.Path, StringComparison.Ordinal);
        var (calls, script) = (new List<(string, string?)>(), new StringBuilder("set -eu\n"));
        foreach (var line in block.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.StartsWith("# ", StringComparison.Ordinal)) calls[^1] = (calls[^1].Item1, line[2..]);
            else
            {
                calls.Add((line, null));
                script.Append("printf '\\n<<<call>>>\\n'\n").Append(line).Append('\n');
            }
        }

        return (calls, script.ToString());
    }
}
