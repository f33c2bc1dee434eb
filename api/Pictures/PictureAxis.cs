using System.Globalization;

namespace Compliance.Pictures;

/// <summary>Draws the years, the day that the picture shows, and what is beyond it.</summary>
internal static class PictureAxis
{
    /// <summary>The shape of a year as the date of something.</summary>
    public const string Year = "year";

    private const string Line = "line";
    private const string Behind = "behind";
    private const string Names = "years";
    private const double Label = 40;
    private static readonly int[] Steps = [1, 2, 5, 10, 20, 50, 100];

    /// <summary>All of it, behind lanes that are in one piece with it.</summary>
    public static void Write(PictureSheet sheet, CasePicture picture, double top, double bottom)
    {
        var (from, to) = (Px(top - 4), Px(bottom));
        Band(sheet, picture, from, Px(bottom - top + 4));
        Shapes(sheet, () => sheet.Element("path", null, ("id", PictureSheet.Prefix + Line), ("class", "pic-grid"), ("d", $"M0 {from}V{to}")));
        foreach (var year in sheet.Scale.Years) sheet.Shape(Line, At(sheet, year), null);
        sheet.Shape(Names, 0, top - 8);
        sheet.Shape(Names, 0, bottom + 14);
        Today(sheet, picture, top, to);
    }

    /// <summary>What is above the first lane, where each lane is a piece of its own; and what is drawn behind each.</summary>
    public static void WriteAbove(PictureSheet sheet, CasePicture picture, double top)
    {
        Shapes(sheet, () =>
        {
            sheet.Start("g", ("id", PictureSheet.Prefix + Behind));
            Band(sheet, picture, null, "100%");
            foreach (var year in sheet.Scale.Years) sheet.Element("line", null, ("class", "pic-grid"), ("x1", At(sheet, year)), ("x2", At(sheet, year)), ("y2", "100%"));
            Rule(sheet, picture, null, "100%");
            sheet.End();
        });
        sheet.Shape(Names, 0, top - 8);
        Today(sheet, picture, top, Px(top));
    }

    /// <summary>What is drawn behind a lane that is a piece of its own.</summary>
    public static void WriteBehind(PictureSheet sheet) => sheet.Shape(Behind, null, null);

    /// <summary>What is below the last lane, where each lane is a piece of its own.</summary>
    public static void WriteBelow(PictureSheet sheet) => sheet.Shape(Names, 0, 14);

    private static void Band(PictureSheet sheet, CasePicture picture, string? from, string height)
    {
        var today = sheet.Scale.At(picture.AsOf);
        sheet.Element("rect", null, ("class", "pic-band"), ("x", PictureScale.Percent(today)), ("y", from), ("width", PictureScale.Percent(100 - today)), ("height", height));
    }

    private static void Rule(PictureSheet sheet, CasePicture picture, string? from, string to)
    {
        var today = PictureScale.Percent(sheet.Scale.At(picture.AsOf));
        sheet.Element("line", null, ("class", "pic-today"), ("x1", today), ("x2", today), ("y1", from), ("y2", to));
    }

    private static void Today(PictureSheet sheet, CasePicture picture, double top, string to)
    {
        var today = sheet.Scale.At(picture.AsOf);
        // Not through the names of the years.
        Rule(sheet, picture, Px(3), Px(16));
        Rule(sheet, picture, Px(top - 5), to);
        sheet.Element("text", PictureWords.Day(picture.AsOf), ("class", "strong"), ("x", PictureScale.Percent(today)), ("dx", today > 60 ? -6 : 6), ("y", 13), ("text-anchor", today > 60 ? "end" : null));
    }

    // What is drawn many times: the lines of the years, their names, and a year as the date of something.
    private static void Shapes(PictureSheet sheet, Action lines)
    {
        var wide = PictureScale.Percent(sheet.Scale.Wide(364));
        sheet.Start("defs");
        lines();
        sheet.Element("rect", null, ("id", PictureSheet.Prefix + Year), ("class", "pic-year"), ("x", "-" + wide), ("y", -2), ("width", wide), ("height", 4));
        sheet.Start("g", ("id", PictureSheet.Prefix + Names));
        foreach (var year in sheet.Scale.Years)
            if (Css(sheet, year) is { } css) sheet.Element("text", year.ToString(CultureInfo.InvariantCulture), ("class", css), ("x", At(sheet, year)));
        sheet.End();
        sheet.End();
    }

    private static string At(PictureSheet sheet, int year) => PictureScale.Percent(sheet.Scale.At(new DateOnly(year, 1, 1)));

    private static string Px(double pixels) => pixels.ToString("0.#", CultureInfo.InvariantCulture);

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
