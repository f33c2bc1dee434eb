using System.Globalization;

namespace Compliance.Pictures;

/// <summary>Where a day is, from left to right: in percent of the width, so that one drawing fits every width.</summary>
public sealed class PictureScale
{
    // A little room for marks at both ends.
    private const double Edge = 1.2;
    private readonly DateOnly from;
    private readonly double days;

    private PictureScale(DateOnly from, DateOnly until) => (this.from, Until, days) = (from, until, until.DayNumber - from.DayNumber + 1);

    /// <summary>The last day shown.</summary>
    public DateOnly Until { get; }

    /// <summary>The years shown.</summary>
    public IEnumerable<int> Years => Enumerable.Range(from.Year, Until.Year - from.Year + 1);

    /// <summary>The years of all that is in a picture, and a year after the day that it shows.</summary>
    public static PictureScale Of(CasePicture picture)
    {
        DateOnly[] days =
        [
            picture.AsOf.AddYears(1),
            .. picture.Lanes.SelectMany(l => l.Stretches).Select(s => s.From),
            .. picture.Lanes.SelectMany(l => l.Marks).SelectMany(m => (DateOnly[])[m.Date.First, m.On]),
            .. picture.Lanes.SelectMany(l => l.Promises).SelectMany(p => (DateOnly[])[p.MadeOn.First, p.DueOn ?? p.MadeOn.Last]),
        ];
        return new PictureScale(new DateOnly(days.Min().Year, 1, 1), new DateOnly(days.Max().Year, 12, 31));
    }

    /// <summary>Where a day is, from 0 to 100.</summary>
    public double At(DateOnly day) => Edge + (100 - 2 * Edge) * Math.Clamp((day.DayNumber - from.DayNumber) / days, 0, 1);

    /// <summary>How wide so many days are, from 0 to 100.</summary>
    public double Wide(int count) => (100 - 2 * Edge) * count / days;

    /// <summary>A place as it is written.</summary>
    public static string Percent(double at) => at.ToString("0.##", CultureInfo.InvariantCulture) + "%";
}
