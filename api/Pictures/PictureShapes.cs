using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Compliance.Pictures;

/// <summary>The shapes and patterns of pictures, from <c>shapes.svg</c>, and how they look, from <c>picture.css</c>.</summary>
public static class PictureShapes
{
    private static readonly Lazy<IReadOnlyDictionary<string, XElement>> Known = new(static () =>
        XDocument.Parse(Embedded("shapes.svg")).Root!.Elements().ToDictionary(e => e.Attribute("id")!.Value));

    private static readonly Lazy<string> Looks = new(static () => Embedded("picture.css"));

    /// <summary>The style sheet of pictures.</summary>
    public static string Css => Looks.Value;

    /// <summary>Writes those that are used.</summary>
    internal static void Write(PictureSheet sheet)
    {
        foreach (var bar in sheet.Used.Where(u => u.StartsWith("r-", StringComparison.Ordinal)).ToArray()) sheet.Use("f-" + bar[2..]);
        sheet.Start("defs");
        foreach (var id in sheet.Used.Order(StringComparer.Ordinal))
        {
            if (Known.Value.TryGetValue(id, out var shape)) Write(sheet, shape);
            // The bar of a status: as wide as the stretch that it is drawn in.
            if (id.StartsWith("r-", StringComparison.Ordinal))
                sheet.Element("rect", null, ("id", PictureSheet.Prefix + id), ("class", "pic-s-" + id[2..]), ("width", "100%"), ("height", LaneLayout.Bar), ("fill", $"url(#{PictureSheet.Prefix}f-{id[2..]})"));
        }

        sheet.End();
    }

    /// <summary>The sign of a status on its colour, fourteen pixels wide and high, without a style sheet.</summary>
    internal static void WriteBadgeSign(PictureSheet sheet, string status, double x, double y)
    {
        var glyph = Known.Value["y-" + status];
        var isFull = glyph.Attribute("class")!.Value.Contains("full", StringComparison.Ordinal);
        var fill = Colour("g", "fill", status);
        var ink = fill is "#ffffff" or "#eceef1" ? "#1b1f24" : "#ffffff";
        sheet.Element("rect", null, ("x", x), ("y", y), ("width", 14), ("height", 14), ("rx", 2), ("fill", fill), ("stroke", Colour("s", "stroke", status)));
        sheet.Element("path", null, ("d", glyph.Attribute("d")!.Value), ("transform", FormattableString.Invariant($"translate({x + 7} {y + 7})")), ("fill", isFull ? ink : "none"), ("stroke", ink), ("stroke-width", 1.5), ("stroke-linecap", "round"));
    }

    // As the style sheet has it by day: the first time that it names it.
    private static string Colour(string part, string property, string status) =>
        Regex.Match(Css, $@"\b{part}-{status}\{{{property}:(#[0-9a-f]{{6}})").Groups[1].Value;

    private static void Write(PictureSheet sheet, XElement shape)
    {
        sheet.Start(shape.Name.LocalName);
        foreach (var attribute in shape.Attributes().Where(a => !a.IsNamespaceDeclaration))
            sheet.Xml.WriteAttributeString(attribute.Name.LocalName, attribute.Name.LocalName == "id" ? PictureSheet.Prefix + attribute.Value : attribute.Value);
        foreach (var part in shape.Elements()) Write(sheet, part);
        sheet.End();
    }

    private static string Embedded(string name)
    {
        using var stream = typeof(PictureShapes).Assembly.GetManifestResourceStream("pictures/" + name) ?? throw new InvalidOperationException($"no {name}");
        return new StreamReader(stream).ReadToEnd().ReplaceLineEndings("\n");
    }
}
