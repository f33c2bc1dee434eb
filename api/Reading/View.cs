using Compliance.Changes;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Reading;

/// <summary>
/// The record as one moment of it shows it: now; as this database knew it at an instant; or as a write that is not yet
/// committed would leave it. Everything that an answer tells comes from one view, so that its rows, its names and its
/// revision are of the same moment.
/// </summary>
public sealed class View : IDisposable
{
    private readonly Func<View, string, Ground> ground;
    private readonly IDisposable?[] held;

    /// <summary>Made by <see cref="Views"/>.</summary>
    /// <param name="reader">Reads the rows.</param>
    /// <param name="log">Reads the change log, which goes on after the moment shown.</param>
    /// <param name="revision">The version shown.</param>
    /// <param name="today">The day that is meant when none is asked for.</param>
    /// <param name="ground">Gives the facts of a member.</param>
    /// <param name="held">What ends with the view, the first first.</param>
    internal View(Reader reader, Reader log, DataVersion revision, DateOnly today, Func<View, string, Ground> ground, params IDisposable?[] held) =>
        (Reader, Log, Revision, Today, this.ground, this.held) = (reader, log, revision, today, ground, held);

    /// <summary>Reads the rows.</summary>
    public Reader Reader { get; }

    /// <summary>Reads the database as it is now, with its change log.</summary>
    public Reader Log { get; }

    /// <summary>The version of the data set that it shows.</summary>
    public DataVersion Revision { get; }

    /// <summary>The instant that was gone back to, or null.</summary>
    public DateTimeOffset? KnownAt { get; internal init; }

    /// <summary>The day that is meant when none is asked for.</summary>
    public DateOnly Today { get; }

    /// <summary>The facts of a member, made ready.</summary>
    public Ground GroundOf(string member) => ground(this, member);

    /// <summary>What an answer for a day rests on.</summary>
    public Meta Meta(DateOnly? asOf) => new() { Revision = Revision.Number, AsOf = asOf, KnownAt = KnownAt };

    /// <summary>The latest entry of the change log on a record that was known, or null.</summary>
    public LogEntry? LatestChange(string kind, string key) => Absence.Latest(Log, kind, key, Revision.Number);

    public void Dispose()
    {
        foreach (var one in held) one?.Dispose();
    }
}
