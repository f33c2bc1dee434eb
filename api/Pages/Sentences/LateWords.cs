namespace Compliance.Pages.Sentences;

/// <summary>Whether they answered, whether it is late, and what comes next, in words.</summary>
internal sealed class LateWords(Page page)
{
    private Texts Texts => page.Texts;

    /// <summary>Did they answer?</summary>
    public Phrase Reply(string reply, DateOnly? dueOn, string? basis)
    {
        var key = $"why.reply.{reply}";
        if (dueOn is not { } due) return Phrase.Of(Texts[key]);
        // Between its date and the end of its grace it was due, and nobody is late.
        return Phrase.Of(Texts[reply == "awaited" && due < page.AsOf ? "why.reply.awaited.grace" : key + ".dated"], Day(due), Basis(basis));
    }

    /// <summary>Is the doing late?</summary>
    public Phrase Timeliness(Standing s)
    {
        if (s.Status == "closed_other") return Phrase.Of(Texts["why.late.closed"]);
        if (s.DueOn is not { } due) return s.DueWords is { } words ? Phrase.Of(Texts["why.late.words"], Piece.Told(words)) : Phrase.Of(Texts["why.late.none"]);
        var isPast = due < s.AsOf;
        var date = Phrase.Of(Texts[isPast ? "why.late.was" : "why.late.is"], Day(due), Basis(s.DueBasis));
        var grace = s.DueBasis is "conference_rule" or "regular_cycle" ? Texts["why.late.afterGrace"] : "";
        Phrase With(string key) => Phrase.Of(Texts[key], date);
        Phrase Days(string key) => Phrase.Of(Texts.Count(key, s.DaysOverdue ?? 0, "{0}", "{1}"), date, grace);
        return s.Timeliness switch
        {
            "overdue" => Days("why.late.overdue"),
            "due_soon" => With(isPast ? "why.late.grace" : "why.late.soon"),
            "not_due" => With("why.late.notDue"),
            "met" => s.DaysOverdue switch { null => With("why.late.met.unknown"), 0 => With("why.late.met"), _ => Days("why.late.met.late") },
            "clock_stopped" when s.Status == "claimed_implemented" => s.DaysOverdue is > 0 ? Days("why.late.claimed.late") : With("why.late.claimed"),
            "clock_stopped" when s.IsReport && !s.IsSuspended => With("why.late.notSeen"),
            "clock_stopped" => s.DaysOverdue is > 0 ? Days("why.late.suspended.late") : With("why.late.suspended"),
            _ => With("why.late.notDue"),
        };
    }

    /// <summary>The next date.</summary>
    public Phrase? Next(Compliance.FollowUp.NextDate? next) => next is null ? null : Phrase.Of(Texts[$"why.next.{next.Clock}"], Day(next.On), Basis(next.Basis),
        next.Commitment is { } id ? new Piece(Texts["why.next.promised"], page.Of(Reading.Address.Of("commitments", id))) : "");

    /// <summary>How often it was asked, and by whom.</summary>
    public Phrase Asked(Standing s) =>
        Phrase.Of(Texts.Count("why.asked", s.TimesAsked, Texts.Row(s.AskedBy.Where(b => b.Value > 0).Select(b => Texts.Format("why.asked.by", Texts[$"why.body.{b.Key}"], b.Value)))));

    private string Day(DateOnly day) => Texts.Day(day);

    private string Basis(string? basis) => Texts[$"why.basis.{basis ?? "none"}"];
}
