using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>The pure function from facts to histories. The method is in <c>README.md</c> beside this file.</summary>
public static class Derivation
{
    /// <summary>Raised when the meaning of a rule changes: every stored interval is then rewritten at the next start.</summary>
    public const int RulesVersion = 2;

    /// <summary>The whole history of every request, thread, commitment and conclusion of the facts.</summary>
    public static Histories Of(Facts facts)
    {
        var ground = new Ground(facts);
        return new Histories
        {
            Requests = ground.Requests.ToDictionary(r => r.Key, r => History.Of(r.Value.Known, new NewFact(NewFactKind.Request, r.Key, IssuerClass.Supervisory), asOf => RequestRules.On(r.Value, ground, asOf))),
            Threads = ground.Threads.Where(t => t.Value.Length > 0)
                .ToDictionary(t => t.Key, t => History.Of(t.Value.Min(r => r.Known), asOf => ThreadRules.On(t.Value, ground, asOf))),
            Commitments = ground.Commitments.Values
                .ToDictionary(c => c.Id, c => History.Of(CommitmentRules.KnownFrom(c), new NewFact(NewFactKind.Commitment, c.Id, IssuerClass.Government), asOf => CommitmentRules.On(c, ground, asOf))),
            Conclusions = ground.Conclusions.ToDictionary(c => c.Key, c => History.Of(c.Value.Known, new NewFact(NewFactKind.Conclusion, c.Key, IssuerClass.Supervisory), asOf => ReplyRules.On(c.Value, ground, asOf).State)),
        };
    }
}
