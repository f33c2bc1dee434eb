using System.Text.Json;
using Compliance.Access;
using Compliance.Changes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Recording;

/// <summary>
/// Publishes what editors write over HTTP: one record or several, in their turn, once, with the answer that tells what it
/// changed.
/// </summary>
public sealed class Publisher(Database database, WriteQueue queue, TimeProvider time, Keys keys, SecondEditor second)
{
    /// <summary>Does a write and answers it.</summary>
    /// <param name="http">The call: who, why, which version, under which name.</param>
    /// <param name="parameters">Its parameters.</param>
    /// <param name="body">Its body, by which a repeated call is known.</param>
    /// <param name="act">What to write.</param>
    /// <param name="answer">The answer, read from the write before it is made to last.</param>
    public async Task Publish(HttpContext http, WriteParameters parameters, string body, Action<Write> act, Func<Write, KeptAnswer> answer)
    {
        var caller = http.Caller();
        var reason = Reasons.Of(http.Request, parameters.Reason);
        var idempotency = parameters.DryRun ? null : Idempotency.Of(http.Request, caller.KeyId, body);
        var (kept, isRepeated) = await queue.Run(() =>
        {
            // The instant of its turn, not of its arrival.
            var author = new Author(caller.Name, reason, time.GetUtcNow());
            using var write = Write.Begin(database, author, new Permission(caller.Members, caller.Role == Role.Admin));
            if (idempotency?.Kept(write.Prepared, author.At) is { } before) return (before, true);
            act(write);
            write.Finish();
            if (write.Mistakes.Any) throw Refusal.Of(write.Mistakes.All);
            second.Check(write.StatusChanges);
            var now = answer(write);
            if (parameters.DryRun) return (now, false);
            if (!keys.IsValid(caller.KeyId)) throw new ProblemException(ProblemKind.Unauthorized, "The key was revoked, or has expired, before the write was made to last: nothing was written.");
            idempotency?.Keep(write.Prepared, now, author.At);
            write.Commit();
            return (now, false);
        }, http.RequestAborted);
        if (isRepeated) http.Response.Headers["Idempotency-Replayed"] = "true";
        await Send(http, kept);
    }

    /// <summary>Sends an answer.</summary>
    public static async Task Send(HttpContext http, KeptAnswer answer)
    {
        var response = http.Response;
        response.StatusCode = answer.Status;
        if (answer.Location is { } location) response.Headers.Location = location;
        if (answer.Tag is { } tag) response.Headers.ETag = tag;
        response.Headers.CacheControl = "private, no-store";
        response.ContentType = "application/json; charset=utf-8";
        http.MarkResponseStart();
        await response.WriteAsync(answer.Body, http.RequestAborted);
    }

    /// <summary>An answer as JSON.</summary>
    public static string Json<T>(T answer) => JsonSerializer.Serialize(answer, ApiJson.Options);
}
