using System.Text.Json;
using Compliance.Pages;
using Compliance.Reading;
using Compliance.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Net.Http.Headers;

namespace Compliance.Problems;

/// <summary>Turns every error, from whatever layer, into the one shape.</summary>
public static partial class ProblemWriter
{
    /// <summary>Catches what is thrown below, and gives a body to the statuses that come without one.</summary>
    public static void UseProblems(this WebApplication app)
    {
        var damage = app.Services.GetRequiredService<Damage>();
        app.Use(async (context, next) =>
        {
            try
            {
                await next(context);
                if (context.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null }) await Write(context, FromStatus(context));
            }
            catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
            {
                // Nobody is there any more to read an answer.
            }
            catch (Exception e)
            {
                damage.Note(e);
                if (context.Response.HasStarted) throw;
                var problem = FromException(e);
                if (problem.Kind.Status >= 500) LogFailure(app.Logger, context.TraceIdentifier, e);
                await Write(context, problem);
            }
        });
    }

    /// <summary>Writes a problem as the answer.</summary>
    public static Task Write(HttpContext context, ProblemException problem)
    {
        var kind = problem.Kind;
        context.Response.StatusCode = kind.Status;
        context.Response.ContentType = "application/problem+json; charset=utf-8";
        context.Response.Headers.CacheControl = "no-store";
        // What described the answer that did not come about.
        foreach (var name in (string[])[HeaderNames.ETag, HeaderNames.LastModified, HeaderNames.Link, HeaderNames.ContentLength]) context.Response.Headers.Remove(name);
        if (kind.Status == 401) context.Response.Headers.WWWAuthenticate = "Bearer";
        if (kind.Status is 429 or 503 && context.Response.Headers.RetryAfter.Count == 0) context.Response.Headers.RetryAfter = "5";
        var written = new Problem
        {
            Type = kind.Type,
            Title = kind.Title,
            Status = kind.Status,
            Detail = problem.Message,
            Instance = context.Request.Path,
            RequestId = context.TraceIdentifier,
            Errors = problem.Errors,
            Record = problem.Record,
        };
        return ProblemPages.IsWanted(context.Request) ? ProblemPages.Send(context, written) : JsonSerializer.SerializeAsync(context.Response.Body, written, ApiJson.Options, context.RequestAborted);
    }

    /// <summary>What callers are told of an exception.</summary>
    public static ProblemException FromException(Exception e) => e switch
    {
        ProblemException problem => problem,
        WriteQueueException queue => new ProblemException(ProblemKind.Unavailable, queue.Message),
        BadHttpRequestException { StatusCode: 413 } => new ProblemException(ProblemKind.TooLarge, TooLarge),
        BadHttpRequestException bad => new ProblemException(ProblemKind.MalformedRequest with { Status = bad.StatusCode }, "The request cannot be read: check its line, its headers and its body."),
        SqliteException damaged when Damage.IsIn(damaged) => new ProblemException(ProblemKind.Unavailable, "The data cannot be read: its file is damaged. Whoever runs this server has to restore a backup."),
        SqliteException late when TimeLimit.IsIn(late) => new ProblemException(ProblemKind.Unavailable, "To work out this answer took too long, and it was given up. Ask for less: name a member, a Convention or a case, or sort by 'id'; /v1/export gives everything."),
        // The disk, a lock or the file itself: not the statement, which would be our own mistake.
        SqliteException { SqliteErrorCode: not SQLitePCL.raw.SQLITE_ERROR } => new ProblemException(ProblemKind.Unavailable, "The data cannot be read or written at the moment. Try again in a few seconds."),
        // A file beside the database: a full disk, mostly.
        IOException => new ProblemException(ProblemKind.Unavailable, "The data cannot be read or written at the moment. Try again in a few seconds."),
        _ => new ProblemException(ProblemKind.InternalError, "An unexpected error occurred; the server's log has it under this request id."),
    };

    private static readonly string TooLarge = $"The body is larger than this address takes: at most {Compliance.Reading.JsonBody.Largest / 1024 / 1024} MiB. A whole bundle goes to /v1/imports.";

    private static ProblemException FromStatus(HttpContext context) => new(ProblemKind.Of(context.Response.StatusCode), context.Response.StatusCode switch
    {
        404 => "There is nothing at this address. /openapi/v1.json describes every address; /swagger shows them.",
        405 => $"{(IsMethod(context.Request.Method) ? context.Request.Method : "This method")} is not allowed here; allowed: {context.Response.Headers.Allow}.",
        413 => TooLarge,
        415 => "Send the body as application/json.",
        _ => "The request could not be answered.",
    });

    // What somebody makes up is not repeated: if it is a restricted name, the answer would tell that it is one.
    private static bool IsMethod(string method) => method is "GET" or "HEAD" or "OPTIONS" or "POST" or "PUT" or "PATCH" or "DELETE" or "TRACE" or "CONNECT";

    [LoggerMessage(Level = LogLevel.Error, Message = "Request {RequestId} failed")]
    private static partial void LogFailure(ILogger logger, string requestId, Exception e);
}
