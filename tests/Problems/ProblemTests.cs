using Compliance.Problems;
using Compliance.Tests.Support;

namespace Compliance.Tests.Problems;

public sealed class ProblemTests
{
    public static IEnumerable<string> Slugs => ProblemKind.All.Select(k => k.Slug);

    [TestCaseSource(nameof(Slugs))]
    public async Task The_type_of_a_problem_leads_to_its_documentation(string slug)
    {
        var kind = ProblemKind.All.Single(k => k.Slug == slug);
        using var response = await (await RunningApi.Shared).Http.GetAsync(new Uri(kind.Type, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.Multiple(() =>
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(200));
            Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/markdown; charset=utf-8"));
            Assert.That(text, Does.StartWith($"# {slug}\n\n**{kind.Status}").And.Contain("**What to do:**"));
        });
    }

    [Test]
    public void The_catalogue_documents_what_there_is_and_nothing_else()
    {
        var headings = File.ReadAllLines(Repository.File("openapi", "problems.md")).Where(l => l.StartsWith("## ", StringComparison.Ordinal)).Select(l => l[3..]);
        Assert.That(headings, Is.EqualTo(Slugs));
    }

    [Test]
    public async Task An_unknown_sort_of_problem_is_itself_a_problem()
    {
        var problem = await (await RunningApi.Shared).Problem("/problems/not-fuond", System.Net.HttpStatusCode.NotFound, "not-found");
        Assert.That(problem.GetProperty("detail").GetString(), Does.Contain("did you mean 'not-found'?"));
    }
}
