namespace Compliance.Problems;

/// <summary>The catalogue of everything that can go wrong for a client; each has its paragraph in <c>openapi/problems.md</c>.</summary>
/// <param name="Slug">The end of its <c>type</c>, a stable address: <c>/problems/{slug}</c>.</param>
/// <param name="Status">The HTTP status.</param>
/// <param name="Title">What sort of problem, in a few words.</param>
public sealed record ProblemKind(string Slug, int Status, string Title)
{
    public static readonly ProblemKind InvalidParameter = new("invalid-parameter", 400, "A parameter is not allowed or has a wrong value");
    public static readonly ProblemKind MalformedRequest = new("malformed-request", 400, "The request cannot be read");
    public static readonly ProblemKind InvalidBody = new("invalid-body", 400, "The body does not have the shape that this address takes");
    public static readonly ProblemKind Unauthorized = new("unauthorized", 401, "A valid key is needed");
    public static readonly ProblemKind Forbidden = new("forbidden", 403, "The key does not allow this");
    public static readonly ProblemKind NotFound = new("not-found", 404, "There is nothing at this address");
    public static readonly ProblemKind MethodNotAllowed = new("method-not-allowed", 405, "This address does not take this method");
    public static readonly ProblemKind NotAcceptable = new("not-acceptable", 406, "None of the formats asked for is offered here");
    public static readonly ProblemKind Conflict = new("conflict", 409, "It does not go with what is recorded");
    public static readonly ProblemKind Gone = new("retracted", 410, "The record was retracted");
    public static readonly ProblemKind PreconditionFailed = new("precondition-failed", 412, "It was changed since you read it");
    public static readonly ProblemKind TooLarge = new("too-large", 413, "The body is too large");
    public static readonly ProblemKind UnsupportedMediaType = new("unsupported-media-type", 415, "The body has a format that is not taken here");
    public static readonly ProblemKind RuleBroken = new("rule-broken", 422, "A rule of the domain is broken");
    public static readonly ProblemKind KeyReused = new("idempotency-key-reused", 422, "The Idempotency-Key was used for another call");
    public static readonly ProblemKind PreconditionRequired = new("precondition-required", 428, "Say which version you want to change");
    public static readonly ProblemKind TooManyRequests = new("too-many-requests", 429, "Too many requests");
    public static readonly ProblemKind InternalError = new("internal-error", 500, "Something went wrong on the server");
    public static readonly ProblemKind Unavailable = new("unavailable", 503, "The data cannot be read at the moment");

    /// <summary>All of them, in the order of their status.</summary>
    public static readonly IReadOnlyList<ProblemKind> All =
    [
        InvalidParameter, MalformedRequest, InvalidBody, Unauthorized, Forbidden, NotFound, MethodNotAllowed, NotAcceptable, Conflict, Gone, PreconditionFailed, TooLarge,
        UnsupportedMediaType, RuleBroken, KeyReused, PreconditionRequired, TooManyRequests, InternalError, Unavailable,
    ];

    /// <summary>The address that stands for the problem and leads to its documentation.</summary>
    public string Type => $"/problems/{Slug}";

    /// <summary>The problem that a bare status code stands for.</summary>
    public static ProblemKind Of(int status) => All.FirstOrDefault(k => k.Status == status && k != InvalidParameter && k != InvalidBody) ?? (status < 500 ? MalformedRequest with { Status = status } : InternalError);
}
