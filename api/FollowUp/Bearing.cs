using Compliance.Commitments;
using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>One stance that bears on a request, as it counts there.</summary>
/// <param name="Text">The text that takes it.</param>
/// <param name="Stance">The stance as it counts: what an event fulfils is <c>resolved</c> by the Office's <c>done</c>.</param>
/// <param name="Said">The stance as the editor recorded it.</param>
/// <param name="Issuer">Who takes it.</param>
/// <param name="Event">The day it counts by.</param>
/// <param name="First">The day its lateness is judged by.</param>
/// <param name="HasOwnDate">It says itself when it happened.</param>
/// <param name="Fact">The evidence, or the request that asks again.</param>
public sealed record Item(string Text, Stance Stance, Stance Said, IssuerClass Issuer, DateOnly Event, DateOnly First, bool HasOwnDate, FactRef Fact)
{
    public bool IsAboveObserver => Issuer != IssuerClass.Observer;
    public bool IsHard => Issuer is IssuerClass.IloOffice or IssuerClass.Instrument or IssuerClass.Government;
    public bool IsFinding => Stance is Stance.Resolved or Stance.Progress or Stance.NoProgress or Stance.Contrary or Stance.Closed;
    public bool IsLook => IsFinding || Stance == Stance.InsufficientInformation;
}

/// <summary>A promise that bears on a request.</summary>
public sealed record Promise(CommitmentFact Commitment, CommitmentState State, CommitmentExtent Extent);

/// <summary>What bears on one request on a day.</summary>
public static class Bearing
{
    /// <summary>Least favourable first: of several that count equally the first one is taken.</summary>
    private static readonly Stance[] ByFavour =
    [
        Stance.Contrary, Stance.NoProgress, Stance.InsufficientInformation, Stance.NotedOnly, Stance.Progress, Stance.Closed, Stance.Resolved,
        Stance.Disputes, Stance.Setback, Stance.Context, Stance.Step, Stance.Done, Stance.Missing, Stance.NothingNew, Stance.Received,
    ];

    public static int Favour(Stance stance) => Array.IndexOf(ByFavour, stance);

    /// <summary>Every stance that bears on the request, with those of requests that ask again.</summary>
    public static IReadOnlyList<Item> On(RequestNode request, Ground ground, AsOf asOf)
    {
        var again = request.AskedAgain(asOf);
        var candidates = At(ground, SubjectKind.Request, request.Fact.Id, 0)
            .Concat(again.SelectMany(r => At(ground, SubjectKind.Request, r.Fact.Id, 1)))
            .Concat(request.Fact.Thread is { } thread ? At(ground, SubjectKind.Thread, thread, 2) : [])
            .Where(c => c.Evidence.Event > request.Made && c.Evidence.IsKnown(asOf));
        var items = new List<Item>();
        foreach (var text in candidates.GroupBy(c => c.Evidence.Text))
        {
            var narrowest = text.Min(c => c.Distance);
            var stance = text.Where(c => c.Distance == narrowest).MinBy(c => Favour(c.Stance)).Stance;
            items.AddRange(text.Where(c => c.Distance == narrowest && c.Stance == stance).Select(c => c.Evidence)
                .DistinctBy(e => e.Fact.Id).Select(e => Count(request, e, stance)));
        }

        var spoken = items.Select(i => i.Text).ToHashSet();
        items.AddRange(again.Where(r => r.Made > request.Made && !spoken.Contains(EvidenceNode.TextOf(r.Conclusion.Fact.Id)))
            .Select(r => new Item(EvidenceNode.TextOf(r.Conclusion.Fact.Id), Stance.NoProgress, Stance.NoProgress, IssuerClass.Supervisory,
                r.Made, r.Conclusion.First, false, new FactRef(FactKind.Request, r.Fact.Id))));
        return items;
    }

    /// <summary>Every promise that bears on the request, with what became of it.</summary>
    public static IReadOnlyList<Promise> Promises(RequestNode request, Ground ground, AsOf asOf)
    {
        var candidates = ground.Addressing[(SubjectKind.Request, request.Fact.Id)].Select(a => (a.Commitment, a.Extent, Distance: 0))
            .Concat(request.AskedAgain(asOf).SelectMany(r => ground.Addressing[(SubjectKind.Request, r.Fact.Id)]).Select(a => (a.Commitment, a.Extent, Distance: 1)))
            .Concat(request.Fact.Thread is { } thread ? ground.Addressing[(SubjectKind.Thread, thread)].Select(a => (a.Commitment, a.Extent, Distance: 2)) : []);
        return [.. candidates
            .Where(c => c.Commitment.MadeOn.Last > request.Made || c.Commitment.Due.Countable() is { } due && due.On > request.Made)
            .Where(c => CommitmentRules.IsKnown(c.Commitment, asOf))
            .GroupBy(c => c.Commitment.Id)
            .Select(c => c.OrderBy(a => a.Distance).ThenByDescending(a => a.Extent).First())
            .Select(c => new Promise(c.Commitment, CommitmentRules.On(c.Commitment, ground, asOf), c.Extent))];
    }

    private static IEnumerable<(EvidenceNode Evidence, Stance Stance, int Distance)> At(Ground ground, SubjectKind kind, string id, int distance) =>
        ground.Links[(kind, id)].Select(l => (l.Evidence, l.Stance, distance));

    private static Item Count(RequestNode request, EvidenceNode evidence, Stance said)
    {
        var isShown = request.IsEvent && said == Stance.Done && evidence.Fact.Issuer is (IssuerClass.IloOffice or IssuerClass.Instrument);
        var counts = isShown ? Stance.Resolved : said;
        return new Item(evidence.Text, counts, said, evidence.Fact.Issuer, evidence.Event, evidence.First, evidence.HasOwnDate,
            new FactRef(FactKind.Evidence, evidence.Fact.Id));
    }
}
