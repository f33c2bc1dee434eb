using Compliance.Exchange;

namespace Compliance.Recording;

/// <summary>What a write may touch: the scope of the key that makes it.</summary>
/// <param name="Members">The members it may write about (ISO 3166-1 alpha-3); none: all.</param>
/// <param name="IsAdmin">Whether it may restrict names.</param>
public sealed record Permission(IReadOnlyList<string> Members, bool IsAdmin)
{
    /// <summary>What is wrong with a change, or null.</summary>
    /// <param name="entry">The record and its place.</param>
    /// <param name="action">created, updated, restored or retracted.</param>
    /// <param name="members">The members that it is about and was about before; null among them: none.</param>
    public Mistake? Check(Entry entry, string action, IEnumerable<string?> members)
    {
        if (Members.Count == 0) return null;
        // Every case needs its sources and its names: a scoped key may add them, but not change what others rest on.
        if (entry.Record is Sources.NewSource or Actors.NewActor) return action == "created" ? null : Outside(entry, "which other cases may rest on");
        foreach (var member in members)
        {
            if (member is null) return Outside(entry, "which is about no one member");
            if (!Members.Contains(member)) return Outside(entry, $"which is about {member}");
        }

        return null;
    }

    private Mistake Outside(Entry entry, string why) =>
        entry.Wrong("", "out_of_scope", $"the key may write about {string.Join(", ", Members)}, and not {entry.Name}, {why}", MistakeSort.Forbidden);
}
