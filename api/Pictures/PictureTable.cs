namespace Compliance.Pictures;

/// <summary>What a picture shows, as rows of a table: for those who do not see it, and for printing.</summary>
public static class PictureTable
{
    /// <summary>The rows, lane by lane, the oldest first.</summary>
    public static IEnumerable<PictureRow> Of(CasePicture picture) => picture.Lanes.SelectMany(Of);

    private static IEnumerable<PictureRow> Of(Lane lane) => lane.Stretches
        .Select(s => (s.From, Row: new PictureRow(lane.Title, PictureWords.Day(s.From), PictureWords.Status(s.Status), null, PictureWords.Stretch(s), lane.Url!)))
        .Concat(lane.Marks.Select(m => (From: m.On, Row: new PictureRow(lane.Title, PictureWords.Date(m.Date), m.What, m.By, m.Text, m.Url))))
        .Concat(lane.Promises.Select(p => (From: p.MadeOn.Last, Row: new PictureRow(lane.Title, PictureWords.Date(p.MadeOn), PictureWords.Outcome(p), p.By, p.Text, p.Url))))
        .OrderBy(r => r.From)
        .Select(r => r.Row);
}

/// <summary>A row: one stretch, mark or arrow of the picture.</summary>
/// <param name="Lane">The title of the lane.</param>
/// <param name="Date">When, as exactly as known.</param>
/// <param name="What">What it is.</param>
/// <param name="By">By whom; null: a derived status, or a date.</param>
/// <param name="Text">What it says.</param>
/// <param name="Url">The page that tells more.</param>
public sealed record PictureRow(string Lane, string Date, string What, string? By, string Text, string Url);
