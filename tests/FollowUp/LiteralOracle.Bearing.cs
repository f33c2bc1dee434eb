using Compliance.Commitments;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Requests;

namespace Compliance.Tests.FollowUp;

/// <summary>What bears on a request.</summary>
internal sealed partial class LiteralOracle
{
    private static readonly Stance[] LeastFavourableFirst =
    [
        Stance.Contrary, Stance.NoProgress, Stance.InsufficientInformation, Stance.NotedOnly, Stance.Progress, Stance.Closed, Stance.Resolved,
        Stance.Disputes, Stance.Setback, Stance.Context, Stance.Step, Stance.Done,
        Stance.Missing, Stance.NothingNew, Stance.Received,
    ];

    // Remembered only because they are asked for often.
    private readonly Dictionary<string, HashSet<RequestFact>> reiterating = [];
    private readonly Dictionary<string, List<Saying>> sayingsOn = [];

    /// <summary>One stance that bears on something: as it was said, and as it counts.</summary>
    private sealed record Saying(FactRef By, IssuerClass Issuer, Stance Said, Stance Counts, Span When, bool HasOwnDate)
    {
        public DateOnly On => When.Last;
        public bool IsAboveObserver => Issuer is not IssuerClass.Observer;
        public bool IsHard => Issuer is IssuerClass.IloOffice or IssuerClass.Instrument or IssuerClass.Government;
        public bool IsFinding => Counts is Stance.Resolved or Stance.Progress or Stance.NoProgress or Stance.Contrary or Stance.Closed;
        public bool IsLook => IsFinding || Counts is Stance.InsufficientInformation;
        public bool IsHardSetback => IsHard && Said is Stance.Setback;
        public bool IsDone => IsAboveObserver && Said is Stance.Done;
        public bool IsStep => IsAboveObserver && Said is Stance.Step;
    }

    private static Stance LeastFavourable(IEnumerable<Stance> stances) => stances.MinBy(stance => Array.IndexOf(LeastFavourableFirst, stance));

    private Saying Say(EvidenceFact piece, Stance said, Stance counts) =>
        new(new FactRef(FactKind.Evidence, piece.Id), piece.Issuer, said, counts, DateOf(piece), TextOf(piece) is null && piece.EventOn is not null);

    // 0: it names the request; 1: a later one that reiterates it; 2: its thread; null: it does not bear on it.
    private int? WidthOn(RequestFact request, SubjectKind kind, string target) => kind switch
    {
        SubjectKind.Request when target == request.Id => 0,
        SubjectKind.Request when ThoseThatReiterate(request).Any(later => later.Id == target) => 1,
        SubjectKind.Thread when target == request.Thread => 2,
        _ => null,
    };

    private HashSet<RequestFact> ThoseThatReiterate(RequestFact request)
    {
        if (reiterating.TryGetValue(request.Id, out var found)) return found;
        reiterating[request.Id] = found = new HashSet<RequestFact>(ReferenceEqualityComparer.Instance);
        Collect(request);
        return found;

        void Collect(RequestFact asked)
        {
            foreach (var later in requests.Where(other => other.Reiterates.Contains(asked.Id)))
            {
                if (MadeOf(later) > MadeOf(request) && found.Add(later)) Collect(later);
            }
        }
    }

    private IEnumerable<RequestFact> ThoseReiteratedBy(RequestFact request) => requests.Where(earlier => ThoseThatReiterate(earlier).Contains(request));

    private List<(EvidenceFact Piece, Stance Stance, int Width)> LinksThatBearOn(RequestFact request, IEnumerable<EvidenceFact> text) =>
        [.. from piece in text
            where DateOf(piece).Last > MadeOf(request)
            from link in piece.Links
            let width = WidthOn(request, link.Kind, link.Target)
            where width is not null
            select (piece, link.Stance, width.Value)];

    private List<Saying> SayingsOn(RequestFact request)
    {
        if (sayingsOn.TryGetValue(request.Id, out var sayings)) return sayings;
        sayings = [];

        // A text is a conclusion with all evidence taken from it, or else one piece of evidence.
        foreach (var text in evidence.GroupBy(piece => piece.Conclusion is null ? $"evidence {piece.Id}" : $"conclusion {piece.Conclusion}"))
        {
            var bearing = LinksThatBearOn(request, text);
            if (bearing.Count == 0) continue;
            var narrowest = bearing.FindAll(link => link.Width == bearing.Min(other => other.Width));
            var stance = LeastFavourable(narrowest.Select(link => link.Stance));
            sayings.AddRange(narrowest.Where(link => link.Stance == stance)
                .Select(link => Say(link.Piece, stance, FulfilsAnEvent(request, link.Piece.Issuer, stance) ? Stance.Resolved : stance)));
        }

        // To ask again is to have seen no progress, unless the text that asks says something else of it.
        foreach (var later in ThoseThatReiterate(request))
        {
            if (LinksThatBearOn(request, evidence.Where(piece => piece.Conclusion == later.Conclusion)).Count > 0) continue;
            sayings.Add(new Saying(new FactRef(FactKind.Request, later.Id), IssuerClass.Supervisory, Stance.NoProgress, Stance.NoProgress,
                DateOf(ConclusionOf(later)), HasOwnDate: false));
        }
        return sayingsOn[request.Id] = [.. sayings.Distinct()];
    }

    private static bool FulfilsAnEvent(RequestFact request, IssuerClass issuer, Stance stance) =>
        IsEvent(request) && stance is Stance.Done && issuer is IssuerClass.IloOffice or IssuerClass.Instrument;

    private static bool IsEvent(RequestFact request) =>
        request.Addressee is not Addressee.Government
        || request.Kind is RequestKind.Report or RequestKind.Inform or RequestKind.ReceiveMission or RequestKind.TechnicalAssistance
            or RequestKind.Ratify or RequestKind.Referral;

    private static bool AsksForAReport(RequestFact request) => request.Kind is RequestKind.Report or RequestKind.Inform;

    // The extent of the narrowest address, of several the part; null: the commitment does not bear on the request.
    private CommitmentExtent? ExtentOn(RequestFact request, CommitmentFact promise)
    {
        var isInTime = promise.MadeOn.Last > MadeOf(request) || DueOf(promise.Due)?.Day?.On > MadeOf(request);
        if (!isInTime) return null;
        var bearing = promise.Addresses
            .Select(address => (address.Extent, Width: address.Request is { } asked
                ? WidthOn(request, SubjectKind.Request, asked)
                : WidthOn(request, SubjectKind.Thread, address.Thread!)))
            .Where(address => address.Width is not null)
            .ToList();
        if (bearing.Count == 0) return null;
        var narrowest = bearing.FindAll(address => address.Width == bearing.Min(other => other.Width));
        return narrowest.Exists(address => address.Extent is CommitmentExtent.Part) ? CommitmentExtent.Part : CommitmentExtent.Whole;
    }

    private List<CommitmentFact> PromisesOn(RequestFact request) => commitments.FindAll(promise => ExtentOn(request, promise) is not null);

    private HashSet<CommitmentFact> ThoseReplacedBy(CommitmentFact promise)
    {
        var found = new HashSet<CommitmentFact>(ReferenceEqualityComparer.Instance);
        Collect(promise);
        return found;

        void Collect(CommitmentFact newer)
        {
            foreach (var older in commitments.Where(other => newer.Replaces.Contains(other.Id)))
            {
                if (found.Add(older)) Collect(older);
            }
        }
    }

    // Of the commitments with a date, those that replace none of the others: the earliest of their dates.
    private Due? FirstPromised(IEnumerable<CommitmentFact> promises)
    {
        var dated = promises.Where(promise => DueOf(promise.Due)?.Day is not null).ToList();
        return Earliest(dated.Where(promise => !dated.Exists(other => ThoseReplacedBy(promise).Contains(other))).Select(promise => DueOf(promise.Due)));
    }
}
