using System.Globalization;
using Compliance.Actors;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Members;
using Compliance.Requests;
using Compliance.Sessions;
using Compliance.Sources;
using Compliance.Storage;
using Compliance.Tests.FollowUp;
using Compliance.Threads;

namespace Compliance.Tests.Exchange;

/// <summary>A random record of facts as a bundle that needs nothing else, with texts that every form finds hard.</summary>
internal sealed class RandomBundle(Facts facts, int seed)
{
    private static readonly string[] Hard =
    [
        "=1+1", "+1", "-1", "@cell", "'quoted", "''", "'", "a;b", "\\", "a\\;b;", " spaces around ", "two\nlines", "two\r\nlines", "\ttab", "\"quotes\", and commas", "null", "{}", "[1]", "0087", "1e3", "true",
        "Қосшығұлов Құспан", "إرلان", "e\u0301", "🙂", "a\u2028b", "</script>", "%00", "N/A",
    ];
    private readonly Random random = new(seed);
    private readonly Dictionary<SessionFact, string> sessions = [];
    private readonly Dictionary<string, string> requests = [];

    /// <summary>The bundle of a seed.</summary>
    public static string[] Of(int seed) => [.. new RandomBundle(RandomRecord.Of(seed), seed).Records().Select(BundleJson.Write)];

    private IEnumerable<BundleRecord> Records()
    {
        foreach (var number in facts.Conclusions.SelectMany(c => facts.Requests.Where(r => r.Conclusion == c.Id).Select((r, i) => (r.Id, Name: $"{c.Id}.{i + 1}")))) requests[number.Id] = number.Name;
        BundleRecord[] dated = [.. facts.Conclusions.Select(Conclusion), .. facts.Requests.Select(Request), .. facts.Commitments.Select(Commitment), .. facts.Evidence.Where(e => e.Links.Count > 0).Select(Evidence)];
        return
        [
            .. dated.Reverse(),
            new NewSource { Id = "s", Publisher = Line(), Title = Line(), Note = Text() },
            new NewActor { Id = "an-actor", Kind = ActorKind.Person, Name = Line(), Role = Line(), Spellings = [.. Hard.Where(IsLine).OrderBy(_ => random.Next()).Take(random.Next(5)).Distinct()], Source = "s" },
            new NewMember { Iso3 = "KAZ", Iso2 = "KZ", Name = Line(), Region = Line(), Source = "s" },
            .. new[] { 87, 98, 150 }.Select(n => new NewConvention
            {
                Code = $"C{n}", NormlexCode = $"C{n:000}", Kind = InstrumentKind.Convention, Number = n, Title = Line(), Subject = Line(), Category = n == 150 ? InstrumentCategory.Technical : InstrumentCategory.Fundamental, Source = "s",
            }),
            new NewArticle { Convention = "C87", Number = 2, Summary = Text(), Source = "s" },
            .. facts.Threads.Select(t => new NewThread { Id = t, Member = "KAZ", Conventions = ["C98", "C87"], Title = Line(), Text = Text(), Articles = random.Next(2) == 0 ? [] : ["C87.2", "C98.1"] }),
            .. sessions.Select(s => new NewSession { Id = s.Value, Body = Body.Ilc, Year = s.Key.Year, StartsOn = s.Key.StartsOn, EndsOn = s.Key.EndsOn, Note = Text(), Certainty = Certainty.High, Source = "s" }),
        ];
    }

    private NewConclusion Conclusion(ConclusionFact fact) => new()
    {
        Id = fact.Id,
        Body = fact.Body,
        Kind = fact.Kind,
        Member = fact.Member,
        Conventions = [.. fact.Conventions],
        Session = Session(fact.Session),
        Title = Line(),
        Text = Text(),
        AdoptedOn = fact.AdoptedOn ?? (fact.Session is null && fact.PublishedOn is null ? PartialDate.Parse("2015") : null),
        PublishedOn = fact.PublishedOn,
        Tone = random.Next(2) == 0 ? [] : [Tone.DeepRegret, Tone.Notes],
        ReplyDue = Due(fact.ReplyDue),
        SpecialParagraph = fact.Escalated ? true : null,
        Coverage = fact.FullyLoaded ? Coverage.Complete : Coverage.Partial,
        Source = "s",
    };

    private NewRequest Request(RequestFact fact) => new()
    {
        Id = requests[fact.Id],
        Conclusion = fact.Conclusion,
        Text = Text(),
        Kind = fact.Kind,
        Addressee = fact.Addressee,
        Thread = fact.Thread,
        Reiterates = [.. fact.Reiterates.Select(r => requests[r])],
        OutcomeDue = Due(fact.OutcomeDue),
        Actors = random.Next(2) == 0 ? [] : ["an-actor"],
        DeadlineEvents = [.. fact.DeadlineEvents.Select(e => new NewDeadlineEvent
        {
            Kind = e.Kind, On = e.On, PublishedOn = e.PublishedOn, By = facts.Conclusions.Single(c => c.Id == fact.Conclusion).Body, Due = Due(e.Due), Source = "s",
        })],
        Source = "s",
    };

    private NewCommitment Commitment(CommitmentFact fact) => new()
    {
        Id = fact.Id,
        Member = "KAZ",
        By = Line(),
        MadeOn = fact.MadeOn,
        PublishedOn = fact.PublishedOn,
        Text = Text() + " {an-actor}",
        Due = Due(fact.Due),
        Replaces = [.. fact.Replaces],
        Addresses = [.. fact.Addresses.Select(a => new NewAddress { Request = a.Request is null ? null : requests[a.Request], Thread = a.Thread, Extent = a.Extent })],
        Source = "s",
    };

    private NewEvidence Evidence(EvidenceFact fact) => new()
    {
        Id = fact.Id,
        Member = "KAZ",
        Kind = EvidenceKind.Other,
        Issuer = new NewIssuer { Class = fact.Issuer, Name = Line() },
        Conclusion = fact.Conclusion,
        EventOn = fact.EventOn,
        PublishedOn = fact.PublishedOn,
        Text = Text(),
        Source = "s",
        Links = [.. fact.Links.Select(l => new NewLink
        {
            Request = l.Kind == SubjectKind.Request ? requests[l.Target] : null, Thread = l.Kind == SubjectKind.Thread ? l.Target : null,
            Commitment = l.Kind == SubjectKind.Commitment ? l.Target : null, Conclusion = l.Kind == SubjectKind.Conclusion ? l.Target : null, Stance = l.Stance, Note = Text(),
        })],
    };

    private NewDue? Due(DueFact? fact) => fact is null ? null : new NewDue
    {
        Text = Line(),
        Anchor = Session(fact.Anchor),
        Relation = fact.Anchor is null ? null : fact.Relation,
        Latest = fact.Latest,
        Precision = fact.Precision,
        Basis = fact.Basis,
    };

    private string? Session(SessionFact? fact)
    {
        if (fact is null) return null;
        if (!sessions.TryGetValue(fact, out var id)) sessions[fact] = id = string.Create(CultureInfo.InvariantCulture, $"session-{sessions.Count + 1}");
        return id;
    }

    private string Text() => Hard[random.Next(Hard.Length)];

    private string Line() => Hard.Where(IsLine).ElementAt(random.Next(20));

    private static bool IsLine(string text) => !text.Any(c => char.IsControl(c) || c is '\u2028') && text.Trim().Length > 0;
}
