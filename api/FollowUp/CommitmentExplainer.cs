using Compliance.Codes;
using Compliance.Evidence;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.FollowUp;

/// <summary>Why a commitment stands where it does.</summary>
public sealed record CommitmentExplanation
{
    /// <summary>The rule that decided: the first that holds.</summary>
    public required Rule Rule { get; init; }

    /// <summary>The facts that the rule rests on.</summary>
    public required IReadOnlyList<CitedFact> Decisive { get; init; }

    /// <summary>What is recorded on it and did not decide, with the reason.</summary>
    public required IReadOnlyList<NotCounted> NotCounted { get; init; }

    /// <summary>Its date, when it is still to come and the promise stands.</summary>
    public NextDate? Next { get; init; }
}

/// <summary>Says what became of a commitment by a day, and why: from the very rules that decided it.</summary>
public static class CommitmentExplainer
{
    public static CommitmentExplanation Explain(View view, string member, string id, DateOnly day)
    {
        var ground = view.GroundOf(member);
        var asOf = new AsOf(day);
        var state = CommitmentRules.On(ground.Commitments[id], ground, asOf);
        var made = ground.Commitments[id].MadeOn.Last;
        var others = ground.Links[(SubjectKind.Commitment, id)].Where(l => asOf.Reached(l.Evidence.Known))
            .Select(l => (Fact: new FactRef(FactKind.Evidence, l.Evidence.Fact.Id), l.Stance, Reason: Reason(l.Evidence, l.Stance, made)))
            .Concat(view.Reader.Rows<(string Id, string Stance, string Reason)>(Statement.Of("FollowUp/LeftOut", new { Requests = "[]", Thread = "", Commitment = id }))
                .Select(l => (Fact: new FactRef(FactKind.Evidence, l.Id), Stance: Words.Read<Stance>(l.Stance), Reason: Words.Read<NotCountedReason>(l.Reason))))
            .Where(l => !state.Decisive.Contains(l.Fact)).DistinctBy(l => l.Fact).OrderBy(l => l.Fact.Id, StringComparer.Ordinal).ToArray();
        var citations = new Citations(view.Reader, state.Decisive.Concat(others.Select(o => o.Fact)));
        var stances = ground.Links[(SubjectKind.Commitment, id)].ToLookup(l => l.Evidence.Fact.Id, l => l.Stance);
        return new CommitmentExplanation
        {
            Rule = Rules.Of(state.Rule),
            Decisive = [.. state.Decisive.Select(f => citations.Cite(f, f.Kind == FactKind.Evidence ? stances[f.Id].First() : null))],
            NotCounted = [.. others.Select(o => new NotCounted { Reason = o.Reason.Word(), Fact = citations.Cite(o.Fact, o.Stance) })],
            Next = state.Status is CommitmentStatus.Scheduled or CommitmentStatus.UnderWay && state.Due is { } due && due.On >= day
                ? new NextDate { On = due.On, Clock = DueClock.Commitment.Word(), Basis = due.Basis.Word(), Commitment = id }
                : null,
        };
    }

    private static NotCountedReason Reason(EvidenceNode evidence, Stance stance, DateOnly made) =>
        evidence.Event <= made ? NotCountedReason.BeforeRequest
        : evidence.Fact.Issuer == IssuerClass.Observer ? NotCountedReason.ClassCannotDecide
        : stance is Stance.Context or Stance.NotedOnly or Stance.Disputes or Stance.InsufficientInformation ? NotCountedReason.DecidesNothing
        : NotCountedReason.Weaker;
}
