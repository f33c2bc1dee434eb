using Compliance.Cases;
using Compliance.Codes;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Comparing;

/// <summary>Compares the two sides of a case.</summary>
internal sealed class Comparison
{
    private readonly View view;
    private readonly ComparedSide earlier;
    private readonly ComparedSide later;
    private readonly object named;
    private readonly Decided decided;
    private readonly Dictionary<string, Request> requests;
    private readonly Dictionary<string, string> statusBefore;
    private readonly Chains chains;
    private readonly IReadOnlyList<ComparedConclusion> texts;

    public Comparison(View view, string member, string convention, ComparedSide earlier, ComparedSide later)
    {
        (this.view, this.earlier, this.later, Member, Convention) = (view, earlier, later, member, convention);
        named = new { Member = member, Convention = convention, From = earlier.Day, To = later.Day, AsOf = later.Day };
        var ground = view.GroundOf(member);
        decided = new Decided(ground, later.Day);
        chains = new Chains(ground, new AsOf(later.Day));
        texts = view.Reader.Rows<ComparedConclusion>(Statement.Of("Comparing/ComparedConclusions", named));
        requests = Requests(later.Day).ToDictionary(r => r.Id);
        statusBefore = Requests(earlier.Day).ToDictionary(r => r.Id, r => r.Status);
    }

    private string Member { get; }

    private string Convention { get; }

    public CaseComparison Answer()
    {
        var (asked, before) = (Of(later), Of(earlier));
        var pairs = chains.Pairs(asked, before);
        var again = pairs.Select(p => p.Earlier).ToHashSet();
        var known = pairs.Select(p => p.Later).ToHashSet();
        var others = asked.Where(id => !known.Contains(id)).Select(id => (Id: id, Before: chains.LatestBefore(id))).ToArray();
        var silent = before.Where(id => !again.Contains(id)).Select(id => (Id: id, Why: Why(id))).ToArray();
        var changes = view.Reader.Rows<ChangedStatus>(Statement.Of("Comparing/ChangedStatuses", named));
        var citations = decided.Citations(view.Reader, [.. changes.Select(c => (c.Record, c.Id)), .. silent.Select(s => ("request", s.Id))]);
        var repeated = Repeated(pairs);
        return new CaseComparison
        {
            Member = Member,
            Convention = Convention,
            From = earlier,
            To = later,
            AskedAgain = repeated,
            Sharpened = [.. repeated.Where(r => Sharpness(r) > 0)],
            Softened = [.. repeated.Where(r => Sharpness(r) < 0)],
            New = [.. others.Where(o => o.Before is null).Select(o => new FirstAskedRequest { Request = Short(o.Id), IsProven = IsComplete(requests[o.Id].MadeOn) })],
            AskedBefore = Repeated([.. others.Select(o => o.Before).OfType<Pair>()]),
            Dropped = Silent(w => w == Silence.Silent),
            Settled = Silent(w => w == Silence.Settled),
            NotRepeated = Silent(w => w is not (Silence.Silent or Silence.Settled)),
            StatusChanges = [.. changes.Select(c => c with { Decisive = citations.Cite(decided.On(c.Record, c.Id)) })],
            Slipped = view.Reader.Rows<MovedDate>(Statement.Of("Comparing/MovedDates", named)),
            BecameOverdue = view.Reader.Rows<NewlyOverdue>(Statement.Of("Comparing/NewlyOverdue", named)),
            ForceOrder = new ForceOrder { Words = [.. Words.Of(typeof(Force)).Keys], Note = "From the mildest to the firmest. The order is a reading of ours; the ILO publishes none." },
            Coverage = view.Reader.Rows<CoverageNote>(Statement.Of("Cases/CoverageNotes", named)),
            Meta = view.Meta(null),
        };

        IReadOnlyList<SilentRequest> Silent(Func<Silence, bool> which) => [.. silent.Where(s => which(s.Why)).Select(s => new SilentRequest
        {
            Request = Short(s.Id),
            StatusBefore = statusBefore[s.Id],
            Because = s.Why.Word(),
            IsProven = s.Why == Silence.Silent,
            Decisive = citations.Cite(s.Why == Silence.StanceTaken ? [.. decided.SaidIn(s.Id, Next(s.Id))] : decided.On("request", s.Id)),
        })];
    }

    private IEnumerable<Request> Requests(DateOnly asOf) =>
        view.Reader.Rows<Request>(Statement.Of<ListRequests>(new { Member = $"[\"{Member}\"]", Convention = $"[\"{Convention}\"]", AsOf = asOf }).Around(text => text + "order by length(r.id), r.id"));

    private string[] Of(ComparedSide side)
    {
        var texts = side.Conclusions.Select(c => c.Id).ToHashSet();
        return [.. requests.Values.Where(r => texts.Contains(r.Conclusion) && (side == later || statusBefore.ContainsKey(r.Id))).OrderBy(r => r.MadeOn).ThenBy(r => r.Id.Length).ThenBy(r => r.Id, StringComparer.Ordinal).Select(r => r.Id)];
    }

    private ComparedRequest Short(string id) => ComparedRequest.Of(requests[id]);

    private IReadOnlyList<RepeatedRequest> Repeated(IEnumerable<Pair> pairs) =>
        [.. pairs.Select(p => new RepeatedRequest { Later = Short(p.Later), Earlier = Short(p.Earlier), Relation = p.Relation.Word(), Through = p.Through })];

    // More than 0: with more force; 0: with the same, or there is no telling.
    private static int Sharpness(RepeatedRequest pair) => pair.Later.Force is { } now && pair.Earlier.Force is { } then ? Words.Read<Force>(now).CompareTo(Words.Read<Force>(then)) : 0;

    // The texts of the later side that would ask it again.
    private string[] Next(string id)
    {
        var text = earlier.Conclusions.First(c => c.Id == requests[id].Conclusion);
        return [.. later.Conclusions.Where(c => c.Body == text.Body && c.Kind == text.Kind).Select(c => c.Id)];
    }

    private Silence Why(string id)
    {
        if (requests[id].Status is "implemented" or "closed_other") return Silence.Settled;
        // As the flag dropped_without_finding has it.
        if (requests[id].Body is not ("CAS" or "CEACR")) return Silence.BodyDoesNotRepeat;
        var next = Next(id);
        if (next.Length == 0) return Silence.NoLaterText;
        if (decided.SaidIn(id, next).Any()) return Silence.StanceTaken;
        var coverage = later.Conclusions.Where(c => next.Contains(c.Id)).Select(c => c.Coverage).ToArray();
        return coverage.All(c => c == "complete") ? Silence.Silent : coverage.All(c => c == "listed") ? Silence.LaterTextNotLoaded : Silence.LaterTextPartlyLoaded;
    }

    // Whether all that was adopted on the case before a day is loaded completely.
    private bool IsComplete(DateOnly before) => texts.Where(c => c.MadeOn < before).All(c => c.Coverage == "complete");
}
