using System.Text.Json;

namespace Compliance.Problems;

/// <summary>An error, in the one shape that every error of this API has (RFC 9457, <c>application/problem+json</c>).</summary>
public sealed record Problem
{
    /// <summary>What sort of problem: a stable address that leads to its documentation.</summary>
    public required string Type { get; init; }

    /// <summary>What sort of problem, in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>What is wrong here, and the way out.</summary>
    public required string Detail { get; init; }

    /// <summary>The path that was asked for.</summary>
    public required string Instance { get; init; }

    /// <summary>The id of the request, also in the header <c>X-Request-Id</c> and in the server's log.</summary>
    public required string RequestId { get; init; }

    /// <summary>Each mistake of its own, where there are several.</summary>
    public IReadOnlyList<ProblemError> Errors { get; init; } = [];

    /// <summary>Of a retracted record: what it said last.</summary>
    public JsonElement? Record { get; init; }
}

/// <summary>One mistake: in a parameter or at a place of the body.</summary>
public sealed record ProblemError
{
    /// <summary>The parameter that is wrong.</summary>
    public string? Parameter { get; init; }

    /// <summary>The place in the body, a JSON pointer (RFC 6901).</summary>
    public string? Pointer { get; init; }

    /// <summary>The line of the body where the record begins, of an import.</summary>
    public int? Line { get; init; }

    /// <summary>The record, by kind and id, of an import.</summary>
    public string? Record { get; init; }

    /// <summary>What sort of mistake: a stable word.</summary>
    public required string Code { get; init; }

    /// <summary>What is wrong, and what is allowed.</summary>
    public required string Message { get; init; }
}

/// <summary>Ends a request with a problem.</summary>
public sealed class ProblemException(ProblemKind kind, string detail, IReadOnlyList<ProblemError>? errors = null, JsonElement? record = null) : Exception(detail)
{
    /// <summary>What sort.</summary>
    public ProblemKind Kind => kind;

    /// <summary>Each mistake of its own.</summary>
    public IReadOnlyList<ProblemError> Errors => errors ?? [];

    /// <summary>What a retracted record said last.</summary>
    public JsonElement? Record => record;

    /// <summary>There is no such record.</summary>
    public static ProblemException NotFound(string what, string key, string list) =>
        new(ProblemKind.NotFound, $"There is no {what} '{Shorten(key)}'. {list} lists those that are recorded.");

    /// <summary>Parameters are wrong: all of them at once.</summary>
    public static ProblemException Parameters(IReadOnlyList<ProblemError> errors) =>
        new(ProblemKind.InvalidParameter, errors.Count == 1 ? errors[0].Message : $"{errors.Count} parameters are wrong: see errors.", errors);

    /// <summary>One parameter is wrong.</summary>
    public static ProblemException InvalidParameter(string name, string code, string message) => Parameters([new ProblemError { Parameter = name, Code = code, Message = message }]);

    /// <summary>The body does not have the right shape: all mistakes at once.</summary>
    public static ProblemException Body(IReadOnlyList<ProblemError> errors) => Several(ProblemKind.InvalidBody, "mistakes in the body", errors);

    /// <summary>How many mistakes one answer tells: a body of a megabyte can hold any number.</summary>
    public const int MostErrors = 1000;

    /// <summary>Several mistakes of one sort; of a single one the detail tells all.</summary>
    public static ProblemException Several(ProblemKind kind, string what, IReadOnlyList<ProblemError> errors) =>
        new(kind, errors.Count == 1 ? $"{(errors[0].Pointer is { Length: > 0 } at ? $"{at}: " : "")}{errors[0].Message}." : $"{errors.Count} {what}: see errors{(errors.Count > MostErrors ? $", which has the first {MostErrors}" : "")}.", [.. errors.Take(MostErrors)]);

    private static string Shorten(string key) => key.Length <= 100 ? key : key[..100] + "...";
}
