using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using Dapper;

namespace Compliance.Cases;

/// <summary>
/// What is counted of each member on some days, kept in memory, so that counting by other words does not read the same
/// again. After a write only the members that it is about are read anew.
/// </summary>
public sealed class Tallies(ReadingLimit limit)
{
    /// <summary>So many days are kept.</summary>
    private const int Most = 8;
    private readonly Lock gate = new();
    private readonly Dictionary<DateOnly, Day> days = [];

    private sealed class Day(long revision)
    {
        public long Revision { get; set; } = revision;
        public long Used { get; set; }
        public TallyWords Words { get; } = new();
        public Dictionary<string, MemberTallies> Members { get; } = [];
    }

    /// <summary>Counts on a day.</summary>
    /// <param name="view">The record.</param>
    /// <param name="asOf">The day.</param>
    /// <param name="groups">The words by which it is grouped.</param>
    /// <param name="filter">What is counted.</param>
    public IReadOnlyList<StatusCount> Count(View view, DateOnly asOf, IReadOnlySet<string> groups, StatusCountFilter filter)
    {
        var takes = AnyOfWords.Of(filter.Member);
        var members = view.Reader.Connection.Query<string>("select iso3 from member where exists (select 1 from conclusion where member = iso3) or exists (select 1 from thread where member = iso3) order by iso3").Where(takes.Takes).ToArray();
        // Whoever reads a day for the first time takes a while; the others wait as long as a reading may take.
        if (!gate.TryEnter(limit.Longest)) throw new ProblemException(ProblemKind.Unavailable, "Others are counting for the first time. Try again in a few seconds.");
        try
        {
            var day = On(view, asOf);
            // One after the other: what was read before a reading is interrupted is there for the next.
            foreach (var member in members)
                if (!day.Members.ContainsKey(member)) day.Members[member] = MemberTallies.Of(view.Reader, day.Words, member, asOf);
            return [.. new TallyCount(day.Words, groups, filter).Of([.. members.Select(m => (m, day.Members[m]))], groups.Contains("member"))
                .OrderBy(r => r.Member, StringComparer.Ordinal).ThenBy(r => r.Convention, StringComparer.Ordinal).ThenBy(r => r.Body, StringComparer.Ordinal)
                .ThenBy(r => r.Kind, StringComparer.Ordinal).ThenBy(r => r.Status, StringComparer.Ordinal)];
        }
        finally
        {
            gate.Exit();
        }
    }

    private Day On(View view, DateOnly asOf)
    {
        var revision = view.Revision.Number;
        // A view that began before the last write sees less than is kept: it is read apart.
        if (days.TryGetValue(asOf, out var day) && day.Revision > revision) return new Day(revision);
        if (day is null)
        {
            if (days.Count == Most) days.Remove(days.MinBy(d => d.Value.Used).Key);
            days[asOf] = day = new Day(revision);
        }

        day.Used = days.Values.Max(d => d.Used) + 1;
        if (day.Revision < revision)
        {
            foreach (var member in Touched(view, day.Revision) ?? [.. day.Members.Keys]) day.Members.Remove(member);
            day.Revision = revision;
        }

        return day;
    }

    // The days of a session and the category of a Convention bear on the records of many members, and are filed under none.
    private static IReadOnlyList<string>? Touched(View view, long since)
    {
        var range = new { since, until = view.Revision.Number };
        var isAboutMany = view.Log.Connection.ExecuteScalar<bool>("select exists (select 1 from change where revision > @since and revision <= @until and record in ('session', 'convention'))", range);
        return isAboutMany ? null : view.Log.Connection.Query<string>("select distinct +member from change_member where revision > @since and revision <= @until", range).AsList();
    }
}
