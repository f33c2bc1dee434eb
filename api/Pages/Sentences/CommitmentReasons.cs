using Compliance.Commitments;
using Compliance.FollowUp;

namespace Compliance.Pages.Sentences;

/// <summary>Rules C1 to C8 in words: one sentence each, with the facts that decided.</summary>
internal sealed class CommitmentReasons(Page page, FactWords facts, RequestReasons reasons)
{
    private Texts Texts => page.Texts;

    /// <summary>What became of it and why: <c>Missed, because its date, 31 March 2023, has passed and nothing recorded here shows that it was done (rule C5).</c></summary>
    /// <param name="commitment">The promise.</param>
    /// <param name="isSourced">Whether the sources are named.</param>
    public Phrase Lead(CommitmentDetail commitment, bool isSourced)
    {
        var decisive = RequestReasons.Latest(commitment.Explanation.Decisive);
        var clauses = decisive.Select(f => facts.Clause(f, Said(f), isSourced)).ToArray();
        var because = commitment.Rule switch
        {
            "C1" => Phrase.Of(Texts["why.C1"], facts.Row(clauses)),
            "C3" => Phrase.Of(Texts["why.C3"], facts.Row(clauses)),
            "C4" => Phrase.Of(Texts["why.C4"], facts.Row(clauses)),
            "C5" => Phrase.Of(Texts["why.C5"], Texts.Day(commitment.DueOn!.Value)),
            "C7" when commitment.DueOn is { } due => Phrase.Of(Texts["why.C7"], Texts.Day(due)),
            "C7" => Phrase.Of(Texts["why.C7.uncounted"], Piece.Told(commitment.Due!.Text)),
            "C8" when commitment.Due is { } words => Phrase.Of(Texts["why.C8.words"], facts.On(commitment.MadeOn.Text), Piece.Told(words.Text)),
            "C8" => Phrase.Of(Texts["why.C8"], facts.On(commitment.MadeOn.Text)),
            _ => facts.Row(clauses),
        };
        return Phrase.Of(Texts["why.lead"], Status(commitment.Status), because, reasons.Rule(commitment.Rule)).Capital(Texts);
    }

    /// <summary>What a decisive fact says of a promise.</summary>
    public static string? Said(CitedFact fact) => fact.Stance switch { "done" => "delivered", "resolved" => "promise_kept", "progress" => "promise_progress", _ => null };

    /// <summary>How late it is or was, and how far its date moved.</summary>
    public IEnumerable<Phrase> Standing(CommitmentDetail commitment)
    {
        if (commitment.DaysLate is > 0 and var days)
            yield return Phrase.Of(Texts.Count(commitment.Status == "missed" ? "why.promise.late" : "why.promise.deliveredLate", days, Texts.Day(commitment.DueOn!.Value)));
        if (commitment.SlippageDays is { } slipped && slipped != 0)
            yield return Phrase.Of(Texts.Count(slipped > 0 ? "why.promise.slipped" : "why.promise.advanced", Math.Abs(slipped)));
    }

    /// <summary>A status, as a sentence begins with it.</summary>
    public string Status(string word) => word is "delivered_verified" or "delivered_claimed" ? Texts[$"why.status.{word}"] : Texts.Word("commitment_status", word);
}
