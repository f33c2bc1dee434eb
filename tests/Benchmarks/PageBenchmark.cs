using System.Globalization;

namespace Compliance.Benchmarks;

/// <summary>
/// How much longer a page takes than the answer of the API that has the same content: the real program on the record that
/// comes with it, page and answer in turn, another day every round. And how large the page of a case is.
/// </summary>
public static class PageBenchmark
{
    private const double Wanted = 3;
    private const int LargestCase = 150_000;

    // Where one page holds what several answers hold, they are asked one after the other.
    private static readonly (string Name, string Page, string[] Answers)[] Pairs =
    [
        ("case of Kazakhstan under C87, with picture", "/cases/KAZ/C87?asOf=DAY", ["/v1/cases/KAZ/C87?asOf=DAY"]),
        ("the picture, against the timeline", "/v1/cases/KAZ/C87/timeline.svg?asOf=DAY", ["/v1/cases/KAZ/C87/timeline?asOf=DAY"]),
        ("a request", "/requests/kaz-c87-cas-2015.4?asOf=DAY", ["/v1/requests/kaz-c87-cas-2015.4?asOf=DAY&include=conclusion,thread", "/v1/requests/kaz-c87-cas-2015.4/history"]),
        ("a thread", "/threads/kaz-c87-trade-union-law?asOf=DAY", ["/v1/threads/kaz-c87-trade-union-law?asOf=DAY", "/v1/threads/kaz-c87-trade-union-law/history"]),
        ("a commitment", "/commitments/kaz-commitment-2018-road-map?asOf=DAY", ["/v1/commitments/kaz-commitment-2018-road-map?asOf=DAY", "/v1/commitments/kaz-commitment-2018-road-map/history"]),
        ("a conclusion", "/conclusions/kaz-c87-cas-2015?asOf=DAY", ["/v1/conclusions/kaz-c87-cas-2015?asOf=DAY"]),
        ("a piece of evidence", "/evidence/kaz-2020-05-04-law-321-vi?asOf=DAY", ["/v1/evidence/kaz-2020-05-04-law-321-vi?include=member,conclusion,actors,source,requests,threads,commitments"]),
        ("a source", "/sources/normlex-4060436?asOf=DAY", ["/v1/sources/normlex-4060436"]),
        ("a member", "/members/KAZ?asOf=DAY", ["/v1/members/KAZ", "/v1/cases?member=KAZ&asOf=DAY", "/v1/commitments?member=KAZ&asOf=DAY", "/v1/deadlines?member=KAZ&from=DAY&limit=8&asOf=DAY"]),
        ("a Convention", "/conventions/C87?asOf=DAY", ["/v1/conventions/C87", "/v1/cases?convention=C87&asOf=DAY", "/v1/ratifications?convention=C87&limit=500"]),
        ("the cases", "/cases?asOf=DAY", ["/v1/cases?asOf=DAY"]),
        ("the start page", "/?asOf=DAY", ["/v1/cases?asOf=DAY", "/v1/transitions?to=DAY&sort=-on&limit=8", "/v1/deadlines?from=DAY&limit=8&asOf=DAY"]),
        ("a search", "/search?q=registration&asOf=DAY", ["/v1/search?q=registration&asOf=DAY"]),
    ];

    /// <summary>Measures and prints; 1 when a page takes longer, or is larger, than wanted.</summary>
    public static async Task<int> Run(int rounds)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-pages-");
        try
        {
            using var served = await ServedDatabase.Start(Path.Combine(folder.FullName, "pages.db"), withSeed: true);
            Console.WriteLine($"milliseconds over HTTP, medians of {rounds} rounds in turn; bytes before packing; {Environment.ProcessorCount} cores, .NET {Environment.Version}\n");
            Console.WriteLine($"{"",-46}{"answer",10}{"page",10}   ratio{"answer",12}{"page",10}");
            var over = 0;
            foreach (var (name, page, answers) in Pairs)
            {
                var (ofAnswer, ofPage) = (new List<double>(), new List<double>());
                var (answerBytes, pageBytes) = (0, 0);
                // The first rounds compile the code, and do not count.
                for (var round = -20; round < rounds; round++)
                {
                    var taken = await Take(served, answers, round);
                    var shown = await Take(served, [page], round);
                    (answerBytes, pageBytes) = (taken.Bytes, shown.Bytes);
                    if (round < 0) continue;
                    ofAnswer.Add(taken.Milliseconds);
                    ofPage.Add(shown.Milliseconds);
                }

                var (x, y) = (ReadBenchmark.Median(ofAnswer), ReadBenchmark.Median(ofPage));
                if (y / x > Wanted) over++;
                Console.WriteLine($"{$"{name}{(answers.Length > 1 ? $" ({answers.Length} answers)" : "")}",-46}{x,10:N2}{y,10:N2}{y / x,8:N2}{answerBytes,12:N0}{pageBytes,10:N0}{(y / x > Wanted ? $"  more than {Wanted}" : "")}");
            }

            var today = (await served.Take("/cases/KAZ/C87")).Bytes;
            Console.WriteLine($"\nthe page of the case as it stands today, with its picture: {today:N0} bytes, wanted at most {LargestCase:N0}");
            return over == 0 && today <= LargestCase ? 0 : 1;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task<(int Bytes, double Milliseconds)> Take(ServedDatabase served, IEnumerable<string> addresses, int round)
    {
        var day = new DateOnly(2020, 1, 31).AddDays(round).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var (bytes, milliseconds) = (0, 0.0);
        foreach (var address in addresses)
        {
            var (more, longer) = await served.Take(address.Replace("DAY", day, StringComparison.Ordinal));
            (bytes, milliseconds) = (bytes + more, milliseconds + longer);
        }

        return (bytes, milliseconds);
    }
}
