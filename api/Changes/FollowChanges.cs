using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Text;
using Compliance.Codes;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;
using Microsoft.Net.Http.Headers;

namespace Compliance.Changes;

/// <summary>Which entries of the change log a stream tells.</summary>
public sealed record ChangeStreamFilter
{
    /// <summary>Begin after this revision: the last one that you have, 0 for all. Unless given, with what is written from now on; the header <c>Last-Event-ID</c> goes before it.</summary>
    [Example("0", IsFilledIn = true)]
    public int? After { get; init; }

    /// <summary>End after so many entries, 1 to 500; unless given it does not end.</summary>
    [Range(1, 500), Example("1", IsFilledIn = true)]
    public int? Limit { get; init; }

    /// <summary>What sort of record was written.</summary>
    public AnyOf<RecordKind>? Record { get; init; }

    /// <summary>A member that the record is about, or about which the write changed a status.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that the record is about, or about which the write changed a status.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>Who wrote it.</summary>
    public AnyOf<AuthorName>? Who { get; init; }

    /// <summary>What was done with the record.</summary>
    public AnyOf<ChangeAction>? Action { get; init; }

    /// <summary>Written at or after this instant (RFC 3339) or the beginning of this day (UTC).</summary>
    public DateTimeOffset? From { get; init; }

    /// <summary>Whether the entry tells a change of a status.</summary>
    public bool? HasStatusChanges { get; init; }
}

/// <summary>Tells changes as they are written.</summary>
public sealed class FollowChanges(ChangeReader changes, Revision revision, RevisionWatch watch, OpenStreams streams, IHostApplicationLifetime lifetime) : Endpoint<ChangeStreamFilter>
{
    public const string MediaType = "text/event-stream";

    // Less than the minute after which proxies and phones give a silent connection up.
    private static readonly TimeSpan Heartbeat = TimeSpan.FromSeconds(15);

    public override void Configure()
    {
        Get("/v1/changes/stream");
        AllowAnonymous();
        Tags("Changes");
        this.Answers<string>(200, MediaType);
        Summary(s =>
        {
            s.Summary = "Be told every change as it is written";
            s.Description = """
                The entries of `/v1/changes`, with its filters, as server-sent events: `id` is the revision, `event` is `change`, `data` is the entry as `/v1/changes` has it, on one line.
                A browser's `EventSource` goes on by itself after a break; others send the last `id` as `Last-Event-ID` or `after`: nothing is lost and nothing comes twice. A comment comes every 15 seconds when nothing else does.
                A limited number of streams is served (503). A status that changes because a day passed is no write: webhooks tell it.
                """;
        });
    }

    public override async Task HandleAsync(ChangeStreamFilter filter, CancellationToken ct)
    {
        var after = After(filter);
        using var place = streams.Enter(HttpContext);
        var response = HttpContext.Response;
        // A stream is no version of anything.
        foreach (var name in new[] { HeaderNames.ETag, HeaderNames.LastModified }) response.Headers.Remove(name);
        response.Headers.CacheControl = "no-store";
        HttpContext.MarkResponseStart();
        response.ContentType = $"{MediaType}; charset=utf-8";
        // Whoever asks whether there is something gets no stream.
        if (HttpContext.Request.Headers.IfNoneMatch.ToString().Trim() == "*") return;
        await response.StartAsync(ct);
        if (HttpManners.IsHead(HttpContext)) return;
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ct, lifetime.ApplicationStopping);
        try
        {
            await Follow(filter, after, either.Token);
        }
        catch (OperationCanceledException) when (lifetime.ApplicationStopping.IsCancellationRequested)
        {
            // Whoever follows comes back, and is told the rest then.
        }
    }

    private async Task Follow(ChangeStreamFilter filter, long after, CancellationToken token)
    {
        var arguments = Lists.Arguments(filter);
        var left = filter.Limit ?? int.MaxValue;
        // Something at once: whoever asks knows that it is there, and nothing on the way waits for more.
        await Tell("retry: 3000\n: from now on\n\n", token);
        while (left > 0)
        {
            // Read and put away before anything is sent: a slow reader holds nothing of the database.
            var (entries, upTo) = changes.After(arguments, after, token);
            var events = new StringBuilder();
            foreach (var entry in entries.Take(left)) events.Append(CultureInfo.InvariantCulture, $"id: {entry.Revision}\nevent: change\ndata: {changes.Json(entry)}\n\n");
            (after, left) = (upTo, left - entries.Count);
            if (events.Length > 0) await Tell(events.ToString(), token);
            while (left > 0 && !await watch.After(after, Heartbeat, token)) await Tell(": nothing new\n\n", token);
        }
    }

    private async Task Tell(string text, CancellationToken token)
    {
        await HttpContext.Response.Body.WriteAsync(Encoding.UTF8.GetBytes(text), token);
        await HttpContext.Response.Body.FlushAsync(token);
    }

    private long After(ChangeStreamFilter filter)
    {
        var head = revision.Current.Number;
        var sent = HttpContext.Request.Headers["Last-Event-ID"].ToString();
        if (sent.Length > 0 && !(sent.Length <= 18 && sent.All(char.IsAsciiDigit)))
            throw ProblemException.InvalidParameter("Last-Event-ID", "range", "'Last-Event-ID' is no id of an event of ours: send the last one as it came, a whole number, or leave it out.");
        var after = sent.Length > 0 ? long.Parse(sent, CultureInfo.InvariantCulture) : filter.After ?? head;
        return after <= head ? after : throw ProblemException.InvalidParameter(sent.Length > 0 ? "Last-Event-ID" : "after", "future",
            $"Revision {after} was not written yet, the latest is {head}: this is not the log that you followed. Begin anew, with after=0 or without.");
    }
}
