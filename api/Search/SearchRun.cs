using System.Text.Json;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using Dapper;

namespace Compliance.Search;

/// <summary>
/// One search: the index gives the documents that hold the words, the newest first; so many of them are looked at, and so
/// many ranked. Its cost does not grow with the record.
/// </summary>
internal sealed class SearchRun
{
    private readonly View view;
    private readonly SearchFilter filter;
    private readonly string match;
    private readonly string within;
    private readonly SearchLimits limits;
    private readonly HttpContext http;
    private readonly CancellationToken token;
    private readonly string query;
    private readonly Cursor? cursor;
    private readonly DateOnly asOf;
    private readonly bool isOfAllRows;

    public SearchRun(View view, SearchFilter filter, SearchLimits limits, HttpContext http, DateOnly today, CancellationToken token)
    {
        (this.view, this.filter, this.match, this.limits, this.http, this.token) = (view, filter, filter.Q.Match, limits, http, token);
        within = Within();
        isOfAllRows = Paging.IsOfAllRows(http);
        query = Paging.Query(http);
        cursor = filter.Cursor is null ? null : Cursor.Read(filter.Cursor, query);
        asOf = filter.AsOf ?? (cursor?.AsOf is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd") : today);
    }

    private bool IsByDate => filter.Sort.EndsWith("date", StringComparison.Ordinal);

    private bool IsTurned => filter.Sort.StartsWith('-');

    private int Limit => isOfAllRows ? limits.Examined : filter.Limit;

    public SearchAnswer Answer()
    {
        var answer = IsByDate ? ByDate() : ByRelevance();
        // All rows, or none: nobody could see that some are missing.
        return !isOfAllRows || answer.Search.Examined < limits.Examined ? answer
            : throw ProblemException.InvalidParameter("q", "too_many", $"'q' finds more than the {limits.Examined:N0} records that are looked at, and this format has all rows: narrow it, or ask for JSON with sort=-date, page after page.");
    }

    private SearchAnswer ByRelevance()
    {
        // Later pages are of the record as the first one saw it: what is written meanwhile would shift them.
        var horizon = cursor?.Revision ?? view.Revision.Number;
        var all = Look(isDown: true, from: null, horizon);
        // Of what was changed since, a later page cannot tell whether an earlier one had it.
        if (horizon < view.Revision.Number && all.Found.Count < Look(isDown: true, from: null, null).Found.Count) all = all with { IsCut = true };
        using var ranking = new Ranking(Texts(all.Found.Take(limits.Ranked)));
        var scores = ranking.Scores(match);
        // The score of what is not ranked comes after that of all that is: those are less than nothing.
        var ordered = all.Found.Select(f => (Found: f, Score: scores.GetValueOrDefault(f.Id))).OrderBy(f => f.Score).ThenByDescending(f => f.Found.Id).Select((f, i) => (f.Found, f.Score, Rank: i + 1));
        if (IsTurned) ordered = ordered.Reverse();
        var rows = ordered.Where(f => cursor is null || (IsTurned ? Compare(cursor, f) < 0 : Compare(cursor, f) > 0)).Take(Limit + 1).ToArray();
        var shown = rows.Take(Limit).ToArray();
        ranking.Add(Texts(shown.Select(s => s.Found).Where(f => !ranking.Has(f.Id))));
        var next = rows.Length <= Limit ? null : new Cursor(query, asOf.Stored(), JsonSerializer.SerializeToElement(shown[^1].Score), Number(shown[^1].Found.Id)) { Revision = horizon };
        return Written(Hits(ranking, [.. shown.Select(s => (s.Found, (int?)s.Rank))]), next, all, Math.Min(all.Found.Count, limits.Ranked));
    }

    private SearchAnswer ByDate()
    {
        var page = Look(IsTurned, cursor is null ? null : long.Parse(cursor.Id, System.Globalization.CultureInfo.InvariantCulture), null);
        var shown = (IsTurned ? page.Found : page.Found.Reverse()).Take(Limit).ToArray();
        // Where the filters let little through, a page may be short and not the last.
        var last = page.Found.Count > Limit ? shown[^1].Id : page.IsCut ? page.LastId : (long?)null;
        using var ranking = new Ranking(Texts(shown));
        var all = cursor is null || !filter.Count && !filter.Facets ? page : Look(IsTurned, from: null, null);
        return Written(Hits(ranking, [.. shown.Select(f => (f, (int?)null))]), last is { } id ? new Cursor(query, asOf.Stored(), null, Number(id)) : null, all, null);
    }

    private SearchAnswer Written(IReadOnlyList<SearchHit> hits, Cursor? next, Looked all, int? ranked)
    {
        return new SearchAnswer
        {
            Data = hits,
            Page = new PageInfo { Limit = filter.Limit, Next = Paging.Next(http, next), Total = filter.Count && !all.IsCut ? all.Found.Count : null },
            Search = new SearchExtent { IsComplete = !all.IsCut && (ranked is null || ranked == all.Found.Count), Examined = all.Examined, Ranked = ranked },
            Facets = filter.Facets ? Found.Facets(all.Found) : null,
            Meta = view.Meta(asOf),
        };
    }

    // The documents that hold the words, as many as are looked at; and those of them that the filters let through, the newest first.
    private Looked Look(bool isDown, long? from, long? horizon)
    {
        token.ThrowIfCancellationRequested();
        var below = Document.FirstIdAfter(Document.FirstIdOf(asOf));
        var find = isDown
            ? Statement.Of<SearchRecords>("FindNewest", new { Match = within, Below = Math.Min(from ?? below, below), Most = limits.Examined })
            : Statement.Of<SearchRecords>("FindOldest", new { Match = within, Above = from ?? 0, Below = below, Most = limits.Examined });
        var ids = view.Reader.Rows<long>(find);
        var arguments = Lists.Arguments(filter);
        (arguments["Ids"], arguments["AsOf"], arguments["Horizon"]) = (JsonSerializer.Serialize(ids), asOf, horizon);
        var found = view.Reader.Rows<Found>(Statement.Of<SearchRecords>(arguments));
        return new Looked(found, ids.Count, ids.Count == limits.Examined, ids.Count == 0 ? 0 : ids[^1]);
    }

    private IReadOnlyList<FoundText> Texts(IEnumerable<Found> found)
    {
        token.ThrowIfCancellationRequested();
        return view.Reader.Rows<FoundText>(Statement.Of<SearchRecords>("FoundTexts", new { Ids = JsonSerializer.Serialize(found.Select(f => f.Id)) }));
    }

    private SearchHit[] Hits(Ranking ranking, IReadOnlyList<(Found Found, int? Rank)> shown)
    {
        token.ThrowIfCancellationRequested();
        var snippets = ranking.Snippets(match, shown.Select(s => s.Found.Id));
        return [.. shown.Select(s => s.Found.Hit(ranking.Title(s.Found.Id), snippets.GetValueOrDefault(s.Found.Id) ?? "", s.Rank))];
    }

    private string Within()
    {
        var among = new List<IReadOnlyList<string>>();
        var except = new List<string>();
        Add(filter.Kind, Facet.Kind);
        Add(filter.Member, Facet.Member);
        Add(filter.Convention, Facet.Convention);
        Add(filter.Body, Facet.Body);
        Add(filter.Year, Facet.Year);
        return SearchMatch.Within(match, among, except);

        void Add<T>(AnyOf<T>? values, Func<string, string> facet)
        {
            if (values is { Any.Count: > 0 }) among.Add([.. values.Any.Select(facet)]);
            if (values is { None.Count: > 0 }) except.AddRange(values.None.Select(facet));
        }
    }

    private static int Compare(Cursor cursor, (Found Found, double Score, int Rank) row)
    {
        var score = row.Score.CompareTo(cursor.Value!.Value.GetDouble());
        return score != 0 ? score : long.Parse(cursor.Id, System.Globalization.CultureInfo.InvariantCulture).CompareTo(row.Found.Id);
    }

    private static string Number(long id) => id.ToString(System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>What was looked at.</summary>
    private sealed record Looked(IReadOnlyList<Found> Found, int Examined, bool IsCut, long LastId);
}
