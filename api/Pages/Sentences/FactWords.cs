using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Pages.Sentences;

/// <summary>A fact in words: who says what, when as exactly as it is known, and where it is to be read.</summary>
public sealed class FactWords(Page page)
{
    private static readonly string[] OfInstruments = ["done", "step", "setback", "disputes", "context", "delivered", "met_in_part"];
    private const int ShownInRow = 2;

    private Texts Texts => page.Texts;

    /// <summary>What it says as a part of a sentence: <c>the Conference Committee (CAS) asked for it again in June 2021</c>.</summary>
    /// <param name="fact">The fact.</param>
    /// <param name="stance">What it says here; null: its own stance.</param>
    /// <param name="isSourced">Whether the source is named.</param>
    public Phrase Clause(CitedFact fact, string? stance = null, bool isSourced = false)
    {
        var said = fact.Kind switch
        {
            // A report that is asked for again did not come.
            "request" => stance == "missing" ? "report_again" : "asked_again",
            "commitment" => "promised",
            _ => stance ?? fact.Stance ?? "told",
        };
        var key = fact.IssuerClass == IssuerClass.Instrument.Word() && OfInstruments.Contains(said) ? $"why.said.{said}.instrument" : $"why.said.{said}";
        var clause = Phrase.Of(Texts[key], Who(fact.IssuerClass, fact.IssuerName, page.Of(fact.Url)), When(fact));
        return isSourced ? Phrase.Of(Texts["why.sourced"], clause, new Piece(Texts["why.source"], SourceOf(fact.Source))) : clause;
    }

    /// <summary>The whole fact: the clause, what is asserted, its own words, when it was published and where it is read.</summary>
    public Phrase Whole(CitedFact fact, string? stance = null) => Whole(fact, Clause(fact, stance));

    /// <summary>The same with another beginning.</summary>
    public Phrase Whole(CitedFact fact, Phrase clause)
    {
        var quote = string.IsNullOrWhiteSpace(fact.Quote) ? "" : Texts["why.fact.quote"];
        var published = fact.PublishedOn is { } on ? Texts.Format("why.fact.published", Texts.Date(on)) : Texts["why.fact.unpublished"];
        return Phrase.Of(Texts["why.fact"], clause, Told(fact.Text), quote.Length == 0 ? "" : Phrase.Of(quote, Piece.Told(fact.Quote!)), published,
            Piece.Told(Closed(fact.SourceTitle), SourceOf(fact.Source))).Capital(Texts);
    }

    /// <summary>Several clauses in a row; of more than two the number of the others.</summary>
    public Phrase Row(IEnumerable<Phrase> clauses)
    {
        var all = clauses.ToArray();
        if (all.Length > ShownInRow) all = [.. all[..ShownInRow], Phrase.Of(Texts.Count("why.more", all.Length - ShownInRow))];
        return all.Length == 1 ? all[0] : Phrase.Of(Texts["format.and"], Phrase.Row(all[..^1]), all[^1]);
    }

    /// <summary>Who says it, with the body's name written out; never "the ILO".</summary>
    /// <param name="issuerClass">The class.</param>
    /// <param name="name">The name as recorded.</param>
    /// <param name="address">Where the name leads; null: nowhere.</param>
    public Phrase Who(string issuerClass, string name, string? address) => issuerClass switch
    {
        "supervisory" => Body(name, address) ?? Named(name, address),
        "government" when name.StartsWith("Government", StringComparison.Ordinal) => Phrase.Of(Texts["why.who.the"], Named(name, address)),
        "government" => Phrase.Of(Texts["why.who.government"], Piece.Told(name, address)),
        "ilo_office" => Phrase.Of(Texts["why.who.office"], Piece.Told(name, address)),
        _ => Named(name, address),
    };

    /// <summary>The same where no clause follows: in a table, or before a colon.</summary>
    public Phrase Issuer(string issuerClass, string name)
    {
        var who = Who(issuerClass, name, null).Capital(Texts).Pieces;
        // The comma that leads on to the clause.
        return who[^1] is { IsTold: false, Text: "," } ? new Phrase([.. who.SkipLast(1)]) : new Phrase(who);
    }

    /// <summary>When it happened: <c>in 2024</c> of a text or a promise, <c>(4 May 2020)</c> of anything else, which happened then and may be told later.</summary>
    public string When(CitedFact fact) => fact switch
    {
        { EventOn: { } day, EventIsInferred: true } => day.EndsWith("-12-31", StringComparison.Ordinal) ? Texts.Format("why.in", day[..4]) : Texts.Format("why.atSession", Texts.Date(day)),
        { EventOn: { } day } when fact.Kind != "evidence" || fact.IssuerClass == IssuerClass.Supervisory.Word() => On(day),
        { EventOn: { } day } => Texts.Format("why.dated", Texts.Date(day)),
        { PublishedOn: { } day } => Texts.Format("why.onlyPublished", Texts.Date(day)),
        _ => Texts["why.undated"],
    };

    /// <summary>When it happened, for a table.</summary>
    public string Happened(CitedFact fact) => fact switch
    {
        { EventOn: null } => Texts["record.unknown"],
        { EventIsInferred: true } => Texts.Upper(When(fact)),
        { EventOn: var day } => Texts.Date(day),
    };

    /// <summary>A fact in short, where its stance is not at hand: who and when.</summary>
    public Phrase Named(CitedFact fact) => fact.Kind == "evidence"
        ? Phrase.Of(Texts["why.named"], Who(fact.IssuerClass, fact.IssuerName, page.Of(fact.Url)), When(fact)).Capital(Texts) : Clause(fact).Capital(Texts);

    /// <summary>A date with its preposition: <c>on 4 May 2020</c>, <c>in 2024</c>.</summary>
    public string On(string date) => Texts.Format(date.Length == 10 ? "why.on" : "why.in", Texts.Date(date));

    /// <summary>The page of a source.</summary>
    public string SourceOf(string source) => page.Of(Reading.Address.Of("sources", source));

    /// <summary>The last day that a date can mean, to sort by; a fact without one comes first.</summary>
    public static DateOnly Last(CitedFact fact) => PartialDate.TryParse(fact.EventOn ?? fact.PublishedOn, out var date) ? date.Last : DateOnly.MinValue;

    /// <summary>What the record tells, as a sentence that ends.</summary>
    public static Piece Told(string text) => Piece.Told(Closed(text));

    private static string Closed(string text)
    {
        var end = text.TrimEnd();
        return end.TrimEnd('”', '’', '"', '»') is [.., '.' or '!' or '?' or '…'] ? end : end + ".";
    }

    private Phrase? Body(string name, string? address)
    {
        foreach (var word in Words.Of(typeof(Body)).Keys)
        {
            if ((After(name, word) ?? After(name, Texts.Word("body", word))) is not { } rest) continue;
            var body = new Piece(Texts[$"why.body.{word}"], address);
            return rest.Length == 0 ? new Phrase([body]) : Phrase.Of(Texts["why.who.as"], body, Piece.Told(rest.TrimStart(',', ' ')));
        }

        return null;
    }

    private static string? After(string name, string start) =>
        name.StartsWith(start, StringComparison.Ordinal) && (name.Length == start.Length || !char.IsLetterOrDigit(name[start.Length])) ? name[start.Length..] : null;

    // After a name that has a comma of its own comes another one.
    private Phrase Named(string name, string? address) => name.Contains(", ", StringComparison.Ordinal)
        ? Phrase.Of(Texts["why.who.apposed"], Piece.Told(name, address)) : new Phrase([Piece.Told(name, address)]);
}
