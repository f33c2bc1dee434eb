using System.Collections;

namespace Compliance.Recording;

/// <summary>
/// What a write changed in where things stand: all that stood otherwise before. Of what is new only as much as is shown is
/// held, and how many there are: a write of any size needs little memory.
/// </summary>
public sealed class StatusChanges : IEnumerable<StatusChange>
{
    private readonly List<StatusChange> held = [];
    private readonly Dictionary<(string Record, string? Before, string? After), int> counts = [];
    private int newOnes;

    /// <summary>How many changes of each sort.</summary>
    public IReadOnlyDictionary<(string Record, string? Before, string? After), int> Counts => counts;

    public void Add(StatusChange change)
    {
        var sort = (change.Record, change.Before, change.After);
        counts[sort] = counts.GetValueOrDefault(sort) + 1;
        if (change.Before is not null || ++newOnes <= Effects.MostShown) held.Add(change);
    }

    public void AddRange(IEnumerable<StatusChange> changes)
    {
        foreach (var change in changes) Add(change);
    }

    public IEnumerator<StatusChange> GetEnumerator() => held.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
