using Compliance.Access;

namespace Compliance.Pictures;

/// <summary>Draws a badge as SVG, in the manner that people know from READMEs: flat, twenty pixels high.</summary>
internal static class BadgeWriter
{
    private const int Height = 20;
    private const double Size = 11;
    private const double Pad = 7;
    private const double Sign = 18;
    private const string Dark = "#3d444d";
    private const string Light = "#f6f8fa";
    private const string Ink = "#1b1f24";

    public static string Write(Badge badge) => PictureWriter.Write(xml =>
    {
        var sheet = new PictureSheet(xml, NameMask.None, null!, 0, IsFluid: false);
        var left = Pad + Wide(badge.Subject) + Pad;
        var width = Math.Ceiling(left + badge.Told.Sum(t => Pad + (t.Status is null ? 0 : Sign) + Wide(t.Text)) + Pad);
        sheet.Start("svg", ("width", width), ("height", Height), ("viewBox", FormattableString.Invariant($"0 0 {width} {Height}")), ("role", "img"), ("aria-labelledby", "t d"), ("font-family", "Verdana,DejaVu Sans,sans-serif"), ("font-size", Size));
        sheet.Element("title", $"{badge.Subject}: {string.Join(", ", badge.Told.Select(t => t.Text))}", ("id", "t"));
        sheet.Element("desc", badge.Description, ("id", "d"));
        sheet.Element("rect", null, ("x", 0.5), ("y", 0.5), ("width", width - 1), ("height", Height - 1), ("rx", 3), ("fill", Light), ("stroke", Dark));
        sheet.Element("path", null, ("d", FormattableString.Invariant($"M3.5 .5H{left}V19.5H3.5A3 3 0 0 1 .5 16.5V3.5A3 3 0 0 1 3.5 .5z")), ("fill", Dark));
        Text(sheet, badge.Subject, Pad, "#ffffff");
        var x = left;
        foreach (var (status, text) in badge.Told)
        {
            x += Pad;
            if (status is not null)
            {
                PictureShapes.WriteBadgeSign(sheet, status, x, 3);
                x += Sign;
            }

            Text(sheet, text, x, Ink);
            x += Wide(text);
        }

        sheet.End();
    });

    private static double Wide(string text) => Math.Round(PictureText.Width(text, Size), 1);

    // The width is told too: in a font that is wider than was reckoned with, the text is set closer.
    private static void Text(PictureSheet sheet, string text, double x, string fill) =>
        sheet.Element("text", text, ("x", Math.Round(x, 1)), ("y", 14), ("fill", fill), ("textLength", Wide(text)), ("lengthAdjust", "spacingAndGlyphs"));
}
