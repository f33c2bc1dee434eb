using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Benchmarks;

/// <content>What is asked, promised and said.</content>
public sealed partial class SyntheticRecord
{
    private sealed partial class Case
    {
        private static readonly RequestKind[] Demands = [RequestKind.AmendLaw, RequestKind.AmendLaw, RequestKind.Repeal, RequestKind.Register, RequestKind.Release, RequestKind.Investigate, RequestKind.Consult];
        private static readonly RequestKind[] Duties = [RequestKind.Report, RequestKind.Inform, RequestKind.ReceiveMission, RequestKind.TechnicalAssistance];
        private static readonly Stance[] Said = [Stance.Resolved, Stance.Progress, Stance.Progress, Stance.NoProgress, Stance.NoProgress, Stance.Contrary, Stance.InsufficientInformation, Stance.NotedOnly];
        private static readonly Stance[] Claimed = [Stance.Done, Stance.Step, Stance.Step, Stance.Setback, Stance.Disputes, Stance.Context];

        private IEnumerable<NewRequest> Requests(NewConclusion conclusion, NewRequest[] before)
        {
            var number = of.random.Next(2, 7);
            for (var i = 1; i <= number; i++)
            {
                var isDemand = of.Sometimes(70);
                var again = isDemand && before.Length > 0 && of.Sometimes(50) ? of.Pick(before) : null;
                if (again?.Thread is null) again = null;
                var request = new NewRequest
                {
                    Id = $"{conclusion.Id}.{i}",
                    Conclusion = conclusion.Id,
                    Item = $"{i}",
                    Text = $"Synthetic: do what {{{of.Pick(actors)}}} has asked for, and tell the Committee of it ({i}).",
                    Quote = of.Sometimes(30) ? "Synthetic words of the text" : null,
                    Kind = again?.Kind ?? (isDemand ? of.Pick(Demands) : of.Pick(Duties)),
                    Force = of.Pick(Enum.GetValues<Force>()),
                    Addressee = of.Sometimes(95) ? Addressee.Government : Addressee.DirectorGeneral,
                    Articles = [$"{convention}.{of.random.Next(1, 9)}"],
                    Actors = of.Sometimes(30) ? [of.Pick(actors)] : [],
                    Thread = isDemand ? again?.Thread ?? of.Pick(threads) : null,
                    Reiterates = again is null ? [] : [again.Id],
                    OutcomeDue = of.Sometimes(20) ? of.Due(asked[^1].Made, DueBasis.Text) : null,
                    DeadlineEvents = of.Sometimes(4) ? [Extended(conclusion)] : [],
                    Source = source,
                };
                requests.Add(request);
                yield return request;
            }
        }

        private NewDeadlineEvent Extended(NewConclusion conclusion)
        {
            var on = asked[^1].Made.AddDays(200);
            return new NewDeadlineEvent { Kind = DeadlineEventKind.Extended, On = PartialDate.Of(on), By = conclusion.Body, Due = of.Due(on, DueBasis.Text), Source = source };
        }

        /// <summary>What the body says of earlier requests, and of the replies to earlier conclusions.</summary>
        private IEnumerable<NewEvidence> Findings(NewConclusion conclusion, NewRequest[] before)
        {
            foreach (var request in Enumerable.Range(0, before.Length == 0 ? 0 : of.random.Next(3)).Select(_ => of.Pick(before)).Distinct().ToArray())
                yield return Evidence(EvidenceKind.Finding, IssuerClass.Supervisory, null, conclusion.Id, [new NewLink { Request = request.Id, Stance = of.Pick(Said) }]);
            if (asked.Count > 1 && of.Sometimes(60))
            {
                var stance = of.Pick(Stance.Received, Stance.Received, Stance.NothingNew, Stance.Missing);
                yield return Evidence(EvidenceKind.Report, IssuerClass.Supervisory, null, conclusion.Id, [new NewLink { Conclusion = asked[^2].Conclusion.Id, Stance = stance }]);
            }
        }

        private NewEvidence Statement(DateOnly on)
        {
            var issuer = of.Pick(IssuerClass.Government, IssuerClass.Government, IssuerClass.SocialPartner, IssuerClass.Instrument, IssuerClass.IloOffice, IssuerClass.Observer);
            var links = new List<NewLink> { new() { Request = of.Pick(requests).Id, Stance = of.Pick(Claimed) } };
            if (of.Sometimes(25)) links.Add(new NewLink { Thread = of.Pick(threads), Stance = of.Pick(Claimed) });
            if (commitments.Count > 0 && of.Sometimes(50)) links.Add(new NewLink { Commitment = of.Pick(commitments), Stance = of.Pick(Claimed) });
            if (issuer == IssuerClass.Government && of.Sometimes(40)) links.Add(new NewLink { Conclusion = asked[^1].Conclusion.Id, Stance = Stance.Received });
            return Evidence(of.Pick(EvidenceKind.Statement, EvidenceKind.Report, EvidenceKind.Act, EvidenceKind.Other), issuer, on, null, links);
        }

        private NewEvidence Evidence(EvidenceKind kind, IssuerClass issuer, DateOnly? on, string? conclusion, IEnumerable<NewLink> links) => new()
        {
            Id = $"{id}-evidence-{++pieces}",
            Member = member,
            Kind = kind,
            Issuer = new NewIssuer { Class = issuer, Name = $"Synthetic issuer ({kind})" },
            Conclusion = conclusion,
            EventOn = on is { } day ? of.Date(day) : null,
            Text = $"Synthetic: what was seen of it, as {{{of.Pick(actors)}}} tells.",
            Quote = of.Sometimes(30) ? "Synthetic words of the source" : null,
            Actors = of.Sometimes(30) ? [of.Pick(actors)] : [],
            Source = source,
            Links = [.. links],
        };

        private NewCommitment Commitment(DateOnly on)
        {
            var isLater = commitments.Count > 0 && on > lastCommitment && of.Sometimes(30);
            var commitment = new NewCommitment
            {
                Id = $"{id}-commitment-{commitments.Count + 1}",
                Member = member,
                By = "Synthetic minister",
                Forum = "Synthetic forum",
                MadeOn = PartialDate.Of(on),
                Text = $"Synthetic: do it for {{{of.Pick(actors)}}}.",
                Due = of.Sometimes(60) ? of.Due(on, DueBasis.GovernmentCommitment) : null,
                Replaces = isLater ? [commitments[^1]] : [],
                Addresses = [of.Sometimes(50) ? new NewAddress { Request = of.Pick(requests).Id, Extent = CommitmentExtent.Whole } : new NewAddress { Thread = of.Pick(threads), Extent = CommitmentExtent.Part }],
                Source = source,
            };
            commitments.Add(commitment.Id);
            lastCommitment = on;
            return commitment;
        }
    }
}
