using System.Text.Json;
using Compliance.Changes;
using Compliance.Problems;
using Compliance.Storage;

namespace Compliance.Reading;

/// <summary>Why a record is not there: never was, was recorded later, is retracted, or was not yet public on the day.</summary>
public static class Absence
{
    /// <summary>The latest entry of the change log on a record up to a revision, or null.</summary>
    public static LogEntry? Latest(Reader log, string kind, string key, long revision = long.MaxValue) =>
        log.Row<LogEntry>(Statement.Of<ChangeLog>("LatestChangeUpTo", new { record = kind, key, revision }));

    /// <summary>The problem that tells it.</summary>
    /// <param name="log">Reads the change log.</param>
    /// <param name="revision">The last entry that was known.</param>
    /// <param name="knownAt">The instant asked about, or null.</param>
    /// <param name="kind">The kind of record, as in bundles.</param>
    /// <param name="key">Its key.</param>
    /// <param name="list">The list that it would be in, such as <c>requests</c>.</param>
    public static ProblemException Of(Reader log, long revision, DateTimeOffset? knownAt, string kind, string key, string list) => Latest(log, kind, key, revision) switch
    {
        { Action: "retracted" } latest => new ProblemException(ProblemKind.Gone, $"The {kind} '{key}' was retracted on {latest.At[..10]}: {latest.Reason}. 'record' is what it said last.",
            record: JsonDocument.Parse(latest.After!).RootElement.Clone()),
        not null => new ProblemException(ProblemKind.NotFound, $"The {kind} '{key}' was not yet public on the day asked for: ask for a later 'asOf'."),
        null when knownAt is { } instant && Latest(log, kind, key) is not null => new ProblemException(ProblemKind.NotFound,
            $"The {kind} '{key}' was recorded later than {instant.Stored()}, the 'knownAt' asked for: this database did not know it then."),
        null => ProblemException.NotFound(kind, key, $"/v1/{list}"),
    };
}
