using Compliance.Problems;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.OpenApi;

/// <summary>What body an address takes: metadata of its endpoint.</summary>
/// <param name="Type">What it holds; null for a text that is described elsewhere, such as CSV.</param>
/// <param name="MediaType">How it is written; <c>application/merge-patch+json</c>: any of the members of <paramref name="Type"/>.</param>
/// <param name="Route">The one address that takes it, of an endpoint that has several; null: all of them.</param>
public sealed record RequestBody(Type? Type, string MediaType, string? Route = null)
{
    /// <summary>Whether it is for an address.</summary>
    public bool IsFor(string? route) => Route is null || Route.Trim('/') == route?.Trim('/');
}

/// <summary>What an address answers when all goes well: metadata of its endpoint, instead of what the framework guesses.</summary>
/// <param name="Type">What the answer holds; null: nothing.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="MediaType">How it is written.</param>
public sealed record RightAnswer(Type? Type, int Status, string MediaType = "application/json");

/// <summary>A problem that an address can answer with, beside those that every address can: metadata of its endpoint.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record PossibleProblem(int Status);

/// <summary>
/// How an endpoint tells the API document what it takes and what it answers; to be called in <c>Configure</c>, as often as
/// there are bodies and answers. Examples are those of its <c>Summary</c> (<c>ExampleRequest</c>, <c>ResponseExamples</c>).
/// </summary>
public static class EndpointPromises
{
    public const string MergePatch = "application/merge-patch+json";

    /// <summary>It takes a body in JSON, whose required members must be given and whose others may be.</summary>
    public static void Takes<T>(this BaseEndpoint endpoint, string mediaType = "application/json") => endpoint.Promise(new RequestBody(typeof(T), mediaType));

    /// <summary>One of its addresses takes a body of a type.</summary>
    public static void Takes(this BaseEndpoint endpoint, Type type, string route, string mediaType = "application/json") => endpoint.Promise(new RequestBody(type, mediaType, route));

    /// <summary>It takes a body in a format of its own.</summary>
    public static void Takes(this BaseEndpoint endpoint, string mediaType) => endpoint.Promise(new RequestBody(null, mediaType));

    /// <summary>It answers with something.</summary>
    public static void Answers<T>(this BaseEndpoint endpoint, int status, string mediaType = "application/json") => endpoint.Promise(new RightAnswer(typeof(T), status, mediaType));

    /// <summary>It answers with a list, which is written in every format of lists.</summary>
    public static void AnswersRows(this EndpointDefinition endpoint)
    {
        endpoint.Description(b => b.WithMetadata(new RightAnswer(endpoint.ResDtoType, 200)));
        foreach (var format in (string[])[AnswerFormats.NdJson, AnswerFormats.Csv, AnswerFormats.Text]) endpoint.Description(b => b.WithMetadata(new RightAnswer(typeof(string), 200, format)));
    }

    /// <summary>It answers with a status alone.</summary>
    public static void Answers(this BaseEndpoint endpoint, int status) => endpoint.Promise(new RightAnswer(null, status));

    /// <summary>It can refuse; what every address can (400, 404 of a record, 429, 5xx), a role (401, 403) and a body (413, 415) bring with them is known already.</summary>
    public static void Refuses(this BaseEndpoint endpoint, params ProblemKind[] kinds)
    {
        foreach (var status in kinds.Select(k => k.Status).Distinct()) endpoint.Promise(new PossibleProblem(status));
    }

    private static void Promise(this BaseEndpoint endpoint, object promise) => endpoint.Definition.Description(b => b.WithMetadata(promise));
}
