using Compliance.Conclusions;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>What a due date means in days.</summary>
public static class DueDates
{
    /// <summary>The date that the words set; null when they set none.</summary>
    public static DueDate? Date(this DueFact? due) => due is null || due.Precision == DuePrecision.None ? null : new DueDate(due.Countable());

    /// <summary>The same of a conclusion's own date for a report: known to the year it is 1 September, as for every report.</summary>
    public static DueDate? ReportDate(this DueFact? due) => due.Date() is not { } date ? null
        : due!.Precision == DuePrecision.Year && date.Day is { } day ? new DueDate(day with { On = FirstOfSeptember(day.On.Year) }) : date;

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

    /// <summary>The date that the rule gives where no text does: for CAS that of the year, for CEACR that of the regular cycle.</summary>
    public static DueDate? ByRule(ConclusionFact conclusion) => conclusion.Body switch
    {
        Body.Cas => Year(conclusion.Session?.Year ?? conclusion.AdoptedOn?.Last.Year, 0, DueBasis.ConferenceRule),
        Body.Ceacr => Year(conclusion.AdoptedOn?.Last.Year ?? conclusion.Session?.Year, conclusion.RegularCycleYears, DueBasis.RegularCycle),
        Body.Cfa or Body.Gb or Body.Coi or Body.Ilc => null,
        _ => throw new ArgumentOutOfRangeException(nameof(conclusion)),
    };

    /// <summary>The one that passes first, its grace included; one that cannot be counted only when there is no other.</summary>
    public static DueDate? Earliest(this IEnumerable<DueDate?> dates) =>
        dates.OfType<DueDate>().OrderBy(d => d.Day is null).ThenBy(d => d.Day?.LastDay).ThenBy(d => d.Day?.On).ThenBy(d => d.Day?.Basis).FirstOrDefault();

    private static DueDate? Year(int? year, int later, DueBasis basis) => year is { } y ? new DueDate(new DueDay(FirstOfSeptember(y + later), basis)) : null;

    private static DateOnly FirstOfSeptember(int year) => new(year, 9, 1);
}
