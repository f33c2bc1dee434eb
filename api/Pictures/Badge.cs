using Compliance.Access;
using Compliance.Cases;
using Compliance.Codes;
using Compliance.FollowUp;

namespace Compliance.Pictures;

/// <summary>What a badge says.</summary>
/// <param name="Subject">What it is about: on the left.</param>
/// <param name="Told">Where that stands: on the right, a status with its sign or a plain word.</param>
/// <param name="Description">The same in sentences, for those who do not see it.</param>
public sealed record Badge(string Subject, IReadOnlyList<(string? Status, string Text)> Told, string Description)
{
    // More statuses than so many make a badge too wide to be read at a glance.
    private const int MostStatuses = 3;
    private const int LongestTitle = 44;

    /// <summary>Of a case: how many of its threads stand where.</summary>
    public static string Of(CaseStatus status, DateOnly today)
    {
        var total = status.Threads.Total;
        var counts = status.Threads.ByStatus.Where(s => s.Value > 0).ToArray();
        var subject = $"{status.Member} {status.Convention}";
        var day = PictureWords.Day(status.AsOf);
        if (total == 0) return BadgeWriter.Write(new Badge(subject, [(null, PictureWords.BadgeEmpty), (null, day)], PictureWords.BadgeText(status, status.AsOf > today)));
        var most = counts.OrderByDescending(c => c.Value).Take(counts.Length > MostStatuses ? MostStatuses - 1 : MostStatuses).ToArray();
        var rest = total - most.Sum(c => c.Value);
        List<(string? Status, string Text)> told = [.. most.Select(c => ((string?)c.Key, $"{c.Value} {PictureWords.Status(c.Key)}"))];
        if (rest > 0) told.Add((null, PictureWords.BadgeOther(rest)));
        told.Add((null, PictureWords.BadgeOf(total, status.AsOf)));
        return BadgeWriter.Write(new Badge(subject, told, PictureWords.BadgeText(status, status.AsOf > today)));
    }

    /// <summary>Of a thread: where it stands.</summary>
    public static string Of(Threads.Thread thread, DateOnly asOf, DateOnly today, NameMask mask)
    {
        var title = PictureText.Plain(mask.Text(thread.Title, TextForm.Plain));
        List<(string? Status, string Text)> told = [(thread.Status, PictureWords.Status(thread.Status))];
        if (thread.Timeliness == Timeliness.Overdue.Word()) told.Add((null, PictureWords.BadgeOverdue));
        told.Add((null, PictureWords.Day(asOf)));
        return BadgeWriter.Write(new Badge($"{thread.Member}: {PictureText.Short(title, LongestTitle)}", told, PictureWords.BadgeText(thread, title, asOf, asOf > today)));
    }
}
