using Compliance.Recording;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Problems;

/// <summary>Names a sort of problem.</summary>
public sealed record ProblemKey
{
    /// <summary>The end of a problem's <c>type</c>.</summary>
    [InPath, Example("invalid-parameter")]
    public string Slug { get; init; } = "";
}

/// <summary>Shows what a sort of problem means: the address that every problem has as its <c>type</c>.</summary>
public sealed class ShowProblem : Endpoint<ProblemKey>
{
    private static readonly Dictionary<string, string> Sections = Read();

    public override void Configure()
    {
        Get("/problems/{slug}");
        AllowAnonymous();
        // A page for people, which no generated client calls.
        Description(d => d.ExcludeFromDescription());
    }

    public override async Task HandleAsync(ProblemKey key, CancellationToken ct)
    {
        if (!Sections.TryGetValue(key.Slug, out var section))
        {
            throw new ProblemException(ProblemKind.NotFound,
                $"There is no sort of problem of this name{Recording.Nearest.Hint(key.Slug, Sections.Keys)}; there are: {string.Join(", ", Sections.Keys)}.");
        }

        HttpContext.Response.Headers.CacheControl = "public, max-age=3600";
        await Send.StringAsync(section, contentType: "text/markdown; charset=utf-8", cancellation: ct);
    }

    // A section begins with its slug as a heading, "## not-found".
    private static Dictionary<string, string> Read()
    {
        using var file = typeof(ShowProblem).Assembly.GetManifestResourceStream("problems.md")!;
        var text = new StreamReader(file).ReadToEnd().ReplaceLineEndings("\n");
        return text.Split("\n## ").Skip(1).ToDictionary(s => s[..s.IndexOf('\n', StringComparison.Ordinal)], s => $"# {s.TrimEnd()}\n");
    }
}
