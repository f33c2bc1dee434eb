using Compliance.Changes;
using Compliance.FollowUp;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Reading;

/// <summary>
/// The record as one moment of it shows it: now, or as a write that is not yet committed would leave it. Everything that
/// an answer tells comes from one view, so that its rows, its names and its revision are of the same moment.
/// </summary>
public sealed class View : IDisposable
{
    private readonly Func<View, string, Ground> ground;
    private readonly SqliteTransaction? snapshot;

    internal View(Reader reader, SqliteTransaction? snapshot, DateOnly today, Func<View, string, Ground> ground)
    {
        (Reader, this.snapshot, Today, this.ground) = (reader, snapshot, today, ground);
        Revision = DataVersion.Of(reader.Connection);
    }

    /// <summary>Reads the rows.</summary>
    public Reader Reader { get; }

    /// <summary>The version of the data set that it shows.</summary>
    public DataVersion Revision { get; }

    /// <summary>The day that is meant when none is asked for.</summary>
    public DateOnly Today { get; }

    /// <summary>The facts of a member, made ready.</summary>
    public Ground GroundOf(string member) => ground(this, member);

    /// <summary>What an answer for a day rests on.</summary>
    public Meta Meta(DateOnly? asOf) => new() { Revision = Revision.Number, AsOf = asOf };

    /// <summary>The latest entry of the change log on a record, or null.</summary>
    public LogEntry? LatestChange(string kind, string key) => Reader.Row<LogEntry>(Statement.Of<ChangeLog>("LatestChange", new { record = kind, key }));

    public void Dispose()
    {
        snapshot?.Dispose();
        Reader.Dispose();
    }
}
