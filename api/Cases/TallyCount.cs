using System.Runtime.CompilerServices;
using Compliance.Reading;

namespace Compliance.Cases;

/// <summary>
/// Counts tallies by any of their words: every request and thread once in each row of the answer that it belongs to, and
/// every text behind the requests.
/// </summary>
public sealed class TallyCount
{
    private static readonly string[] Coverages = ["complete", "partial", "listed"];

    /// <summary>With fewer requests than this, others would not be done before one is.</summary>
    private const int Worthwhile = 50_000;
    private const int MostParts = 4;
    private readonly Places<string> conventions = new();
    private readonly Places<TallyKept> kept = new();

    // By its place in the tallies: in which group a Convention and the rest are; what is left out is in a last group, which is
    // counted with the others and not told, because to count costs less than to choose.
    private readonly int[] ofConvention;
    private readonly int[] ofKept;
    private readonly byte[] coverages;
    private readonly int last;

    /// <param name="words">What the tallies stand for.</param>
    /// <param name="columns">The words by which it is grouped.</param>
    /// <param name="filter">What is counted.</param>
    public TallyCount(TallyWords words, IReadOnlySet<string> columns, StatusCountFilter filter)
    {
        var (convention, body, kind, status) = (AnyOfWords.Of(filter.Convention), AnyOfWords.Of(filter.Body), AnyOfWords.Of(filter.Kind), AnyOfWords.Of(filter.Status));
        int[] placesOfConventions = [.. words.Conventions.All.Select(c => convention.Takes(c) ? conventions.Place(columns.Contains("convention") ? c : "") : -1)];
        int[] placesOfKept = [.. words.Kept.All.Select(k => body.Takes(k.Body) && kind.Takes(k.Kind) && status.Takes(k.Status) ? kept.Place(Grouped(k)) : -1)];
        last = conventions.All.Count * kept.All.Count;
        ofConvention = [.. placesOfConventions.Select(p => p < 0 ? last : p)];
        ofKept = [.. placesOfKept.Select(p => p < 0 ? last : p * conventions.All.Count)];
        coverages = [.. words.Kept.All.Select(k => (byte)Math.Max(0, Array.IndexOf(Coverages, k.Coverage)))];

        TallyKept Grouped(TallyKept k) => new(columns.Contains("body") ? k.Body : "", columns.Contains("kind") ? k.Kind : "", columns.Contains("status") ? k.Status : "", "");
    }

    /// <summary>The rows of an answer about members; each told apart, or all together.</summary>
    /// <param name="members">What is counted of each.</param>
    /// <param name="byMember">Whether they are told apart.</param>
    /// <param name="parts">Among how many processors the members are shared out; as many as are worth it unless given.</param>
    public IEnumerable<StatusCount> Of(IReadOnlyList<(string Member, MemberTallies Tallies)> members, bool byMember, int? parts = null)
    {
        parts ??= members.Sum(m => m.Tallies.Requests.Length) < Worthwhile ? 1 : Math.Min(Environment.ProcessorCount, MostParts);
        // Nothing is of two members: the sums are what one processor would have counted.
        var rows = Enumerable.Range(0, parts.Value).AsParallel().WithDegreeOfParallelism(parts.Value)
            .SelectMany(part => new Pass(this).Of(members.Where((_, i) => i % parts == part), byMember)).AsEnumerable();
        return byMember || parts == 1 ? rows : rows.GroupBy(r => (r.Convention, r.Body, r.Kind, r.Status)).Select(g => g.Aggregate(Sum));
    }

    private static StatusCount Sum(StatusCount one, StatusCount other) => one with
    {
        Threads = one.Threads + other.Threads,
        Requests = one.Requests + other.Requests,
        Coverage = one.Coverage.ToDictionary(c => c.Key, c => c.Value + other.Coverage[c.Key]),
    };

    /// <summary>Goes through the tallies of some members.</summary>
    private sealed class Pass(TallyCount count)
    {
        private readonly int[] ofConvention = count.ofConvention;
        private readonly int[] ofKept = count.ofKept;
        private readonly byte[] coverages = count.coverages;
        private readonly int last = count.last;
        private readonly Group[] groups = new Group[count.last + 1];
        private readonly List<int> used = [];
        private int item;
        private int text;

        public IEnumerable<StatusCount> Of(IEnumerable<(string Member, MemberTallies Tallies)> members, bool byMember)
        {
            foreach (var (member, tallies) in members)
            {
                AddRequests(tallies.Requests);
                AddThreads(tallies.Threads);
                if (!byMember) continue;
                foreach (var row in Rows(member)) yield return row;
            }

            if (byMember) yield break;
            foreach (var row in Rows(null)) yield return row;
        }

        // Gone through for every request of the record: nothing is looked up but by its place, and next to nothing is chosen.
        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddRequests(ReadOnlySpan<Tally> tallies)
        {
            var (thisItem, thisText) = (item, text);
            foreach (ref readonly var tally in tallies)
            {
                thisItem += tally.First;
                thisText += tally.FirstOfText;
                var at = Math.Min(ofKept[tally.Kept] + ofConvention[tally.Convention], last);
                ref var group = ref groups[at];
                if (group.LastItem == 0) used.Add(at);
                group.Requests += group.LastItem == thisItem ? 0 : 1;
                group.LastItem = thisItem;
                group.Texts[coverages[tally.Kept]] += group.LastText == thisText ? 0 : 1;
                group.LastText = thisText;
            }

            (item, text) = (thisItem, thisText);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private void AddThreads(ReadOnlySpan<Tally> tallies)
        {
            var thisItem = item;
            foreach (ref readonly var tally in tallies)
            {
                thisItem += tally.First;
                var at = Math.Min(ofKept[tally.Kept] + ofConvention[tally.Convention], last);
                ref var group = ref groups[at];
                if (group.LastItem == 0) used.Add(at);
                group.Threads += group.LastItem == thisItem ? 0 : 1;
                group.LastItem = thisItem;
            }

            item = thisItem;
        }

        private StatusCount[] Rows(string? member)
        {
            StatusCount[] rows = [.. used.Where(at => at != last).Select(at => Row(member, count.conventions.All[at % count.conventions.All.Count], count.kept.All[at / count.conventions.All.Count], groups[at]))];
            foreach (var at in used) groups[at] = default;
            used.Clear();
            return rows;
        }
    }

    private static StatusCount Row(string? member, string convention, TallyKept words, Group group) => new()
    {
        Member = member,
        Convention = Maybe(convention),
        Body = Maybe(words.Body),
        Kind = Maybe(words.Kind),
        Status = Maybe(words.Status),
        Threads = group.Threads,
        Requests = group.Requests,
        Coverage = Coverages.Select((word, i) => (word, Count: group.Texts[i])).ToDictionary(c => c.word, c => c.Count),
    };

    private static string? Maybe(string word) => word.Length == 0 ? null : word;

    /// <summary>The counts of a group, with the request or thread and the text that were counted in it last.</summary>
    private struct Group
    {
        public int LastItem;
        public int LastText;
        public int Threads;
        public int Requests;
        public TextCounts Texts;
    }

    [InlineArray(3)]
    private struct TextCounts
    {
        private int first;
    }
}

/// <summary>Whether a filter takes a word.</summary>
internal sealed record AnyOfWords(IReadOnlyList<string> Any, IReadOnlyList<string> None)
{
    public static AnyOfWords Of<T>(AnyOf<T>? filter) => new(filter?.Any ?? [], filter?.None ?? []);

    public bool Takes(string word) => (Any.Count == 0 || Any.Contains(word)) && !None.Contains(word);
}
