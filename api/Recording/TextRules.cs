using Compliance.Exchange;
using Compliance.Codes;
using Compliance.Evidence;

namespace Compliance.Recording;

/// <summary>One text takes at most one stance on one thing, also when it is recorded as several pieces of evidence.</summary>
public static class TextRules
{
    public static IEnumerable<Mistake> Check(IReadOnlyList<Entry> entries) => entries
        .Where(e => e.Record is NewEvidence { Conclusion: not null })
        .SelectMany(e => ((NewEvidence)e.Record).Links.Select((link, i) => (Entry: e, Link: link, At: $"/links/{i}")))
        .GroupBy(l => (Text: ((NewEvidence)l.Entry.Record).Conclusion, l.Link.Request, l.Link.Thread, l.Link.Commitment, l.Link.Conclusion))
        .Where(of => of.Select(l => l.Link.Stance).Distinct().Count() > 1)
        .SelectMany(of => of.Skip(1).Where(l => l.Link.Stance != of.First().Link.Stance).Select(l => l.Entry.Wrong(l.At, "second_stance",
            $"{of.Key.Text} already says '{of.First().Link.Stance.Word()}' on it in {of.First().Entry.Record.Key}: one text takes at most one stance on one thing")));
}
