using System.Globalization;

namespace Compliance.Pictures;

/// <summary>Draws the years, the day that the picture shows, and what is beyond it.</summary>
internal static class PictureAxis
{
    /// <summary>The shape of a year as the date of something.</summary>
    public const string Year = "year";

    private const string Line = "line";
    private const string Names = "years";
    private const double Label = 40;
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100];

    public static void Write(PictureSheet sheet, CasePicture picture, double top, double bottom)
    {
        var today = sheet.Scale.At(picture.AsOf);
        sheet.Element("rect", null, ("class", "band"), ("x", PictureScale.Percent(today)), ("y", top - 4), ("width", PictureScale.Percent(100 - today)), ("height", bottom - top + 4));
        Shapes(sheet, top, bottom);
        foreach (var year in sheet.Scale.Years) sheet.Shape(Line, PictureScale.Percent(sheet.Scale.At(new DateOnly(year, 1, 1))), null);
        sheet.Shape(Names, 0, top - 8);
        sheet.Shape(Names, 0, bottom + 14);
        // Not through the names of the years.
        foreach (var (from, to) in ((double, double)[])[(3, 16), (top - 5, bottom)])
            sheet.Element("line", null, ("class", "today"), ("x1", PictureScale.Percent(today)), ("x2", PictureScale.Percent(today)), ("y1", from), ("y2", to));
        sheet.Element("text", PictureWords.Day(picture.AsOf), ("class", "strong"), ("x", PictureScale.Percent(today)), ("dx", today > 60 ? -6 : 6), ("y", 13), ("text-anchor", today > 60 ? "end" : null));
    }

    // What is drawn many times: the line of a year, the names of the years, and a year as the date of something.
    private static void Shapes(PictureSheet sheet, double top, double bottom)
    {
        var wide = PictureScale.Percent(sheet.Scale.Wide(364));
        sheet.Start("defs");
        sheet.Element("path", null, ("id", PictureSheet.Prefix + Line), ("class", "pic-grid"), ("d", FormattableString.Invariant($"M0 {top - 4}V{bottom}")));
        sheet.Element("rect", null, ("id", PictureSheet.Prefix + Year), ("class", "pic-year"), ("x", "-" + wide), ("y", -2), ("width", wide), ("height", 4));
        sheet.Start("g", ("id", PictureSheet.Prefix + Names));
        foreach (var year in sheet.Scale.Years)
            if (Css(sheet, year) is { } css) sheet.Element("text", year.ToString(CultureInfo.InvariantCulture), ("class", css), ("x", PictureScale.Percent(sheet.Scale.At(new DateOnly(year, 1, 1)))));
        sheet.End();
        sheet.End();
    }

    // At which widths a year is written: where all have no room every second is, or every fifth.
    private static string? Css(PictureSheet sheet, int year)
    {
        var years = sheet.Scale.Years.Count();
        bool IsShown(double width) => year % Steps.FirstOrDefault(s => width / years * s >= Label, 100) == 0 && sheet.Scale.At(new DateOnly(year, 1, 1)) / 100 * width + 26 < width;
        if (!sheet.IsFluid) return IsShown(sheet.Width) ? "pic-y n m w" : null;
        var tiers = string.Concat(PictureWriter.Tiers.Zip([" n", " m", " w"]).Where(t => IsShown(t.First.Width)).Select(t => t.Second));
        return tiers.Length == 0 ? null : "pic-y" + tiers;
    }
}
