using Compliance.Conclusions;

namespace Compliance.FollowUp;

/// <summary>Whether the newest text of the same kind is silent on what was asked.</summary>
public static class Dropped
{
    /// <summary>
    /// For each of CAS and CEACR and each kind of text that asked: the newest later text about the same member and one of
    /// the same Conventions. All of them must be loaded completely and silent; a text that is not fully loaded may have
    /// said anything.
    /// </summary>
    /// <param name="asking">The conclusions that ask.</param>
    /// <param name="speaking">The texts that ask again or take a stance.</param>
    public static bool WithoutFinding(IEnumerable<ConclusionNode> asking, IReadOnlySet<string> speaking, Ground ground, AsOf asOf)
    {
        var kinds = asking.Where(c => c.Fact.Body is Body.Cas or Body.Ceacr).GroupBy(c => (c.Fact.Body, c.Fact.Kind)).ToArray();
        return kinds.Length > 0 && kinds.All(asked =>
        {
            var last = asked.Max(c => c.Made);
            var conventions = asked.SelectMany(c => c.Fact.Conventions).ToHashSet();
            var later = ground.ByKind[asked.Key].Where(c => c.Made > last && c.Fact.Member == asked.First().Fact.Member
                && c.Fact.Conventions.Any(conventions.Contains) && asOf.Reached(c.Known)).ToArray();
            var day = later.Max(c => (DateOnly?)c.Made);
            var newest = later.Where(c => c.Made == day).ToArray();
            return newest.Length > 0 && newest.All(c => c.Fact.FullyLoaded && !speaking.Contains(EvidenceNode.TextOf(c.Fact.Id)));
        });
    }
}
