using System.Text;
using System.Xml;
using Compliance.Access;

namespace Compliance.Pictures;

/// <summary>
/// Draws a case as SVG: as a part of a page, where it fits every width and looks as the page's style sheet
/// (<see cref="PictureShapes.Css"/>) says; or on its own, with a width and that style sheet in it.
/// </summary>
public static class PictureWriter
{
    /// <summary>For how wide marks are set apart in a picture that fits every width.</summary>
    private const double FluidWidth = 640;
    private const int Margin = 20;
    private const int Axis = 42;
    private const int Below = 20;

    /// <summary>The widths that a picture which fits every width tells apart, the narrowest first: what has room there, and how its class is called.</summary>
    internal static readonly (double Width, string Css)[] Tiers = [(290, ""), (560, "from-m"), (850, "from-w")];

    /// <summary>
    /// The picture as a part of a page: an svg element for the years and one for each lane, so that a printed page can end
    /// between two lanes, then what its signs mean as a list.
    /// </summary>
    /// <param name="picture">What it shows.</param>
    /// <param name="mask">Hides restricted names.</param>
    /// <param name="link">Gives the address of a page as this page links it: with its day.</param>
    public static string Fluid(CasePicture picture, NameMask mask, Func<string, string> link) => Write(xml =>
    {
        var sheet = new PictureSheet(xml, mask, PictureScale.Of(picture), FluidWidth, IsFluid: true) { Link = link };
        var lanes = new LaneWriter(sheet, picture);
        sheet.Start("div", ("class", "picture"), ("role", "group"), ("aria-labelledby", PictureSheet.Prefix + "t"), ("aria-describedby", PictureSheet.Prefix + "d"));
        Strip(sheet, Axis, () =>
        {
            Titles(sheet, picture);
            if (picture.IsEmpty) sheet.Element("text", PictureWords.NothingLoaded(picture.AsOf), ("y", 24));
            else PictureAxis.WriteAbove(sheet, picture, Axis);
        });
        foreach (var lane in picture.Lanes)
        {
            var layout = LaneLayout.Of(lane, sheet.Scale, sheet.Width);
            Strip(sheet, layout.Height, () =>
            {
                PictureAxis.WriteBehind(sheet);
                lanes.Write(lane, layout, 0);
            });
        }

        if (!picture.IsEmpty) Strip(sheet, Below, () => PictureAxis.WriteBelow(sheet));
        PictureLegend.Collect(sheet, picture);
        Strip(sheet, 0, () => PictureShapes.Write(sheet));
        sheet.End();
        PictureLegend.WriteList(sheet, picture);
    });

    private static void Strip(PictureSheet sheet, double height, Action draw)
    {
        sheet.Start("svg", ("width", "100%"), ("height", height));
        draw();
        sheet.End();
    }

    /// <summary>The picture on its own.</summary>
    public static string Standalone(CasePicture picture, NameMask mask, int width) => Write(xml =>
    {
        var sheet = new PictureSheet(xml, mask, PictureScale.Of(picture), width - 2 * Margin, IsFluid: false);
        var layouts = picture.Lanes.Select(l => LaneLayout.Of(l, sheet.Scale, sheet.Width)).ToArray();
        var heading = PictureText.Lines(sheet.Text(PictureWords.Title(picture)), sheet.Width, 18.5, 5, out _);
        var told = PictureText.Lines(sheet.Text(PictureWords.Description(picture)), sheet.Width, 12, 8, out _);
        var top = Margin + 22 * heading.Count + 16 * told.Count + 12;
        var body = picture.IsEmpty ? 0 : Axis + layouts.Sum(l => l.Height) + Below;
        var legend = PictureLegend.Layout(picture, sheet.Width);
        var height = top + body + legend.Height + Margin;
        sheet.Start("svg", ("class", "picture"), ("width", width), ("height", height), ("viewBox", FormattableString.Invariant($"0 0 {width} {height}")), ("role", "group"), ("aria-labelledby", PictureSheet.Prefix + "t"), ("aria-describedby", PictureSheet.Prefix + "d"));
        Titles(sheet, picture);
        sheet.Element("style", PictureShapes.Css);
        sheet.Element("rect", null, ("class", "paper"), ("width", "100%"), ("height", "100%"));
        for (var i = 0; i < heading.Count; i++) sheet.Element("text", heading[i], ("class", "heading"), ("x", Margin), ("y", Margin + 16 + 22 * i));
        for (var i = 0; i < told.Count; i++) sheet.Element("text", told[i], ("class", "soft"), ("x", Margin), ("y", Margin + 22 * heading.Count + 12 + 16 * i));
        if (!picture.IsEmpty)
        {
            sheet.Start("svg", ("x", Margin), ("y", top), ("width", sheet.Width), ("height", body), ("overflow", "visible"));
            Draw(sheet, picture, layouts, body);
            sheet.End();
            PictureLegend.Draw(sheet, legend, Margin, top + body);
        }

        PictureShapes.Write(sheet);
        sheet.End();
    });

    private static void Titles(PictureSheet sheet, CasePicture picture)
    {
        sheet.Element("title", sheet.Text(PictureWords.Title(picture)), ("id", PictureSheet.Prefix + "t"));
        sheet.Element("desc", sheet.Text(PictureWords.Description(picture)), ("id", PictureSheet.Prefix + "d"));
    }

    private static void Draw(PictureSheet sheet, CasePicture picture, LaneLayout[] layouts, double height)
    {
        PictureAxis.Write(sheet, picture, Axis, height - Below);
        double top = Axis;
        var lanes = new LaneWriter(sheet, picture);
        foreach (var (lane, layout) in picture.Lanes.Zip(layouts))
        {
            lanes.Write(lane, layout, top);
            top += layout.Height;
        }
    }

    internal static string Write(Action<XmlWriter> draw)
    {
        var text = new StringBuilder();
        using (var xml = XmlWriter.Create(text, new XmlWriterSettings { OmitXmlDeclaration = true, ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.None })) draw(xml);
        // The library puts a space before the end of what is empty; in texts and values there is no such end.
        return text.Replace(" />", "/>").ToString();
    }
}
