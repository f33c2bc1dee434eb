using Compliance.Problems;

namespace Compliance.Pages;

/// <summary>Errors as pages, for whoever reads pages.</summary>
public static class ProblemPages
{
    // What is asked by programs is answered to programs, also when a browser asks.
    private static readonly string[] OfPrograms = ["/v1", "/openapi", "/swagger", "/health", "/problems"];

    /// <summary>Whether an error is to be a page: somebody who takes HTML asked for something outside the API.</summary>
    public static bool IsWanted(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase)
        && !Array.Exists(OfPrograms, p => request.Path.StartsWithSegments(p));

    /// <summary>Sends a problem as a page.</summary>
    public static Task Send(HttpContext http, Problem problem) =>
        PageWriter.Send<ProblemPage>(http, new Page { Path = "/", Site = null }, new() { [nameof(ProblemPage.Problem)] = problem }, http.RequestAborted);
}
