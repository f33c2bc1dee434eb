using Compliance.Cases;
using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Pages;
using Compliance.Storage;

namespace Compliance.Pictures;

/// <summary>What a picture says in words of its own: put together from <c>Texts.resx</c>.</summary>
internal static class PictureWords
{
    private static readonly Texts Texts = Texts.English;

    public static string NothingLoaded(DateOnly asOf) => Texts.Format("picture.nothing", Day(asOf));

    public static string Title(CasePicture picture) => Texts.Format("picture.title", picture.MemberName, picture.Convention, picture.ConventionTitle);

    public static string Description(CasePicture picture)
    {
        if (picture.IsEmpty) return NothingLoaded(picture.AsOf);
        var counts = picture.Counts;
        var marks = picture.Lanes.SelectMany(l => l.Marks).ToArray();
        var shown = Texts.Row(
        [
            Texts.Count("picture.requests", marks.Count(m => m.Kind == MarkKind.Asked)),
            Texts.Count("picture.promises", picture.Lanes.SelectMany(l => l.Promises).DistinctBy(p => p.Url).Count()),
            Texts.Count("picture.evidence", marks.Where(m => m.Url.StartsWith("/evidence/", StringComparison.Ordinal)).DistinctBy(m => m.Url).Count()),
        ]);
        return Texts.Format(picture.IsToCome ? "picture.description.ahead" : "picture.description", Day(picture.AsOf), Counted(counts.Sum(c => c.Threads), counts), shown, Texts["picture.disclaimer"]);
    }

    public static string Since(Lane lane) => lane.Now is not { } now ? ""
        : Texts.Format(lane.Timeliness == Timeliness.Overdue.Word() ? "picture.since.overdue" : "picture.since", Capital(Status(now.Status)), Day(now.From), lane.TimesAsked);

    public static string Stretch(Stretch stretch)
    {
        var days = stretch.Until is { } until ? Texts.Format("picture.fromTo", Day(stretch.From), Day(until.AddDays(-1))) : Texts.Format("picture.from", Day(stretch.From));
        return Texts.Format(stretch.IsAhead ? "picture.stretch.ahead" : "picture.stretch", Capital(Status(stretch.Status)), days, stretch.Rule);
    }

    public static string Head(Mark mark) => mark.Kind is MarkKind.Asked or MarkKind.Text
        ? Texts.Format("picture.head.body", Date(mark.Date), mark.By, mark.What)
        : Texts.Format("picture.head", Date(mark.Date), mark.What);

    public static string Head(Promise promise) => Texts.Format("picture.head", Date(promise.MadeOn), Outcome(promise));

    public static string Outcome(Promise promise) => Texts.Format("picture.promise", promise.DueText ?? Texts["picture.promise.undated"], Commitment(promise.Status));

    /// <summary>One of the short texts of marks, by its key.</summary>
    public static string Mark(string key) => Texts["picture.mark." + key];

    /// <summary>The lane of what belongs to no thread.</summary>
    public static string NoThread => Texts["picture.noThread"];

    public static string Status(string word) => Label<RequestStatus>(word);

    public static string Commitment(string word) => Label<CommitmentStatus>(word);

    public static string Stance(string word) => Label<Stance>(word);

    public static string Kind(string word) => word.Replace('_', ' ');

    public static string Legend(MarkKind kind) => Texts[$"picture.legend.{kind}"];

    public static string LegendAsked(string body) => Texts.Format("picture.legend.Asked", body, Label<Body>(body));

    public static string LegendText(string body) => Texts.Format("picture.legend.Text", body);

    public static string LegendPromise(string status) => Texts.Format("picture.legend.promise", Commitment(status));

    public static string BadgeEmpty => Texts["picture.badge.empty"];

    public static string BadgeOverdue => Texts["picture.badge.overdue"];

    public static string BadgeOther(int count) => Texts.Format("picture.badge.other", count);

    public static string BadgeOf(int total, DateOnly asOf) => Texts.Format("picture.badge.of", total, Day(asOf));

    public static string BadgeText(CaseStatus status, bool isToCome) => status.Threads.Total == 0
        ? NothingLoaded(status.AsOf)
        : Texts.Format(isToCome ? "picture.badge.case.ahead" : "picture.badge.case", Day(status.AsOf), Counted(status.Threads.Total, status.Threads.ByStatus.Where(s => s.Value > 0).Select(s => (s.Key, s.Value))), Texts["picture.disclaimer"]);

    public static string BadgeText(Threads.Thread thread, string title, DateOnly asOf, bool isToCome) =>
        Texts.Format(isToCome ? "picture.badge.thread.ahead" : "picture.badge.thread", Day(asOf), title, Status(thread.Status), Day(thread.StatusSince), Texts["picture.disclaimer"]);

    public static string Capital(string text) => Texts.Upper(text);

    public static string Day(DateOnly day) => Date(PartialDate.Of(day));

    /// <summary>A date as people read it, in short, no more exact than it is known.</summary>
    public static string Date(PartialDate date) => date.Text.Length switch
    {
        10 => Texts.Short(date.Last, "format.dayShort"),
        7 => Texts.Short(date.Last, "format.monthShort"),
        _ => date.Text,
    };

    private static string Counted(int total, IEnumerable<(string Status, int Threads)> counts) =>
        total == 0 ? Texts.Count("picture.demands", 0) : $"{Texts.Count("picture.demands", total)}, {string.Join(", ", counts.Select(c => $"{c.Threads} {Status(c.Status)}"))}";

    // The words of vocabularies are where their definitions are.
    private static string Label<T>(string word) where T : struct, Enum =>
        ((WordAttribute)typeof(T).GetField($"{Words.Read<T>(word)}")!.GetCustomAttributes(typeof(WordAttribute), false)[0]).Label;
}
