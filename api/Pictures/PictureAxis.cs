using System.Globalization;

namespace Compliance.Pictures;

/// <summary>Draws the years, the day that the picture shows, and what is beyond it.</summary>
internal static class PictureAxis
{
    private const double Label = 40;
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100];

    public static void Write(PictureSheet sheet, CasePicture picture, double top, double bottom)
    {
        var today = sheet.Scale.At(picture.AsOf);
        sheet.Element("rect", null, ("class", "band"), ("x", PictureScale.Percent(today)), ("y", top - 4), ("width", PictureScale.Percent(100 - today)), ("height", bottom - top + 4));
        foreach (var year in sheet.Scale.Years)
        {
            var x = PictureScale.Percent(sheet.Scale.At(new DateOnly(year, 1, 1)));
            sheet.Element("line", null, ("class", "grid"), ("x1", x), ("x2", x), ("y1", top - 4), ("y2", bottom));
            if (Css(sheet, year) is not { } css) continue;
            foreach (var y in (double[])[top - 8, bottom + 14])
                sheet.Element("text", year.ToString(CultureInfo.InvariantCulture), ("class", css), ("x", x), ("y", y));
        }

        sheet.Element("line", null, ("class", "today"), ("x1", PictureScale.Percent(today)), ("x2", PictureScale.Percent(today)), ("y1", 4), ("y2", bottom));
        sheet.Element("text", PictureWords.Day(picture.AsOf), ("class", "strong"), ("x", PictureScale.Percent(today)), ("dx", today > 60 ? -6 : 6), ("y", 13), ("text-anchor", today > 60 ? "end" : null));
    }

    // At which widths a year is written: where all have no room every second is, or every fifth.
    private static string? Css(PictureSheet sheet, int year)
    {
        var years = sheet.Scale.Years.Count();
        bool IsShown(double width) => year % Steps.FirstOrDefault(s => width / years * s >= Label, 100) == 0 && sheet.Scale.At(new DateOnly(year, 1, 1)) / 100 * width + 26 < width;
        if (!sheet.IsFluid) return IsShown(sheet.Width) ? "year n m w" : null;
        var tiers = string.Concat(PictureWriter.Tiers.Zip([" n", " m", " w"]).Where(t => IsShown(t.First.Width)).Select(t => t.Second));
        return tiers.Length == 0 ? null : "year" + tiers;
    }
}
