using System.Collections.Concurrent;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>The facts of members made ready, kept as long as the data set does not change: what explanations are worked out from.</summary>
public sealed class Grounds(Database database, Revision revision)
{
    private const int Most = 64;
    private readonly ConcurrentDictionary<string, (long Revision, Ground Ground)> kept = new();

    /// <summary>The facts of a member.</summary>
    public Ground Of(string member)
    {
        var current = revision.Current.Number;
        if (kept.TryGetValue(member, out var known) && known.Revision == current) return known.Ground;
        using var reader = database.Read();
        using var snapshot = reader.Connection.BeginTransaction(deferred: true);
        var ground = new Ground(FactsOf.Member(reader.Connection, member));
        if (kept.Count >= Most) kept.Clear();
        kept[member] = (current, ground);
        return ground;
    }
}
