using Compliance.Reading;

namespace Compliance.Webhooks;

/// <summary>A webhook as the worker needs it, with the first message that is on its way to it.</summary>
public sealed record Target
{
    public required string Id { get; init; }
    public required string Url { get; init; }
    public required string[] Events { get; init; }
    public required WebhookFilter Filter { get; init; }
    public required byte[] Secret { get; init; }
    public byte[]? OldSecret { get; init; }

    /// <summary>The last entry of the change log that is told, or is on its way.</summary>
    public required long Revision { get; init; }

    /// <summary>The last day that is told, or is on its way.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The id of the message; null: none is on its way.</summary>
    public string? Message { get; init; }
    public string? Event { get; init; }
    public long? MessageRevision { get; init; }
    public string? Body { get; init; }
    public string? At { get; init; }
    public int? Attempts { get; init; }
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>What its deliveries are signed with, the newest first.</summary>
    public IEnumerable<byte[]> Secrets => OldSecret is null ? [Secret] : [Secret, OldSecret];
}

/// <summary>A message that is to be put on its way.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Event">What it tells.</param>
/// <param name="Revision">The entry of the change log.</param>
/// <param name="Body">Or what a day brought.</param>
/// <param name="At">When it happened.</param>
public sealed record NewMessage(string Id, string Event, long? Revision, string? Body, string At);

/// <summary>The filter of a webhook in the forms in which lists take theirs.</summary>
public static class Filters
{
    /// <summary>As arguments of a statement: any of these, none of those.</summary>
    public static Dictionary<string, object?> Arguments(this WebhookFilter filter) => Lists.Arguments(new
    {
        Member = Of<MemberCode>(filter.Member),
        Convention = Of<ConventionCode>(filter.Convention),
        Record = Of<Codes.RecordKind>(filter.Record),
    });

    /// <summary>One of its texts, which was checked when it came in.</summary>
    public static AnyOf<T>? Of<T>(string? text)
    {
        if (text is null) return null;
        var values = text.Split(',').ToLookup(v => v.StartsWith('!'), v => v.TrimStart('!'));
        return new AnyOf<T>([.. values[false]], [.. values[true]]);
    }
}
