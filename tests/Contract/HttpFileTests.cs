using Compliance.Tests.Support;

namespace Compliance.Tests.Contract;

/// <summary>The runnable examples of <c>openapi/requests</c> run.</summary>
public sealed class HttpFileTests
{
    private static IEnumerable<TestCaseData> Calls()
    {
        foreach (var file in Directory.EnumerateFiles(Repository.File("openapi", "requests"), "*.http").Order(StringComparer.Ordinal))
        {
            var expected = 200;
            foreach (var line in File.ReadLines(file))
            {
                if (line.StartsWith("# expect ", StringComparison.Ordinal)) expected = int.Parse(line["# expect ".Length..], System.Globalization.CultureInfo.InvariantCulture);
                if (!line.StartsWith("GET {{host}}", StringComparison.Ordinal)) continue;
                yield return new TestCaseData(line["GET {{host}}".Length..].Trim(), expected).SetName($"{Path.GetFileName(file)}: {line}");
                expected = 200;
            }
        }
    }

    [TestCaseSource(nameof(Calls))]
    public async Task Every_call_answers_as_it_says(string url, int expected)
    {
        using var response = await (await RunningApi.Shared).Http.GetAsync(new Uri(url, UriKind.Relative));
        Assert.That((int)response.StatusCode, Is.EqualTo(expected), await response.Content.ReadAsStringAsync());
    }

    [Test]
    public void Every_room_has_its_file() => Assert.That(Directory.EnumerateFiles(Repository.File("openapi", "requests"), "*.http").Count(), Is.GreaterThanOrEqualTo(12));
}
