
namespace Compliance.Cases;

/// <summary>A case's status as aligned columns for a terminal.</summary>
public static class CaseTable
{
    public static void Print(CaseStatus status, TextWriter to)
    {
        to.WriteLine($"{status.Member} {status.Convention} as of {status.AsOf:yyyy-MM-dd} (revision {status.Meta.Revision})");
        to.WriteLine($"Examined by the Conference Committee: {(status.ExaminedIn.Count == 0 ? "not known" : string.Join(", ", status.ExaminedIn))}");
        to.WriteLine();
        to.WriteLine($"{"To the Government",-22}{"threads",9}{"requests",10}");
        foreach (var word in status.Threads.ByStatus.Keys.Where(w => status.Threads.ByStatus[w] + status.Requests.ByStatus[w] > 0))
            Row(word.Replace('_', ' '), status.Threads.ByStatus[word], status.Requests.ByStatus[word]);
        Row("total", status.Threads.Total, status.Requests.Total);
        to.WriteLine();
        Row("overdue, outcome", status.Threads.OverdueOutcome, status.Requests.OverdueOutcome);
        Row("overdue, reply", status.Threads.OverdueReply, status.Requests.OverdueReply);
        Row("disputed", status.Threads.Disputed, status.Requests.Disputed);
        to.WriteLine();
        var promised = status.Commitments.Where(c => c.Value > 0).Select(c => $"{c.Value} {c.Key.Replace('_', ' ')}").ToArray();
        to.WriteLine($"{"Commitments",-17}{(promised.Length == 0 ? "none recorded" : string.Join(", ", promised))}");
        to.WriteLine($"{"To others",-17}{status.RequestsToOthers} requests");
        to.WriteLine($"{"Next date",-17}{(status.Next is { } next ? $"{next.On:yyyy-MM-dd} {next.Clock} of {next.Record}" : "none known")}");
        to.WriteLine($"{"Last text",-17}{(status.LastConclusion is { } last ? $"{last.Body} {last.MadeOn:yyyy-MM-dd} {last.Id} ({last.Coverage})" : "none recorded")}");
        to.WriteLine();
        to.WriteLine("Not loaded, or in part:");
        foreach (var note in status.Coverage.Where(c => c.Extent != "complete")) to.WriteLine($"  {note.Text}");

        void Row(string what, int threads, int requests) => to.WriteLine($"{what,-22}{threads,9}{requests,10}");
    }
}
