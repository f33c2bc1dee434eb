using System.Collections.Concurrent;
using Compliance.Reading;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>The facts of members made ready, kept as long as the data set does not change: what explanations are worked out from.</summary>
public sealed class Grounds
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<string, (long Revision, Ground Ground)> kept = new();

    /// <summary>The facts of a member in a view of what is committed: a revision that may be taken back stands for nothing.</summary>
    public Ground Of(View view, string member)
    {
        var revision = view.Revision.Number;
        if (kept.TryGetValue(member, out var known) && known.Revision == revision) return known.Ground;
        var ground = Read(view.Reader.Connection, member);
        if (kept.Count >= Most) kept.Clear();
        kept[member] = (revision, ground);
        return ground;
    }

    /// <summary>The facts of a member as a connection sees them.</summary>
    public static Ground Read(SqliteConnection connection, string member) => new(FactsOf.Member(connection, member));
}
