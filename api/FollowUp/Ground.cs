using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>The facts made ready: dated, and joined by what names what.</summary>
public sealed class Ground
{
    public Ground(Facts facts)
    {
        Conclusions = facts.Conclusions.Select(c => ConclusionNode.Of(c)).OfType<ConclusionNode>().ToDictionary(c => c.Fact.Id);
        Requests = facts.Requests.Where(r => Conclusions.ContainsKey(r.Conclusion))
            .ToDictionary(r => r.Id, r => new RequestNode(r, Conclusions[r.Conclusion]));
        foreach (var request in Requests.Values)
        {
            request.Conclusion.Requests.Add(request);
            foreach (var earlier in request.Fact.Reiterates.Distinct().Where(Requests.ContainsKey).Select(id => Requests[id]))
            {
                request.Reiterates.Add(earlier);
                earlier.ReiteratedBy.Add(request);
            }
        }

        ByKind = Conclusions.Values.ToLookup(c => (c.Fact.Body, c.Fact.Kind));
        var threaded = Requests.Values.ToLookup(r => r.Fact.Thread);
        Threads = facts.Threads.Concat(threaded.Select(t => t.Key).OfType<string>()).Distinct().ToDictionary(id => id, id => threaded[id].ToArray());
        Commitments = facts.Commitments.ToDictionary(c => c.Id);
        ReplacedBy = facts.Commitments.SelectMany(c => c.Replaces.Distinct().Select(id => (id, c))).ToLookup(p => p.id, p => p.c);
        Addressing = facts.Commitments.SelectMany(c => c.Addresses.Select(a => (a, c)))
            .ToLookup(p => p.a.Request is { } r ? (SubjectKind.Request, r) : (SubjectKind.Thread, p.a.Thread!), p => (p.c, p.a.Extent));
        Links = facts.Evidence.Select(e => EvidenceNode.Of(e, Conclusions)).OfType<EvidenceNode>()
            .SelectMany(e => e.Fact.Links.Select(l => (l, e)))
            .ToLookup(p => (p.l.Kind, p.l.Target), p => (p.e, p.l.Stance));
    }

    public IReadOnlyDictionary<string, ConclusionNode> Conclusions { get; }

    /// <summary>The conclusions by who adopted them and what sort of text they are.</summary>
    public ILookup<(Body Body, ConclusionKind Kind), ConclusionNode> ByKind { get; }
    public IReadOnlyDictionary<string, RequestNode> Requests { get; }

    /// <summary>The requests of each thread.</summary>
    public IReadOnlyDictionary<string, RequestNode[]> Threads { get; }
    public IReadOnlyDictionary<string, CommitmentFact> Commitments { get; }
    public ILookup<string, CommitmentFact> ReplacedBy { get; }
    public ILookup<(SubjectKind Kind, string Id), (CommitmentFact Commitment, Commitments.CommitmentExtent Extent)> Addressing { get; }
    public ILookup<(SubjectKind Kind, string Id), (EvidenceNode Evidence, Stance Stance)> Links { get; }
}

/// <summary>A conclusion with its days.</summary>
/// <param name="First">The first day that its adoption can mean.</param>
public sealed record ConclusionNode(ConclusionFact Fact, DateOnly Made, DateOnly First, DateOnly Known)
{
    public List<RequestNode> Requests { get; } = [];

    /// <summary>Null when nothing dates it.</summary>
    public static ConclusionNode? Of(ConclusionFact fact)
    {
        var sessionEnd = fact.Session is { } s ? s.EndsOn ?? new DateOnly(s.Year, 12, 31) : (DateOnly?)null;
        return (fact.AdoptedOn?.Last ?? sessionEnd ?? fact.PublishedOn?.Last) is { } made
            ? new ConclusionNode(fact, made, fact.AdoptedOn?.First ?? sessionEnd ?? fact.PublishedOn!.Value.First, Days.Later(made, fact.PublishedOn?.Last))
            : null;
    }
}

/// <summary>A request with its days, and its place in the chains of asking again.</summary>
public sealed record RequestNode(RequestFact Fact, ConclusionNode Conclusion)
{
    public DateOnly Made => Conclusion.Made;
    public DateOnly Known => Conclusion.Known;
    public List<RequestNode> Reiterates { get; } = [];
    public List<RequestNode> ReiteratedBy { get; } = [];

    /// <summary>Asks for a reply: fulfilled by telling.</summary>
    public bool IsReport => Fact.Kind is RequestKind.Report or RequestKind.Inform;
    public bool IsToGovernment => Fact.Addressee == Addressee.Government;

    /// <summary>An event fulfils it: the Office or an instrument can show that it happened.</summary>
    public bool IsEvent => !IsToGovernment || Fact.Kind is RequestKind.Report or RequestKind.Inform or RequestKind.ReceiveMission
        or RequestKind.TechnicalAssistance or RequestKind.Ratify or RequestKind.Referral;

    /// <summary>The requests that ask for it again, directly or through others, as far as known on the day.</summary>
    public IReadOnlyList<RequestNode> AskedAgain(AsOf asOf) => Walk(r => r.ReiteratedBy, r => r.IsKnown(asOf));

    /// <summary>The requests that it asks again, directly or through others, as far as known on the day: counted and flagged, nothing else.</summary>
    public IReadOnlyList<RequestNode> AskedBefore(AsOf asOf) => Walk(r => r.Reiterates, r => asOf.Reached(r.Known));

    /// <summary>Whether it is known on the day.</summary>
    public bool IsKnown(AsOf asOf) => asOf.Knows(Known, NewFactKind.Request, Fact.Id, IssuerClass.Supervisory);

    private List<RequestNode> Walk(Func<RequestNode, List<RequestNode>> next, Func<RequestNode, bool> isKnown)
    {
        var seen = new HashSet<RequestNode>(ReferenceEqualityComparer.Instance) { this };
        var found = new List<RequestNode>();
        var queue = new Queue<RequestNode>([this]);
        while (queue.TryDequeue(out var at))
        {
            foreach (var request in next(at))
            {
                if (!isKnown(request) || !seen.Add(request)) continue;
                found.Add(request);
                queue.Enqueue(request);
            }
        }

        return found;
    }
}

/// <summary>A piece of evidence with its days.</summary>
/// <param name="Text">What it was taken from: one text takes one stance on one thing.</param>
/// <param name="Event">The day it counts by.</param>
/// <param name="First">The day its lateness is judged by.</param>
/// <param name="Known">The day from which the public record holds it.</param>
/// <param name="HasOwnDate">It says itself when it happened, as a finding about something else does not.</param>
public sealed record EvidenceNode(EvidenceFact Fact, string Text, DateOnly Event, DateOnly First, DateOnly Known, bool HasOwnDate)
{
    /// <summary>Whether it is known on the day. An observer changes nothing but flags.</summary>
    public bool IsKnown(AsOf asOf) => Fact.Issuer == IssuerClass.Observer ? asOf.Reached(Known) : asOf.Knows(Known, NewFactKind.Evidence, Fact.Id, Fact.Issuer);

    /// <summary>Null when nothing dates it: it never counts.</summary>
    public static EvidenceNode? Of(EvidenceFact fact, IReadOnlyDictionary<string, ConclusionNode> conclusions)
    {
        if (fact.Conclusion is { } id)
            return conclusions.TryGetValue(id, out var c) ? new EvidenceNode(fact, TextOf(id), c.Made, c.First, c.Known, false) : null;
        return (fact.EventOn ?? fact.PublishedOn) is { } on
            ? new EvidenceNode(fact, "evidence " + fact.Id, on.Last, on.First, Days.Later(on.Last, fact.PublishedOn?.Last), fact.EventOn is not null)
            : null;
    }

    /// <summary>The text that a conclusion is.</summary>
    public static string TextOf(string conclusion) => "conclusion " + conclusion;
}

/// <summary>Small helps for days.</summary>
internal static class Days
{
    public static DateOnly Later(DateOnly a, DateOnly? b) => b is { } day && day > a ? day : a;
}
