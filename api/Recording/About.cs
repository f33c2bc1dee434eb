using Compliance.Cases;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Conventions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Members;
using Compliance.Ratifications;
using Compliance.Requests;
using Compliance.Threads;

namespace Compliance.Recording;

/// <summary>What a record is about: whose case it belongs to, also when what it names was retracted.</summary>
/// <param name="lookup">The records that it names; null: only what it says itself.</param>
public sealed class About(Lookup? lookup)
{
    /// <summary>The member; null for what is about none, such as a source.</summary>
    public string? Member(BundleRecord record) => record switch
    {
        NewMember r => r.Iso3,
        NewRatification r => r.Member,
        NewIndividualCase r => r.Member,
        NewCoverage r => r.Member,
        NewThread r => r.Member,
        NewConclusion r => r.Member,
        NewRequest r => lookup?.Said<NewConclusion>(r.Conclusion)?.Member,
        NewCommitment r => r.Member,
        NewEvidence r => r.Member,
        _ => null,
    };

    /// <summary>The Conventions, each once.</summary>
    public IEnumerable<string> Conventions(BundleRecord record) => (record switch
    {
        NewConvention r => [r.Code],
        NewArticle r => [r.Convention],
        NewRatification r => [r.Convention],
        NewCoverage { Convention: { } convention } => [convention],
        NewIndividualCase r => r.Conventions,
        NewThread r => r.Conventions,
        NewConclusion r => r.Conventions,
        NewRequest r => OfConclusion(r.Conclusion),
        NewCommitment r => OfCommitment(r),
        NewEvidence r => r.Links.SelectMany(l => Of(l.Request, l.Thread, l.Conclusion).Concat(lookup?.Said<NewCommitment>(l.Commitment) is { } c ? OfCommitment(c) : [])).Concat(OfConclusion(r.Conclusion)),
        _ => Enumerable.Empty<string>(),
    }).Distinct();

    private IEnumerable<string> OfCommitment(NewCommitment commitment) => commitment.Addresses.SelectMany(a => Of(a.Request, a.Thread, null));

    private IEnumerable<string> Of(string? request, string? thread, string? conclusion) =>
        OfConclusion(conclusion ?? lookup?.Said<NewRequest>(request)?.Conclusion).Concat(lookup?.Said<NewThread>(thread)?.Conventions ?? []);

    private string[] OfConclusion(string? conclusion) => lookup?.Said<NewConclusion>(conclusion)?.Conventions ?? [];
}
