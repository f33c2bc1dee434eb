using Compliance.FollowUp;

namespace Compliance.Comparing;

/// <summary>How requests ask earlier ones again, as far as it was known on a day.</summary>
internal sealed class Chains(Ground ground, AsOf asOf)
{
    /// <summary>The pairs of the later and the earlier that belong together; a shared thread tells nothing where both have a closer pair.</summary>
    public IReadOnlyList<Pair> Pairs(IReadOnlyList<string> later, IReadOnlyList<string> earlier)
    {
        var pairs = later.SelectMany(l => earlier.Where(e => e != l).Select(e => Between(l, e))).OfType<Pair>().ToArray();
        var close = pairs.Where(p => p.Relation != Repetition.SameThread).SelectMany(p => new[] { ("later", p.Later), ("earlier", p.Earlier) }).ToHashSet();
        return [.. pairs.Where(p => p.Relation != Repetition.SameThread || !close.Contains(("later", p.Later)) || !close.Contains(("earlier", p.Earlier)))];
    }

    /// <summary>The latest request that was asked before and that this one asks again; null: it is asked for the first time.</summary>
    public Pair? LatestBefore(string id)
    {
        var request = ground.Requests[id];
        var mates = request.Fact.Thread is { } thread ? ground.Threads[thread].Where(r => asOf.Reached(r.Known) && r.Made < request.Made) : [];
        return request.AskedBefore(asOf).Concat(mates).Distinct().OrderByDescending(r => r.Made).Select(r => Between(id, r.Fact.Id)).OfType<Pair>()
            .OrderByDescending(p => ground.Requests[p.Earlier].Made).ThenBy(p => p.Relation).ThenBy(p => p.Earlier, StringComparer.Ordinal).FirstOrDefault();
    }

    private Pair? Between(string later, string earlier)
    {
        var (one, other) = (ground.Requests[later], ground.Requests[earlier]);
        if (Path(one, other) is { } path) return new Pair(later, earlier, path.Length == 0 ? Repetition.Reiterates : Repetition.ThroughOthers, path);
        return one.Fact.Thread is not null && one.Fact.Thread == other.Fact.Thread && one.Made > other.Made ? new Pair(later, earlier, Repetition.SameThread, []) : null;
    }

    // The shortest way, without its ends.
    private string[]? Path(RequestNode from, RequestNode to)
    {
        var before = new Dictionary<RequestNode, RequestNode?>(ReferenceEqualityComparer.Instance) { [from] = null };
        var queue = new Queue<RequestNode>([from]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var next in at.Reiterates.Where(r => asOf.Reached(r.Known) && before.TryAdd(r, at)))
            {
                if (!ReferenceEquals(next, to))
                {
                    queue.Enqueue(next);
                    continue;
                }

                var path = new Stack<string>();
                for (var step = at; !ReferenceEquals(step, from); step = before[step]!) path.Push(step.Fact.Id);
                return [.. path];
            }
        }

        return null;
    }
}

/// <summary>Two requests that belong together.</summary>
internal sealed record Pair(string Later, string Earlier, Repetition Relation, string[] Through);
