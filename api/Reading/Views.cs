using System.Text.Json;
using Compliance.Changes;
using Compliance.FollowUp;
using Compliance.Problems;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Reading;

/// <summary>Makes views of the record.</summary>
public sealed class Views(Database database, TimeProvider time, ReadingLimit? limit = null) : IDisposable
{
    private readonly Grounds grounds = new();
    private readonly AsKnown asKnown = new();

    /// <summary>The record as it is now.</summary>
    /// <param name="token">Interrupts the reading.</param>
    public View Now(CancellationToken token) => Now(database.Read(limit?.Longest, token));

    /// <summary>The same without a limit of time: for an answer that is sent while it is read, at the pace of whoever takes it, and for work that nobody waits for.</summary>
    /// <param name="token">Interrupts the reading.</param>
    public View NowUnlimited(CancellationToken token) => Now(database.Read(token));

    private View Now(Reader reader)
    {
        SqliteTransaction? snapshot = null;
        try
        {
            snapshot = reader.Connection.BeginTransaction(deferred: true);
            return new View(reader, reader, DataVersion.Of(reader.Connection), Day(time.GetUtcNow()), grounds.Of, snapshot, reader);
        }
        catch
        {
            snapshot?.Dispose();
            reader.Dispose();
            throw;
        }
    }

    /// <summary>
    /// The record as a connection sees it that somebody else owns: in a write, with the rows that are not committed yet.
    /// To be made when the rows are written, for the names of actors are read once; the connection stays open.
    /// </summary>
    /// <param name="connection">The connection, in whatever transaction it is.</param>
    /// <param name="today">The day that is meant when none is asked for.</param>
    public static View Of(SqliteConnection connection, DateOnly today)
    {
        var reader = new Reader(connection, ActorNames.Of, isOwner: false, null, CancellationToken.None);
        return new View(reader, reader, DataVersion.Of(connection), today, static (view, member) => Grounds.Read(view.Reader.Connection, member), reader);
    }

    /// <summary>The record to answer about one of its records from: now, or as it was known at an instant.</summary>
    /// <param name="kind">The kind of record, as in bundles.</param>
    /// <param name="key">Its key.</param>
    /// <param name="knownAt">The instant; null: now.</param>
    /// <param name="token">Ends the waiting and interrupts the reading.</param>
    /// <exception cref="ProblemException">The instant is to come; or nothing, or not this record, was known then.</exception>
    public Task<View> On(string kind, string key, DateTimeOffset? knownAt, CancellationToken token) => knownAt is not { } instant ? Task.FromResult(Now(token))
        : KnownAt(instant, (log, revision) => Absence.Latest(log, kind, key, revision) is { Action: not "retracted" } latest
            ? About(latest, log, revision)
            : throw Absence.Of(log, revision, instant, kind, key, Address.List(kind)), token);

    /// <summary>The record to answer about a member's case from: now, or as it was known at an instant.</summary>
    public Task<View> OnCase(string member, DateTimeOffset? knownAt, CancellationToken token) => knownAt is not { } instant ? Task.FromResult(Now(token))
        : KnownAt(instant, (log, revision) => log.Row<int>(Statement.Of("Changes/IsKnown", new { Member = member, Revision = revision })) == 1 ? member : "", token);

    /// <summary>The record to answer about everything from: now, or as it was known at an instant.</summary>
    /// <param name="knownAt">The instant; null: now.</param>
    /// <param name="token">Ends the waiting and interrupts the reading.</param>
    public Task<View> OnAll(DateTimeOffset? knownAt, CancellationToken token) => knownAt is { } instant ? KnownAt(instant, (_, _) => null, token) : Task.FromResult(Now(token));

    /// <summary>The record as this database knew it when a day began.</summary>
    /// <param name="day">The day.</param>
    /// <param name="member">Only a member and what is about none; null: everything.</param>
    /// <param name="token">Ends the waiting and interrupts the reading.</param>
    public Task<View> BeforeDay(DateOnly day, string? member, CancellationToken token) =>
        KnownAt(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).AddMilliseconds(-1), (_, _) => member, token);

    /// <summary>The record as this database knew it at an instant.</summary>
    /// <param name="instant">The instant.</param>
    /// <param name="about">Tells from the log up to a revision what is asked about: a member and what is about none; "": only what is about none; null: everything.</param>
    /// <param name="token">Ends the waiting and interrupts the reading.</param>
    private async Task<View> KnownAt(DateTimeOffset instant, Func<Reader, long, string?> about, CancellationToken token)
    {
        var log = database.Read(token);
        SqliteTransaction? snapshot = null;
        Moment? moment = null;
        try
        {
            snapshot = log.Connection.BeginTransaction(deferred: true);
            // What is written has happened, also where the clock was put back since.
            if (instant > time.GetUtcNow() && instant > DataVersion.Of(log.Connection).At)
                throw ProblemException.InvalidParameter("knownAt", "future", "'knownAt' is in the future, and nobody knows what will be known then: give an instant that has passed; 'asOf' takes days to come.");
            var version = DataVersion.KnownAt(log.Connection, instant)
                ?? throw new ProblemException(ProblemKind.NotFound, $"This database knew nothing at {instant.Stored()}: its first record was written later. Ask for a later 'knownAt'.");
            moment = await asKnown.At(log.Connection, version.Number, about(log, version.Number), token);
            var reader = new Reader(moment.Tables, ActorNames.Of, isOwner: false, limit?.Longest, token);
            return new View(reader, log, version, Day(instant), (_, member) => moment.GroundOf(member), reader, moment, snapshot, log) { KnownAt = instant };
        }
        catch
        {
            moment?.Dispose();
            snapshot?.Dispose();
            log.Dispose();
            throw;
        }
    }

    // What is about no member is named by any; a session tells nothing but itself.
    private static string? About(LogEntry latest, Reader log, long revision) => latest.Record switch
    {
        "source" or "actor" or "convention" => null,
        "session" => "",
        "member" => latest.RecordKey,
        "request" => Absence.Latest(log, "conclusion", Text(latest, "conclusion"), revision) is { } conclusion ? Text(conclusion, "member") : "",
        _ => Text(latest, "member"),
    };

    private static string Text(LogEntry entry, string name)
    {
        using var record = JsonDocument.Parse(entry.After!);
        return record.RootElement.GetProperty(name).GetString()!;
    }

    private static DateOnly Day(DateTimeOffset instant) => DateOnly.FromDateTime(instant.UtcDateTime);

    public void Dispose() => asKnown.Dispose();
}
