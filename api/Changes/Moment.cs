using Compliance.FollowUp;
using Microsoft.Data.Sqlite;

namespace Compliance.Changes;

/// <summary>
/// The record as it was at a revision. Whoever has it from <see cref="AsKnown"/> has it alone, because a connection is for
/// one thread, and gives it back by disposing.
/// </summary>
public sealed class Moment : IDisposable
{
    private readonly AsKnown keeper;
    private readonly Dictionary<string, Ground> grounds = [];

    internal Moment(AsKnown keeper, long revision, string? member) => (this.keeper, Revision, Member) = (keeper, revision, member);

    /// <summary>The last entry of the change log that was known.</summary>
    public long Revision { get; }

    /// <summary>Whom it is about: a member and what is about none; "": only what is about none; null: everything.</summary>
    public string? Member { get; }

    /// <summary>The tables as they were.</summary>
    public SqliteConnection Tables { get; internal set; } = null!;

    /// <summary>How much memory they take.</summary>
    internal long Bytes { get; set; }

    /// <summary>One call at a time.</summary>
    internal SemaphoreSlim Turn { get; } = new(1);

    /// <summary>How many calls have it or wait for it.</summary>
    internal int Users { get; set; }

    /// <summary>When it was last wanted, counted in calls.</summary>
    internal long LastWanted { get; set; }

    /// <summary>The facts of a member, made ready once.</summary>
    public Ground GroundOf(string member)
    {
        if (!grounds.TryGetValue(member, out var ground)) grounds[member] = ground = Grounds.Read(Tables, member);
        return ground;
    }

    /// <summary>Gives it back.</summary>
    public void Dispose() => keeper.GiveBack(this, isItsTurn: true);
}
