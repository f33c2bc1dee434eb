using System.Globalization;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>
/// Reads a few facts from a line, so that a case fits on the page. Statements are parted by semicolons:
/// <c>text c Cfa 2015-06-10</c>, <c>ask r c</c>, <c>move r Suspended 2016-01-01</c>, <c>promise p 2015-08-01 for=r</c>,
/// <c>say Government 2016-01-01 Done r</c>, <c>find c Resolved r</c> (evidence of a text, which gives its dates). What a
/// name is shows by its first letter: a text <c>c</c> or <c>d</c>, a request <c>r</c>, a thread <c>t</c>, a promise
/// <c>p</c>. Evidence is named e1, e2 and so on in the order given.
/// </summary>
internal sealed class Given
{
    private readonly List<ConclusionFact> conclusions = [];
    private readonly List<RequestFact> requests = [];
    private readonly List<CommitmentFact> commitments = [];
    private readonly List<EvidenceFact> evidence = [];

    public static Facts Read(string lines)
    {
        var given = new Given();
        foreach (var line in lines.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)) given.Add(new Words(line));
        return new Facts
        {
            Conclusions = given.conclusions,
            Requests = given.requests,
            Commitments = given.commitments,
            Evidence = given.evidence,
            Threads = ["t"],
        };
    }

    private void Add(Words words)
    {
        switch (words[0])
        {
            case "text": conclusions.Add(Text(words)); break;
            case "ask": requests.Add(Ask(words)); break;
            case "move": Move(words); break;
            case "promise": commitments.Add(Promise(words)); break;
            case "say": evidence.Add(Say(words)); break;
            case "find": evidence.Add(Find(words)); break;
            default: throw new FormatException(words[0]);
        }
    }

    private static ConclusionFact Text(Words words)
    {
        var body = Enum.Parse<Body>(words[2]);
        return new ConclusionFact
        {
            Id = words[1],
            Member = "KAZ",
            Body = body,
            Kind = body switch
            {
                Body.Ceacr => words.Has("direct") ? ConclusionKind.DirectRequest : ConclusionKind.Observation,
                Body.Cas => ConclusionKind.CasConclusions,
                _ => ConclusionKind.CfaReport,
            },
            Conventions = [words["on"] ?? "C87"],
            Session = words["session"] is { } session ? Session(session) : null,
            AdoptedOn = Date(words[3] == "unknown" ? null : words[3]),
            PublishedOn = Date(words["published"]),
            ReplyDue = Due(words["reply"], DueBasis.Text),
            Escalated = words.Has("escalated"),
            FullyLoaded = words.Has("loaded"),
            RegularCycleYears = words["cycle"] is { } cycle ? int.Parse(cycle, CultureInfo.InvariantCulture) : 3,
        };
    }

    private static RequestFact Ask(Words words) => new()
    {
        Id = words[1],
        Conclusion = words[2],
        Kind = words["kind"] is { } kind ? Enum.Parse<RequestKind>(kind) : RequestKind.AmendLaw,
        Addressee = words["to"] is { } addressee ? Enum.Parse<Addressee>(addressee) : Addressee.Government,
        Thread = words["thread"],
        Reiterates = words["again"]?.Split(',') ?? [],
        OutcomeDue = Due(words["due"], DueBasis.Text),
    };

    private void Move(Words words)
    {
        var at = requests.FindIndex(request => request.Id == words[1]);
        var due = Due(words["due"], DueBasis.Text);
        var decision = new DeadlineEventFact(Enum.Parse<DeadlineEventKind>(words[2]), PartialDate.Parse(words[3]), Date(words["published"]), due);
        requests[at] = requests[at] with { DeadlineEvents = [.. requests[at].DeadlineEvents, decision] };
    }

    private static CommitmentFact Promise(Words words) => new()
    {
        Id = words[1],
        MadeOn = PartialDate.Parse(words[2]),
        PublishedOn = Date(words["published"]),
        Due = Due(words["due"], DueBasis.GovernmentCommitment),
        Replaces = words["replaces"]?.Split(',') ?? [],
        Addresses = [.. Addresses(words["for"], CommitmentExtent.Whole), .. Addresses(words["part"], CommitmentExtent.Part)],
    };

    private static IEnumerable<AddressFact> Addresses(string? targets, CommitmentExtent extent) =>
        (targets?.Split(',') ?? []).Select(target => target.StartsWith('t') ? new AddressFact(null, target, extent) : new AddressFact(target, null, extent));

    private EvidenceFact Say(Words words) => new()
    {
        Id = $"e{evidence.Count + 1}",
        Issuer = Enum.Parse<IssuerClass>(words[1]),
        EventOn = Date(words[2] == "unknown" ? null : words[2]),
        PublishedOn = Date(words["published"]),
        Links = [Link(words[4], words[3])],
    };

    private EvidenceFact Find(Words words) => new()
    {
        Id = $"e{evidence.Count + 1}",
        Issuer = IssuerClass.Supervisory,
        Conclusion = words[1],
        Links = [Link(words[3], words[2])],
    };

    private static LinkFact Link(string target, string stance) => new(target[0] switch
    {
        'r' => SubjectKind.Request,
        't' => SubjectKind.Thread,
        'p' => SubjectKind.Commitment,
        _ => SubjectKind.Conclusion,
    }, target, Enum.Parse<Stance>(stance));

    private static PartialDate? Date(string? text) => text is null ? null : PartialDate.Parse(text);

    // 2016-06-30 or 2016-06 or 2016; /ConferenceRule for another basis; before:... and at:... a session; never: words without a date.
    private static DueFact? Due(string? text, DueBasis basis)
    {
        if (text is null) return null;
        if (text == "never") return new DueFact(null, null, null, DuePrecision.None, DueBasis.None);
        if (text.Contains('/', StringComparison.Ordinal)) (text, basis) = (text.Split('/')[0], Enum.Parse<DueBasis>(text.Split('/')[1]));
        if (text.StartsWith("before:", StringComparison.Ordinal)) return new DueFact(null, Session(text[7..]), DueRelation.Before, DuePrecision.Session, basis);
        if (text.StartsWith("at:", StringComparison.Ordinal)) return new DueFact(null, Session(text[3..]), DueRelation.At, DuePrecision.Session, basis);
        var precision = text.Length switch { 4 => DuePrecision.Year, 7 => DuePrecision.Month, _ => DuePrecision.Day };
        return new DueFact(PartialDate.Parse(text).Last, null, null, precision, basis);
    }

    // 2016 alone: its days are not known; 2016-06-01..2016-06-12: they are.
    private static SessionFact Session(string text) => text.Length == 4
        ? new SessionFact(int.Parse(text, CultureInfo.InvariantCulture), null, null)
        : new SessionFact(Days.Day(text[..10]).Year, Days.Day(text[..10]), Days.Day(text[12..]));

    private sealed class Words(string line)
    {
        private readonly string[] words = line.Split(' ', StringSplitOptions.RemoveEmptyEntries);

        public string this[int place] => words[place];

        public string? this[string name] => Array.Find(words, word => word.StartsWith($"{name}=", StringComparison.Ordinal))?[(name.Length + 1)..];

        public bool Has(string word) => words.Contains(word);
    }
}
