using Compliance.FollowUp;

namespace Compliance.Pages.Sentences;

/// <summary>Rules S1 to S10 in words: one sentence each, with the facts that decided.</summary>
internal sealed class RequestReasons(Page page, FactWords facts)
{
    private Texts Texts => page.Texts;

    /// <summary>Where it stands and why: <c>Not implemented, because the Conference Committee (CAS) asked for it again in June 2021 (rule S5).</c></summary>
    /// <param name="standing">The request or the thread.</param>
    /// <param name="isSourced">Whether the sources are named.</param>
    public Phrase Lead(Standing standing, bool isSourced)
    {
        var decisive = Latest(standing.Decisive);
        Phrase Clause(CitedFact fact) => facts.Clause(fact, Said(fact, standing), isSourced);
        Phrase Clauses(IEnumerable<CitedFact> of) => facts.Row(of.Select(Clause));
        var because = standing.Rule switch
        {
            "S2" when decisive.Any(f => f.Stance == "done") => Phrase.Of(Texts["why.S2.event"], Clauses(decisive)),
            "S3" or "S4" when decisive.Any(IsAgain) && !decisive.All(IsAgain) =>
                Phrase.Of(Texts[$"why.{standing.Rule}.later"], Clauses(decisive.Where(f => !IsAgain(f))), Clauses(decisive.Where(IsAgain))),
            "S6" => Phrase.Of(Texts["why.noFinding"], Clauses(decisive)),
            "S7" when decisive.Any(f => f.Kind == "commitment") =>
                Phrase.Of(Texts["why.noFinding"], Phrase.Of(Texts["why.S7.kept"], Clauses(decisive.Where(f => f.Kind == "commitment")), Clauses(decisive.Where(f => f.Kind != "commitment")))),
            "S7" => Phrase.Of(Texts["why.noFinding"], Clauses(decisive)),
            "S8" => Phrase.Of(Texts["why.noFinding"], Phrase.Of(Texts[decisive.Length == 1 ? "why.S8.one" : "why.S8.other"], Clauses(decisive))),
            "S9" when decisive.Length == 0 => Silence(standing),
            "S10" => Phrase.Of(Texts[standing.IsSpokenOf ? "why.S10.undecided" : "why.S10.nothing"]),
            _ => Clauses(decisive),
        };
        return Phrase.Of(Texts["why.lead"], Status(standing.Status), because, Rule(standing.Rule)).Capital(Texts);
    }

    /// <summary>What a decisive fact says under this rule, where that is not its stance here.</summary>
    public static string? Said(CitedFact fact, Standing standing) => (standing.Rule, fact) switch
    {
        // What settles one of several requests settles a part of the demand.
        ("S4", { Stance: "resolved" or "done" }) => "met_in_part",
        ("S9", { Stance: not "insufficient_information" }) => standing.Reply,
        // On the promise, not on the request.
        ("S7", { Kind: "evidence" }) when standing.Decisive.Any(f => f.Kind == "commitment") => "delivered",
        _ => null,
    };

    /// <summary>A rule, with where it is explained.</summary>
    public Piece Rule(string rule) => new(Texts.Format("why.rule", rule), page.To("/about") + "#" + rule);

    /// <summary>A status, as a sentence begins with it.</summary>
    public string Status(string word) => word is "closed_other" ? Texts["why.status.closed_other"] : Texts.Word("request_status", word);

    /// <summary>Facts, the latest first.</summary>
    public static CitedFact[] Latest(IEnumerable<CitedFact> facts) => [.. facts.OrderByDescending(FactWords.Last).ThenBy(f => f.Id, StringComparer.Ordinal)];

    private static bool IsAgain(CitedFact fact) => fact.Kind == "request" || fact.Stance == "no_progress";

    private Phrase Silence(Standing standing) => standing switch
    {
        { DueOn: { } due } => Phrase.Of(Texts[standing.ToGovernment ? "why.S9.outcome" : "why.S9.others"], Texts.Day(due), Grace(standing.DueBasis)),
        { ReplyDueOn: { } due } => Phrase.Of(Texts["why.S9.reply"], Texts.Day(due), Grace(standing.ReplyDueBasis)),
        _ => Phrase.Of(Texts["why.S9.silent"]),
    };

    private string Grace(string? basis) => basis is "conference_rule" or "regular_cycle" ? Texts["why.grace"] : "";
}
