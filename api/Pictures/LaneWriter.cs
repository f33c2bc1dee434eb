using System.Globalization;
using Compliance.Storage;

namespace Compliance.Pictures;

/// <summary>Draws a lane.</summary>
internal sealed class LaneWriter(PictureSheet sheet, CasePicture picture)
{
    // What a bar holds: a sign from so many pixels on, its word from so many more than the word.
    private const double ForSign = 18;
    private const double ForWord = 28;

    // So much fits into two lines on a phone; the page of the record, and the table, have all of it.
    private const int MostTold = 62;
    private const int MostHead = 46;
    private const int MostBy = 26;

    public void Write(Lane lane, LaneLayout layout, double top)
    {
        sheet.Start("g", ("class", "lane"), ("transform", top == 0 ? null : $"translate(0 {Number(top)})"));
        Head(lane);
        foreach (var stretch in lane.Stretches) Bar(stretch, layout.BarTop);
        sheet.Start("g", ("class", "marks"));
        foreach (var (promise, y) in layout.Promises) Arrow(promise, y);
        foreach (var (mark, y) in layout.Marks) Sign(mark, y);
        sheet.End();
        sheet.End();
    }

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);

    private void Head(Lane lane)
    {
        var (title, state) = (sheet.Text(lane.Title), PictureWords.Since(lane));
        sheet.Start("g", ("class", "head"));
        if (lane.Url is { } url) sheet.Start("a", ("href", sheet.Address(url)));
        if (sheet.IsFluid)
        {
            sheet.Start("foreignObject");
            sheet.Start("div");
            sheet.Element("p", title, ("class", "title"));
            if (state.Length > 0) sheet.Element("p", state, ("class", "soft"));
            sheet.End();
            sheet.End();
        }
        else
        {
            var lines = PictureText.Lines(title, sheet.Width, 15.5, 2, out var isCut);
            if (isCut) sheet.Element("title", title);
            var last = LaneLayout.Head - (state.Length > 0 ? 22 : 6);
            for (var i = 0; i < lines.Count; i++) sheet.Element("text", lines[i], ("class", "title"), ("y", last - 17 * (lines.Count - 1 - i)));
            if (state.Length > 0) sheet.Element("text", PictureText.Lines(state, sheet.Width, 12, 1, out _)[0], ("class", "soft"), ("y", LaneLayout.Head - 5));
        }

        if (lane.Url is not null) sheet.End();
        sheet.End();
    }

    private void Bar(Stretch stretch, double y)
    {
        var end = stretch.Until ?? sheet.Scale.Until.AddDays(1);
        // What holds beyond the day asked about is drawn apart: so it will be if nothing happens.
        if (!stretch.IsAhead && end > picture.AsOf)
        {
            Bar(stretch, stretch.From, picture.AsOf, y, isAhead: false);
            if (picture.IsAheadKnown) Bar(stretch, picture.AsOf, end, y, isAhead: true);
        }
        else Bar(stretch, stretch.From, end, y, stretch.IsAhead);
    }

    private void Bar(Stretch stretch, DateOnly from, DateOnly until, double y, bool isAhead)
    {
        var (start, end) = (sheet.Scale.At(from), sheet.Scale.At(until));
        var (width, word) = (end - start, PictureWords.Capital(PictureWords.Status(stretch.Status)));
        sheet.Start("svg", ("class", isAhead ? "ahead" : null), ("x", PictureScale.Percent(start)), ("y", y), ("width", PictureScale.Percent(width)), ("height", LaneLayout.Bar));
        sheet.Element("title", PictureWords.Stretch(stretch));
        sheet.Shape("r-" + stretch.Status, null, null);
        var isFirst = from == stretch.From || !isAhead;
        if (isFirst && Tier(width, ForSign) is { } sign)
        {
            sheet.Shape("y-" + stretch.Status, 10, 8, Join("l-" + stretch.Status, sign));
            if (Tier(width, ForWord + PictureText.Width(word, 11)) is { } told)
                sheet.Element("text", word, ("class", Join("word l-" + stretch.Status, told)), ("x", 20), ("y", 12));
        }

        sheet.End();
    }

    private void Arrow(Promise promise, double y)
    {
        var from = sheet.Scale.At(promise.MadeOn.Last);
        sheet.Start("a", ("href", sheet.Address(promise.Url)));
        Year(promise.MadeOn, y);
        var to = from;
        if (promise.DueOn is { } due)
        {
            to = sheet.Scale.At(due);
            sheet.Element("line", null, ("class", "shaft"), ("x1", PictureScale.Percent(from)), ("x2", PictureScale.Percent(to)), ("y1", y), ("y2", y));
            sheet.Shape("from", PictureScale.Percent(from), y);
            if ((to - from) / 100 * sheet.Width > 22) sheet.Shape("arrow", PictureScale.Percent(to), y);
        }
        else sheet.Shape("fade", PictureScale.Percent(from), y);
        sheet.Shape("k-" + promise.Status, PictureScale.Percent(to), y);
        if (LaneLayout.HasRoom(promise, sheet.Scale, sheet.Width))
            sheet.Element("text", PictureWords.Commitment(promise.Status), ("class", sheet.IsFluid ? "end from-m" : "end"), ("x", PictureScale.Percent(to)), ("dx", promise.DueOn is null ? 46 : 10), ("y", y + 4));
        Told(PictureWords.Head(promise), promise.By, promise.Text);
        sheet.End();
    }

    private void Sign(Mark mark, double y)
    {
        sheet.Start("a", ("href", sheet.Address(mark.Url)));
        Year(mark.Date, y);
        sheet.Shape(ShapeOf(mark), PictureScale.Percent(sheet.Scale.At(mark.On)), y, mark.IsAhead ? "ahead" : null);
        Told(PictureWords.Head(mark), mark.Body is null ? mark.By : null, mark.Text);
        sheet.End();
    }

    /// <summary>The shape of a mark.</summary>
    public static string ShapeOf(Mark mark) => mark.Kind switch
    {
        MarkKind.Asked => "b-" + mark.Body,
        MarkKind.Text => "h-" + mark.Body,
        MarkKind.Progress => "up",
        MarkKind.Setback => "down",
        MarkKind.Noted => "dot",
        _ => mark.Kind.ToString().ToLowerInvariant(),
    };

    // A year is drawn as a year: the mark at its end, a line over all of it.
    private void Year(PartialDate date, double y)
    {
        if (date.Text.Length == 4) sheet.Shape(PictureAxis.Year, PictureScale.Percent(sheet.Scale.At(date.Last)), y);
    }

    // What a mark tells, in the place of the lane's title. Text alone: a paragraph would need the name of its language in a
    // picture on its own.
    private void Told(string head, string? by, string text)
    {
        var tail = by is null ? sheet.Text(text) : $"{PictureText.Short(sheet.Text(by), MostBy)}: {sheet.Text(text)}";
        sheet.Element("foreignObject", $"{PictureText.Short(sheet.Text(head), MostHead)}\n{PictureText.Short(tail, MostTold)}");
    }

    // From which width on there is room: on its own a picture has one width, in a page three are told apart.
    private string? Tier(double percent, double pixels) => sheet.IsFluid
        ? PictureWriter.Tiers.Where(t => percent / 100 * t.Width >= pixels).Select(t => t.Css).FirstOrDefault()
        : percent / 100 * sheet.Width >= pixels ? "" : null;

    private static string Join(string one, string other) => other.Length == 0 ? one : $"{one} {other}";
}
