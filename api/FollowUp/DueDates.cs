using Compliance.Conclusions;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>What a due date means in days.</summary>
public static class DueDates
{
    /// <summary>The day that counts; null when the words set none, or name a session whose days are not known.</summary>
    public static DueDay? Countable(this DueFact? due)
    {
        if (due is null || due.Precision == DuePrecision.None) return null;
        var latest = due.Latest ?? due switch
        {
            { Relation: DueRelation.At, Anchor.EndsOn: { } last } => last,
            { Relation: not DueRelation.At, Anchor.StartsOn: { } first } => first.AddDays(-1),
            _ => null as DateOnly?,
        };
        return latest is { } day ? new DueDay(day, due.Basis) : null;
    }

    /// <summary>A conclusion's own date for a report: known to the year it is 1 September, as for every report.</summary>
    public static DueDay? CountableReport(this DueFact? due) =>
        due.Countable() is { } day ? due!.Precision == DuePrecision.Year ? day with { On = FirstOfSeptember(day.On.Year) } : day : null;

    /// <summary>The date that the rule gives where no text does: for CAS that of the year, for CEACR that of the regular cycle.</summary>
    public static DueDay? ByRule(ConclusionFact conclusion) => conclusion.Body switch
    {
        Body.Cas => Year(conclusion.Session?.Year ?? conclusion.AdoptedOn?.Last.Year, 0, DueBasis.ConferenceRule),
        Body.Ceacr => Year(conclusion.AdoptedOn?.Last.Year ?? conclusion.Session?.Year, conclusion.RegularCycleYears, DueBasis.RegularCycle),
        Body.Cfa or Body.Gb or Body.Coi or Body.Ilc => null,
        _ => throw new ArgumentOutOfRangeException(nameof(conclusion)),
    };

    /// <summary>The one that passes first, its grace included.</summary>
    public static DueDay? Earliest(this IEnumerable<DueDay?> days) =>
        days.OfType<DueDay>().OrderBy(d => d.LastDay).ThenBy(d => d.On).ThenBy(d => d.Basis).FirstOrDefault();

    private static DueDay? Year(int? year, int later, DueBasis basis) => year is { } y ? new DueDay(FirstOfSeptember(y + later), basis) : null;

    private static DateOnly FirstOfSeptember(int year) => new(year, 9, 1);
}
