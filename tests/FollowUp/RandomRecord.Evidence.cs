using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>The evidence of a random record: stances that the class may take, one per text and thing.</summary>
internal sealed partial class RandomRecord
{
    private static readonly Stance[] OfABody =
    [
        Stance.Resolved, Stance.Progress, Stance.NoProgress, Stance.Contrary, Stance.InsufficientInformation, Stance.Closed, Stance.NotedOnly,
    ];

    private static readonly Stance[] OfOthers = [Stance.Done, Stance.Done, Stance.Step, Stance.Setback, Stance.Disputes, Stance.Context];

    private readonly HashSet<(string Text, SubjectKind Kind, string Target)> taken = [];

    private void AddEvidence()
    {
        for (var number = random.Next(1, 15); number > 0; number--)
        {
            var issuer = Sometimes(40)
                ? IssuerClass.Supervisory
                : Pick(IssuerClass.IloOffice, IssuerClass.Instrument, IssuerClass.Government, IssuerClass.Government, IssuerClass.SocialPartner,
                    IssuerClass.Observer);
            var text = issuer is IssuerClass.Supervisory && Sometimes(90) ? Pick(conclusions).Id : null;
            AddEvidence(issuer, text);
        }
    }

    private void AddEvidence(IssuerClass issuer, string? text)
    {
        var id = $"e{evidence.Count + 1}";
        var happened = text is null && Sometimes(92) ? Date() : (PartialDate?)null;
        evidence.Add(new EvidenceFact
        {
            Id = id,
            Issuer = issuer,
            Conclusion = text,
            EventOn = happened,
            PublishedOn = text is null && (happened is null || Sometimes(35)) ? DateAfter(happened?.Last) : null,
            Links = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Link(text ?? id, issuer)).OfType<LinkFact>()],
        });
    }

    private LinkFact? Link(string text, IssuerClass issuer)
    {
        var (kind, target) = Target();
        if (!taken.Add((text, kind, target))) return null;
        if (kind is SubjectKind.Conclusion)
        {
            var isOfTheIlo = issuer is IssuerClass.Supervisory or IssuerClass.IloOffice;
            return new LinkFact(kind, target, isOfTheIlo ? Pick(Stance.Received, Stance.NothingNew, Stance.Missing) : Stance.Received);
        }
        return new LinkFact(kind, target, Pick(issuer is IssuerClass.Supervisory ? OfABody : OfOthers));
    }

    private (SubjectKind Kind, string Target) Target() => random.Next(100) switch
    {
        < 20 => (SubjectKind.Thread, Pick("t1", "t1", "t2")),
        < 40 when commitments.Count > 0 => (SubjectKind.Commitment, Pick(commitments).Id),
        < 55 => (SubjectKind.Conclusion, Pick(conclusions).Id),
        _ when requests.Count > 0 => (SubjectKind.Request, requests[Math.Min(random.Next(requests.Count), random.Next(requests.Count))].Id),
        _ => (SubjectKind.Thread, "t1"),
    };
}
