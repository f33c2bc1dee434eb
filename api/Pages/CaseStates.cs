using System.Text.Json;
using Compliance.Cases;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Pages;

/// <summary>A case with where its demands stand, and how much of its texts is loaded.</summary>
public sealed record CaseState
{
    /// <summary>The case, as the list of cases has it.</summary>
    public required CaseRow Case { get; init; }

    /// <summary>How many demands to the Government, by where they stand; in the order of the statuses, without those that do not occur.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Threads { get; init; }

    /// <summary>How many requests to the Government are counted in it, those outside demands too.</summary>
    public required int Requests { get; init; }

    /// <summary>How many of its adopted texts are loaded completely, in part, or only listed.</summary>
    public required IReadOnlyList<KeyValuePair<string, int>> Texts { get; init; }

    /// <summary>How many demands to the Government.</summary>
    public int Total => Threads.Sum(t => t.Value);
}

/// <summary>Cases: those of which requests are loaded, with where they stand; and those of which none is.</summary>
/// <param name="Loaded">With where they stand.</param>
/// <param name="Others">Known by an examination, or by a text that is only listed.</param>
public sealed record SortedCases(IReadOnlyList<CaseState> Loaded, IReadOnlyList<CaseRow> Others);

/// <summary>Tells where cases stand: two statements, however many there are.</summary>
public static class CaseStates
{
    /// <summary>Where cases of a list stand on a day.</summary>
    public static IReadOnlyList<CaseState> Of(View view, IReadOnlyList<CaseRow> cases, DateOnly asOf)
    {
        if (cases.Count == 0) return [];
        string[] members = [.. cases.Select(c => c.Member).Distinct()];
        string[] conventions = [.. cases.Select(c => c.Convention).Distinct()];
        var named = JsonSerializer.Serialize(cases.Select(c => new { member = c.Member, convention = c.Convention }));
        var counts = view.Reader.Rows<CountedStatus>(Statement.Of("Pages/CaseStates", new { Cases = named, AsOf = asOf })).ToLookup(c => (c.Member, c.Convention));
        var texts = view.Reader.Rows<LoadedTexts>(Statement.Of("Pages/CaseTexts", new { Members = JsonSerializer.Serialize(members), Conventions = JsonSerializer.Serialize(conventions), AsOf = asOf }))
            .ToLookup(t => (t.Member, t.Convention));
        return [.. cases.Select(row => new CaseState
        {
            Case = row,
            Threads = InOrder<RequestStatus>(counts[(row.Member, row.Convention)].Where(c => c.Threads > 0).Select(c => (c.Status, c.Threads))),
            Requests = counts[(row.Member, row.Convention)].Sum(c => c.Requests),
            Texts = InOrder<Coverage>(texts[(row.Member, row.Convention)].Select(t => (t.Coverage, t.Texts))),
        })];
    }

    /// <summary>The cases of a list, sorted by whether anything of them is loaded.</summary>
    public static SortedCases Sorted(View view, IReadOnlyList<CaseRow> cases, DateOnly asOf) => new(Of(view, [.. cases.Where(c => c.Requests > 0)], asOf), [.. cases.Where(c => c.Requests == 0)]);

    private static KeyValuePair<string, int>[] InOrder<TWord>(IEnumerable<(string Word, int Count)> counts) where TWord : struct, Enum
    {
        var known = counts.ToDictionary(c => c.Word, c => c.Count);
        return [.. Words.Of(typeof(TWord)).Keys.Where(w => known.GetValueOrDefault(w) > 0).Select(w => KeyValuePair.Create(w, known[w]))];
    }

    private sealed record CountedStatus
    {
        public required string Member { get; init; }
        public required string Convention { get; init; }
        public required string Status { get; init; }
        public required int Threads { get; init; }
        public required int Requests { get; init; }
    }

    private sealed record LoadedTexts
    {
        public required string Member { get; init; }
        public required string Convention { get; init; }
        public required string Coverage { get; init; }
        public required int Texts { get; init; }
    }
}
