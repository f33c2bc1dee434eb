using Compliance.Codes;
using Compliance.Evidence;

namespace Compliance.FollowUp;

/// <summary>What became known on the first day of an interval and bears on its subject.</summary>
/// <param name="Facts">The facts, sorted.</param>
/// <param name="Without">What would hold on that day if none of them had become known; null: nothing, the subject itself became known.</param>
public sealed record News<T>(ValueList<NewFact> Facts, T? Without);

/// <summary>A fact that became known.</summary>
/// <param name="Kind">What sort of fact.</param>
/// <param name="Id">Its id; of a decision about a date that of its request.</param>
/// <param name="Issuer">Who says so.</param>
public sealed record NewFact(NewFactKind Kind, string Id, IssuerClass Issuer);

/// <summary>What sort of fact became known and changed something.</summary>
public enum NewFactKind
{
    [Word("evidence", "A piece of evidence.")] Evidence,
    [Word("request", "A request: the one that it is about, one that asks again, or another of its thread.")] Request,
    [Word("commitment", "A promise.")] Commitment,
    [Word("conclusion", "An adopted text.")] Conclusion,
    [Word("deadline event", "A decision of the body that asked about the date of a request: set, extended, suspended, resumed or withdrawn. The id is the request's.")] DeadlineEvent,
}
