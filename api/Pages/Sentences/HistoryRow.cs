using Compliance.Commitments;
using Compliance.FollowUp;
using Compliance.Reading;

namespace Compliance.Pages.Sentences;

/// <summary>A span of days with one status, for one reason.</summary>
/// <param name="From">Its first day.</param>
/// <param name="Until">The day after its last; null: it goes on for ever.</param>
/// <param name="Status">The status.</param>
/// <param name="Rule">The rule that gave it.</param>
/// <param name="Because">The facts that the rule rests on.</param>
public sealed record HistoryRow(DateOnly From, DateOnly? Until, string Status, string Rule, IReadOnlyList<CitedFact> Because)
{
    /// <summary>Of a request or a thread, with its facts looked up at once.</summary>
    public static IReadOnlyList<HistoryRow> Of(View view, StatusHistory history) => Of(view, [.. history.Data.Select(i => (i.From, i.Until, i.Status, i.Rule, i.Decisive))]);

    /// <summary>Of a promise.</summary>
    public static IReadOnlyList<HistoryRow> Of(View view, CommitmentHistory history) => Of(view, [.. history.Data.Select(i => (i.From, i.Until, i.Status, i.Rule, i.Decisive))]);

    private static List<HistoryRow> Of(View view, (DateOnly From, DateOnly? Until, string Status, string Rule, DecisiveFact[] Decisive)[] intervals)
    {
        static FactRef Ref(DecisiveFact f) => new(Codes.Words.Read<FactKind>(f.Kind), f.Id);
        var citations = new Citations(view.Reader, intervals.SelectMany(i => i.Decisive).Select(Ref));
        var rows = new List<HistoryRow>();
        foreach (var (from, until, status, rule, decisive) in intervals)
        {
            // What changes but a reply, a date or a flag is no row of its own.
            if (rows is [.., var last] && last.Status == status && last.Rule == rule && last.Because.Select(f => (f.Kind, f.Id)).SequenceEqual(decisive.Select(f => (f.Kind, f.Id))))
                rows[^1] = last with { Until = until };
            else
                rows.Add(new HistoryRow(from, until, status, rule, [.. decisive.Select(f => citations.Cite(Ref(f), null))]));
        }

        return rows;
    }
}
