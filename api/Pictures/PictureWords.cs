using System.Globalization;
using System.Reflection;
using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Pictures;

/// <summary>All that a picture says in words of its own.</summary>
internal static class PictureWords
{
    public const string NoThread = "Reports, missions and what belongs to no demand";
    public const string Asked = "asked";
    public const string TextOnly = "adopted a text; no request of it is recorded";
    public const string Overdue = "was due";
    public const string BecomesOverdue = "will be overdue";
    public const string OverdueText = "The day by which it was to be done.";
    public const string DueDone = "to be done by then";
    public const string DueDoneText = "The day by which it is to be done.";
    public const string DueReply = "reply due";
    public const string DueReplyText = "The Government is to reply to the body that asked.";
    public const string NothingLoaded = "Nothing is loaded on this case as of this day. That says nothing about compliance.";
    public const string Disclaimer = "A status is derived by this project from what is loaded; it is not the ILO’s.";
    public const string Undated = "no date";
    public const string Promised = "Government promise";

    public static string Title(CasePicture picture) => $"{picture.MemberName} · {picture.Convention} {picture.ConventionTitle}";

    public static string Description(CasePicture picture)
    {
        if (picture.IsEmpty) return NothingLoaded;
        var counts = picture.Counts;
        var threads = counts.Sum(c => c.Threads);
        var marks = picture.Lanes.SelectMany(l => l.Marks).ToArray();
        return $"As of {Day(picture.AsOf)}: {Number(threads, "demand", "demands")}"
            + (threads == 0 ? ". " : $", {string.Join(", ", counts.Select(c => $"{c.Threads} {Status(c.Status)}"))}. ")
            + $"{Number(marks.Count(m => m.Kind == MarkKind.Asked), "request", "requests")}, {Number(picture.Lanes.SelectMany(l => l.Promises).DistinctBy(p => p.Url).Count(), "promise", "promises")}"
            + $" and {Number(marks.Where(m => m.Url.StartsWith("/evidence/", StringComparison.Ordinal)).DistinctBy(m => m.Url).Count(), "piece of evidence", "pieces of evidence")}. {Disclaimer}";
    }

    public static string Since(Lane lane) => lane.Now is not { } now ? ""
        : $"{Capital(Status(now.Status))} since {Day(now.From)} · asked {lane.TimesAsked}×"
            + (lane.Timeliness == Timeliness.Overdue.Word() ? " · overdue" : "");

    public static string Stretch(Stretch stretch) =>
        $"{Capital(Status(stretch.Status))}, {(stretch.Until is { } until ? $"{Day(stretch.From)} to {Day(until.AddDays(-1))}" : $"from {Day(stretch.From)}")} (rule {stretch.Rule}){(stretch.IsAhead ? ", if nothing happens" : "")}";

    public static string Head(Mark mark) => mark.Kind is MarkKind.Asked or MarkKind.Text
        ? $"{Date(mark.Date)} · {mark.By} {mark.What}"
        : $"{Date(mark.Date)} · {mark.What}";

    public static string Head(Promise promise) => $"{Date(promise.MadeOn)} · {Outcome(promise)}";

    public static string Outcome(Promise promise) => $"promise, {promise.DueText ?? Undated}: {Commitment(promise.Status)}";

    public static string Status(string word) => Label(Words.Read<RequestStatus>(word));

    public static string Commitment(string word) => Label(Words.Read<CommitmentStatus>(word));

    public static string Body(string word) => $"{word}, {Label(Words.Read<Body>(word))}";

    public static string Kind(string word) => word.Replace('_', ' ');

    public static string Stance(string word) => Label(Words.Read<Stance>(word));

    public static string Legend(MarkKind kind) => kind switch
    {
        MarkKind.Asked => "Asked by",
        MarkKind.Text => "text adopted, no request recorded",
        MarkKind.Progress => "step or progress",
        MarkKind.Setback => "setback",
        MarkKind.Doubt => "no progress found, or contested",
        MarkKind.Noted => "other evidence",
        MarkKind.Mission => "mission",
        MarkKind.Missed => "deadline missed",
        MarkKind.Due => "date to come",
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    public static string Day(DateOnly day) => day.ToString("d MMM yyyy", CultureInfo.InvariantCulture);

    /// <summary>A date as people read it, no more exact than it is known.</summary>
    public static string Date(PartialDate date) => date.Text.Length switch
    {
        10 => Day(date.Last),
        7 => date.Last.ToString("MMM yyyy", CultureInfo.InvariantCulture),
        _ => date.Text,
    };

    private static string Number(int count, string one, string more) => $"{count} {(count == 1 ? one : more)}";

    private static string Label(Enum value) => value.GetType().GetField(value.ToString())!.GetCustomAttribute<WordAttribute>()!.Label;
}
