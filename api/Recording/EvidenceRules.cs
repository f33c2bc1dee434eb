using Compliance.Exchange;
using Compliance.Actors;
using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Members;
using Compliance.Requests;
using Compliance.Sources;
using Compliance.Threads;

namespace Compliance.Recording;

/// <summary>Who may take which stance on what.</summary>
public sealed class EvidenceRules(Lookup lookup, DomainRules rules)
{
    private static readonly Stance[] Findings = [Stance.Resolved, Stance.Progress, Stance.NoProgress, Stance.Contrary, Stance.InsufficientInformation, Stance.Closed, Stance.NotedOnly];
    private static readonly Stance[] Assertions = [Stance.Done, Stance.Step, Stance.Setback, Stance.Disputes, Stance.Context];

    /// <summary>The stances that an issuer class can take on a request, thread or commitment, or on a conclusion (the reply to it).</summary>
    public static IReadOnlyList<Stance> Allowed(IssuerClass issuer, bool onConclusion) => (issuer, onConclusion) switch
    {
        (IssuerClass.Supervisory or IssuerClass.IloOffice, true) => [Stance.Received, Stance.NothingNew, Stance.Missing],
        (_, true) => [Stance.Received],
        (IssuerClass.Supervisory, false) => Findings,
        (_, false) => Assertions,
    };

    public IEnumerable<Mistake> Check(Entry entry, NewEvidence evidence)
    {
        foreach (var mistake in (IEnumerable<Mistake>)[.. rules.Refer<NewSource>(entry, "/source", evidence.Source), .. rules.ReferAll<NewSource>(entry, "/furtherSources", evidence.FurtherSources),
            .. rules.Refer<NewMember>(entry, "/member", evidence.Member), .. rules.Refer<NewConclusion>(entry, "/conclusion", evidence.Conclusion),
            .. rules.ReferAll<NewActor>(entry, "/actors", evidence.Actors), .. rules.Named(entry, "/text", evidence.Text)])
            yield return mistake;
        var seen = new HashSet<string>();
        for (var i = 0; i < evidence.Links.Length; i++)
        {
            foreach (var mistake in CheckLink(entry, evidence, evidence.Links[i], $"/links/{i}", seen)) yield return mistake;
        }
    }

    private IEnumerable<Mistake> CheckLink(Entry entry, NewEvidence evidence, NewLink link, string at, HashSet<string> seen)
    {
        string?[] targets = [link.Request, link.Thread, link.Commitment, link.Conclusion];
        if (targets.Count(t => t is not null) != 1)
        {
            yield return entry.Wrong(at, "target", "a link names exactly one of request, thread, commitment and conclusion");
            yield break;
        }

        foreach (var mistake in (IEnumerable<Mistake>)[.. rules.Refer<NewRequest>(entry, at + "/request", link.Request), .. rules.Refer<NewThread>(entry, at + "/thread", link.Thread),
            .. rules.Refer<NewCommitment>(entry, at + "/commitment", link.Commitment), .. rules.Refer<NewConclusion>(entry, at + "/conclusion", link.Conclusion),
            .. rules.Refer<NewRequest>(entry, at + "/replacedBy", link.ReplacedBy)])
            yield return mistake;
        if (!seen.Add($"{Array.FindIndex(targets, t => t is not null)} {targets.First(t => t is not null)}"))
            yield return entry.Wrong(at, "second_stance", "one text takes at most one stance on one thing");
        var allowed = Allowed(evidence.Issuer.Class, link.Conclusion is not null);
        if (!allowed.Contains(link.Stance))
        {
            yield return entry.Wrong(at + "/stance", "stance_of_other_class",
                $"{evidence.Issuer.Class.Word()} cannot say '{link.Stance.Word()}' on a {(link.Conclusion is null ? "request, thread or commitment" : "conclusion")}; allowed: {string.Join(", ", allowed.Select(s => s.Word()))}");
        }

        if (evidence.Conclusion is not null)
        {
            foreach (var (other, stance) in lookup.SameText(evidence, link).Where(o => o.Stance != link.Stance.Word()))
                yield return entry.Wrong(at, "second_stance", $"{evidence.Conclusion} already says '{stance}' on it in {other}: one text takes at most one stance on one thing");
        }

        if (link.ReplacedBy is not null && link.Stance != Stance.Closed) yield return entry.Wrong(at + "/replacedBy", "replaced_by", "belongs to the stance 'closed'");
        var member = lookup.Find<NewCommitment>(link.Commitment)?.Member ?? lookup.Find<NewConclusion>(link.Conclusion)?.Member ?? rules.MemberOf(link.Request, link.Thread);
        if (member is not null && member != evidence.Member) yield return entry.Wrong(at, "other_member", $"the evidence is about {evidence.Member}, what it names about {member}");
    }
}
