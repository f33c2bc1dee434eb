using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Pictures;

/// <summary>Puts what is recorded on a case into lanes.</summary>
internal static class PictureLanes
{
    private const string None = "";
    private static readonly HashSet<string> Forward = [.. new[] { Stance.Resolved, Stance.Progress, Stance.Done, Stance.Step }.Select(s => s.Word())];
    private static readonly HashSet<string> Back = [.. new[] { Stance.Contrary, Stance.Setback }.Select(s => s.Word())];
    private static readonly HashSet<string> Doubtful = [.. new[] { Stance.NoProgress, Stance.InsufficientInformation, Stance.Disputes, Stance.NothingNew }.Select(s => s.Word())];

    public static IReadOnlyList<Lane> Of(DateOnly asOf, bool isAheadKnown, IReadOnlyList<IntervalRow> intervals, IReadOnlyList<RequestRow> requests, IReadOnlyList<CommitmentRow> commitments, IReadOnlyList<EvidenceRow> evidence)
    {
        var threads = intervals.GroupBy(i => i.Thread).ToArray();
        var known = threads.Select(t => t.Key).ToHashSet();
        string[] In(IEnumerable<string?> named) => named.OfType<string>().Where(known.Contains).Distinct().ToArray() is { Length: > 0 } some ? some : [None];
        var marks = requests.SelectMany(r => In([r.Thread]).Select(t => (Thread: t, Mark: Of(r))))
            .Concat(evidence.SelectMany(e => In(e.Stances.Select(s => s.Thread)).Select(t => (Thread: t, Mark: Of(e, t)))))
            .ToLookup(m => m.Thread, m => m.Mark);
        var promises = commitments.SelectMany(c => In(c.Threads).Select(t => (Thread: t, Promise: Of(c)))).ToLookup(p => p.Thread, p => p.Promise);
        var lanes = threads.Select(t => Of(t.Key, [.. t], asOf, isAheadKnown, marks[t.Key], promises[t.Key])).ToList();
        if (marks[None].Any() || promises[None].Any())
            lanes.Add(new Lane { Title = PictureWords.NoThread, Marks = [.. InOrder(marks[None])], Promises = [.. promises[None]] });
        return lanes;
    }

    private static Lane Of(string thread, IntervalRow[] rows, DateOnly asOf, bool isAheadKnown, IEnumerable<Mark> marks, IEnumerable<Promise> promises)
    {
        var now = rows.Last(r => r.ValidFrom <= asOf);
        var shown = isAheadKnown ? rows : [.. rows.Where(r => r.ValidFrom <= asOf)];
        return new Lane
        {
            Thread = thread,
            Title = now.Title,
            TimesAsked = now.TimesAsked,
            ToGovernment = now.ToGovernment,
            Timeliness = now.Timeliness,
            Stretches = Stretches(shown, asOf, isAheadKnown),
            Marks = [.. InOrder(marks.Concat(Dates(thread, shown, now, asOf)))],
            Promises = [.. promises],
        };
    }

    // Rows that differ only in something else are one stretch; what begins after the day is one of its own.
    private static List<Stretch> Stretches(IReadOnlyList<IntervalRow> rows, DateOnly asOf, bool isAheadKnown)
    {
        var made = new List<Stretch>();
        foreach (var row in rows)
        {
            DateOnly? until = row.ValidUntil.Year == 9999 || !isAheadKnown && row.ValidUntil > asOf ? null : row.ValidUntil;
            if (made is [.., var last] && last.Status == row.Status) made[^1] = last with { Until = until };
            else made.Add(new Stretch(row.ValidFrom, until, row.Status, row.Rule, row.ValidFrom > asOf));
        }

        return made;
    }

    // Where the doing became overdue, by the date it was due; and the dates to come that stand on the day.
    private static IEnumerable<Mark> Dates(string thread, IReadOnlyList<IntervalRow> shown, IntervalRow now, DateOnly asOf)
    {
        var url = PageAddress.Of("threads", thread);
        var overdue = Compliance.FollowUp.Timeliness.Overdue.Word();
        foreach (var row in shown.Where(r => r.Timeliness == overdue && r.DueOn is not null).DistinctBy(r => r.DueOn))
        {
            var isAhead = row.ValidFrom > asOf;
            yield return new Mark { Kind = MarkKind.Missed, On = row.DueOn!.Value, Date = PartialDate.Of(row.DueOn.Value), What = isAhead ? PictureWords.Mark("becomesOverdue") : PictureWords.Mark("overdue"), Text = PictureWords.Mark("overdueText"), Url = url, IsAhead = isAhead };
        }

        if (now.DueOn > asOf && !shown.Any(r => r.Timeliness == overdue && r.DueOn == now.DueOn))
            yield return new Mark { Kind = MarkKind.Due, On = now.DueOn.Value, Date = PartialDate.Of(now.DueOn.Value), What = PictureWords.Mark("due"), Text = PictureWords.Mark("dueText"), Url = url, IsAhead = true };
        if (now.ReplyDueOn > asOf && now.Reply == Reply.Awaited.Word())
            yield return new Mark { Kind = MarkKind.Due, On = now.ReplyDueOn.Value, Date = PartialDate.Of(now.ReplyDueOn.Value), What = PictureWords.Mark("replyDue"), Text = PictureWords.Mark("replyDueText"), Url = url, IsAhead = true };
    }

    private static Mark Of(RequestRow row) => row.Request is null
        ? new Mark { Kind = MarkKind.Text, On = row.MadeOn, Date = row.Date, Body = row.Body, By = row.Body, What = PictureWords.Mark("textOnly"), Text = row.Title, Url = PageAddress.Of("conclusions", row.Conclusion) }
        : new Mark { Kind = MarkKind.Asked, On = row.MadeOn, Date = row.Date, Body = row.Body, By = row.Body, What = PictureWords.Mark("asked"), Text = row.Text!, Url = PageAddress.Of("requests", row.Request) };

    private static Mark Of(EvidenceRow row, string thread)
    {
        var stances = row.Stances.Where(s => (s.Thread ?? None) == thread || thread == None).Select(s => s.Stance).Distinct().ToArray();
        var kind = PictureWords.Kind(row.Kind);
        return new Mark
        {
            Kind = Of(row.Kind, stances),
            On = row.Date.Last,
            Date = row.Date,
            By = row.Issuer,
            What = stances.Length == 0 ? kind : $"{kind}: {string.Join(", ", stances.Select(PictureWords.Stance))}",
            Text = row.Text,
            Url = PageAddress.Of("evidence", row.Id),
        };
    }

    private static MarkKind Of(string kind, string[] stances)
    {
        if (kind == EvidenceKind.Mission.Word()) return MarkKind.Mission;
        if (stances.Contains(Stance.Missing.Word())) return MarkKind.Missed;
        var (forward, back) = (stances.Any(Forward.Contains), stances.Any(Back.Contains));
        return forward != back ? forward ? MarkKind.Progress : MarkKind.Setback
            : !forward && stances.Any(Doubtful.Contains) ? MarkKind.Doubt : MarkKind.Noted;
    }

    private static Promise Of(CommitmentRow row) => new()
    {
        MadeOn = row.MadeOn,
        DueOn = row.DueOn,
        DueText = row.DueText,
        Status = row.Status,
        By = row.By,
        Text = row.Text,
        Url = PageAddress.Of("commitments", row.Id),
    };

    private static IEnumerable<Mark> InOrder(IEnumerable<Mark> marks) => marks.OrderBy(m => m.On).ThenBy(m => m.Url, StringComparer.Ordinal);
}
