using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.FollowUp;

namespace Compliance.Pictures;

/// <summary>What the signs of a picture mean: only those that occur in it.</summary>
internal static class PictureLegend
{
    private const double Row = 20;
    private const double Between = 20;
    private const double Wide = 24;

    /// <summary>A sign and its words.</summary>
    /// <param name="Shape">The shape; of a status, its sign.</param>
    /// <param name="Status">The status whose bar it is in; null for others.</param>
    /// <param name="Words">What it means.</param>
    public sealed record Entry(string Shape, string? Status, string Words);

    /// <summary>Where each sign is, and how high all are.</summary>
    public sealed record Placed(IReadOnlyList<(Entry Entry, double X, double Y)> Entries, double Height);

    /// <summary>The signs, in the order of their vocabularies.</summary>
    public static IEnumerable<Entry> Of(CasePicture picture)
    {
        var stretches = picture.Lanes.SelectMany(l => l.Stretches).Select(s => s.Status).ToHashSet();
        foreach (var status in Words.Of(typeof(RequestStatus)).Keys.Where(stretches.Contains)) yield return new Entry("y-" + status, status, PictureWords.Capital(PictureWords.Status(status)));
        var marks = picture.Lanes.SelectMany(l => l.Marks).ToArray();
        foreach (var body in Words.Of(typeof(Body)).Keys)
        {
            if (marks.Any(m => m.Kind == MarkKind.Asked && m.Body == body)) yield return new Entry("b-" + body, null, PictureWords.LegendAsked(body));
            if (marks.Any(m => m.Kind == MarkKind.Text && m.Body == body)) yield return new Entry("h-" + body, null, PictureWords.LegendText(body));
        }

        foreach (var kind in Enum.GetValues<MarkKind>().Where(k => k is not (MarkKind.Asked or MarkKind.Text)))
            if (marks.FirstOrDefault(m => m.Kind == kind) is { } mark) yield return new Entry(LaneWriter.ShapeOf(mark), null, PictureWords.Legend(kind));
        var promises = picture.Lanes.SelectMany(l => l.Promises).Select(p => p.Status).ToHashSet();
        foreach (var status in Words.Of(typeof(CommitmentStatus)).Keys.Where(promises.Contains))
            yield return new Entry("k-" + status, null, PictureWords.LegendPromise(status));
    }

    /// <summary>Makes sure that its shapes are in the picture.</summary>
    public static void Collect(PictureSheet sheet, CasePicture picture)
    {
        foreach (var entry in Of(picture))
        {
            sheet.Use(entry.Shape);
            if (entry.Status is { } status) sheet.Use("r-" + status);
        }
    }

    /// <summary>As a list in a page, which is as wide as the page.</summary>
    public static void WriteList(PictureSheet sheet, CasePicture picture)
    {
        if (picture.IsEmpty) return;
        sheet.Start("ul", ("class", "picture picture-legend"));
        foreach (var entry in Of(picture))
        {
            sheet.Start("li");
            sheet.Start("svg", ("aria-hidden", "true"));
            Sign(sheet, entry, 0, 0);
            sheet.End();
            sheet.Xml.WriteString(entry.Words);
            sheet.End();
        }

        sheet.End();
    }

    /// <summary>The signs in lines that fit a width.</summary>
    public static Placed Layout(CasePicture picture, double width)
    {
        var (x, y) = (0.0, 0.0);
        var entries = new List<(Entry, double, double)>();
        foreach (var entry in Of(picture))
        {
            var wide = Wide + 6 + PictureText.Width(entry.Words, 12);
            if (x > 0 && x + wide > width) (x, y) = (0, y + Row);
            entries.Add((entry, x, y));
            x += wide + Between;
        }

        return new Placed(entries, entries.Count == 0 ? 0 : y + Row + 12);
    }

    public static void Draw(PictureSheet sheet, Placed legend, double left, double top)
    {
        foreach (var (entry, x, y) in legend.Entries)
        {
            Sign(sheet, entry, left + x, top + 12 + y);
            sheet.Element("text", entry.Words, ("x", left + x + Wide + 6), ("y", top + 12 + y + 12));
        }
    }

    private static void Sign(PictureSheet sheet, Entry entry, double x, double y)
    {
        if (entry.Status is { } status)
        {
            sheet.Start("svg", ("x", x == 0 ? null : x), ("y", y == 0 ? null : y), ("width", Wide), ("height", LaneLayout.Bar));
            sheet.Shape("r-" + status, null, null);
            sheet.End();
        }

        sheet.Shape(entry.Shape, x + Wide / 2, y + 8, entry.Status is null ? null : "l-" + entry.Status);
    }
}
