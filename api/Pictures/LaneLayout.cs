namespace Compliance.Pictures;

/// <summary>Where the parts of a lane are, from its top: marks that would cover each other are in rows of their own.</summary>
internal sealed class LaneLayout
{
    /// <summary>The room for the title, in which also stands what a mark tells.</summary>
    public const int Head = 54;

    /// <summary>How high the bar is.</summary>
    public const int Bar = 16;

    private const int Above = 16;
    private const int Below = 10;
    private const int Arrow = 18;
    private const int Gap = 14;
    private static readonly MarkKind[][] Levels = [[MarkKind.Progress], [MarkKind.Noted, MarkKind.Doubt], [MarkKind.Setback]];

    private LaneLayout(IReadOnlyList<(Mark, double)> marks, IReadOnlyList<(Promise, double)> promises, double bar, double height) => (Marks, Promises, BarTop, Height) = (marks, promises, bar, height);

    /// <summary>The marks, each with the height of its middle.</summary>
    public IReadOnlyList<(Mark Mark, double Y)> Marks { get; }

    /// <summary>The promises, each with the height of its arrow.</summary>
    public IReadOnlyList<(Promise Promise, double Y)> Promises { get; }

    /// <summary>Where the bar begins.</summary>
    public double BarTop { get; }

    /// <summary>How high the lane is.</summary>
    public double Height { get; }

    /// <summary>The layout of a lane.</summary>
    public static LaneLayout Of(Lane lane, PictureScale scale, double width)
    {
        double At(DateOnly day) => scale.At(day) / 100 * width;
        var marks = new List<(Mark, double)>();
        double top = Head + 2;

        void Place(IEnumerable<Mark> some, int row, double apart)
        {
            var (placed, rows) = Rows(some, m => At(m.On) - apart / 2, m => At(m.On) + apart / 2);
            marks.AddRange(placed.Select(p => (p.Item, top + row * p.Row + row / 2)));
            top += row * rows;
        }

        Place(lane.Marks.Where(m => !Levels.Any(l => l.Contains(m.Kind))), Above, 14);
        var bar = top + 1;
        top = lane.Thread is null ? top : bar + Bar + 4;
        foreach (var level in Levels) Place(lane.Marks.Where(m => level.Contains(m.Kind)), Below, 9.5);
        top += lane.Promises.Count > 0 ? 2 : 0;
        var (arrows, arrowRows) = Rows(lane.Promises.OrderBy(p => p.MadeOn.Last), p => Math.Min(At(p.MadeOn.First), At(p.MadeOn.Last) - 8) - 3, p => End(p, At, width));
        return new LaneLayout([.. marks.OrderBy(m => m.Item1.On)], [.. arrows.Select(a => (a.Item, top + Arrow * a.Row + Arrow / 2))], bar, top + Arrow * arrowRows + Gap);
    }

    /// <summary>Whether the word of what became of a promise has room beside its end.</summary>
    public static bool HasRoom(Promise promise, PictureScale scale, double width) => Word(promise, d => scale.At(d) / 100 * width) <= width;

    private static double End(Promise promise, Func<DateOnly, double> at, double width) => Word(promise, at) is var word && word <= width ? word : Sign(promise, at);

    private static double Sign(Promise promise, Func<DateOnly, double> at) =>
        (promise.DueOn is { } due ? Math.Max(at(due), at(promise.MadeOn.Last)) : at(promise.MadeOn.Last) + 36) + 10;

    private static double Word(Promise promise, Func<DateOnly, double> at) => Sign(promise, at) + PictureText.Width(PictureWords.Commitment(promise.Status), 11) + 4;

    // Each into the first row in which nothing is in its way.
    private static (List<(T Item, int Row)> Placed, int Rows) Rows<T>(IEnumerable<T> items, Func<T, double> from, Func<T, double> to)
    {
        var (placed, ends) = (new List<(T, int)>(), new List<double>());
        foreach (var item in items)
        {
            var row = ends.FindIndex(end => end <= from(item));
            if (row < 0)
            {
                row = ends.Count;
                ends.Add(0);
            }

            ends[row] = to(item);
            placed.Add((item, row));
        }

        return (placed, ends.Count);
    }
}
