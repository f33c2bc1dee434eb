using System.Globalization;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>
/// A small record that is valid by the domain's rules, drawn from a seed. Few days, few targets and many links, so that
/// things collide: most faults of a derivation hide where several facts meet on one day.
/// </summary>
internal sealed partial class RandomRecord
{
    private static readonly int[] Offsets = [0, 0, 1, 30, 90, 91, 365, 548, 549, 1096];

    private readonly Random random;
    private readonly List<DateOnly> days;
    private readonly List<ConclusionFact> conclusions = [];
    private readonly List<RequestFact> requests = [];
    private readonly List<CommitmentFact> commitments = [];
    private readonly List<EvidenceFact> evidence = [];
    private readonly string[] threads = ["t1", "t2"];

    private RandomRecord(int seed)
    {
        random = new Random(seed);
        var bases = Enumerable.Range(0, 3).Select(_ => new DateOnly(2010, 1, 1).AddDays(random.Next(4000))).ToList();
        days = [.. Enumerable.Range(0, random.Next(4, 10)).Select(_ => Pick(bases).AddDays(Pick(Offsets)))];
    }

    /// <summary>The record of a seed: the same on every machine.</summary>
    public static Facts Of(int seed)
    {
        var record = new RandomRecord(seed);
        record.AddConclusions();
        record.AddRequests();
        record.AddCommitments();
        record.AddEvidence();
        return new Facts
        {
            Conclusions = record.conclusions,
            Requests = record.requests,
            Commitments = record.commitments,
            Evidence = record.evidence,
            Threads = record.threads,
        };
    }

    private void AddConclusions()
    {
        for (var number = random.Next(1, 6); number > 0; number--)
        {
            var body = Pick(Body.Ceacr, Body.Ceacr, Body.Cas, Body.Cas, Body.Cfa, Body.Gb, Body.Coi, Body.Ilc);
            var adopted = Sometimes(85) ? Date() : (PartialDate?)null;
            var session = adopted is null && Sometimes(80) || Sometimes(40) ? Session(adopted?.Last.Year) : null;
            conclusions.Add(new ConclusionFact
            {
                Id = $"c{number}",
                Member = "KAZ",
                Body = body,
                Kind = KindOf(body),
                Conventions = [.. new[] { "C87", "C98" }.Where(_ => Sometimes(70)).DefaultIfEmpty("C150")],
                Session = session,
                AdoptedOn = adopted,
                PublishedOn = Sometimes(60) ? DateAfter(adopted?.Last) : null,
                ReplyDue = Sometimes(25) ? DueDate(DueBasis.Text, DueBasis.Footnote, DueBasis.ConferenceRule) : null,
                Escalated = Sometimes(20),
                FullyLoaded = Sometimes(65),
                RegularCycleYears = Pick(3, 3, 6),
            });
        }
    }

    private ConclusionKind KindOf(Body body) => body switch
    {
        Body.Ceacr => Pick(ConclusionKind.Observation, ConclusionKind.Observation, ConclusionKind.DirectRequest),
        Body.Cas => ConclusionKind.CasConclusions,
        Body.Cfa => ConclusionKind.CfaReport,
        Body.Gb => ConclusionKind.GbDecision,
        Body.Coi => ConclusionKind.CoiRecommendations,
        _ => ConclusionKind.IlcResolution,
    };

    // Reiterated requests are strictly earlier ones, and never of a text without a day.
    private void AddRequests()
    {
        foreach (var conclusion in conclusions.OrderBy(MadeOn))
        {
            for (var number = random.Next(0, 4); number > 0; number--)
            {
                var made = MadeOn(conclusion);
                var earlier = requests.FindAll(other => MadeOn(ConclusionOf(other)) is { } before && before < made);
                var due = Sometimes(30) ? DueDate(DueBasis.Text, DueBasis.Footnote, DueBasis.ConferenceRule, DueBasis.RegularCycle) : null;
                requests.Add(new RequestFact
                {
                    Id = $"r{requests.Count + 1}",
                    Conclusion = conclusion.Id,
                    Kind = Pick(RequestKind.AmendLaw, RequestKind.Release, RequestKind.AmendLaw, RequestKind.Repeal, RequestKind.Report, RequestKind.Inform,
                        RequestKind.ReceiveMission, RequestKind.Ratify),
                    Addressee = Sometimes(88) ? Addressee.Government : Pick(Addressee.DirectorGeneral, Addressee.OtherMembers),
                    Thread = Sometimes(65) ? Pick("t1", "t1", "t2") : null,
                    Reiterates = [.. earlier.Where(_ => Sometimes(25)).Select(other => other.Id)],
                    OutcomeDue = due,
                    DeadlineEvents = Sometimes(20) ? [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Decision(made))] : [],
                });
            }
        }
    }

    private DeadlineEventFact Decision(DateOnly? made)
    {
        var kind = Pick(DeadlineEventKind.Set, DeadlineEventKind.Extended, DeadlineEventKind.Suspended, DeadlineEventKind.Suspended,
            DeadlineEventKind.Resumed, DeadlineEventKind.Withdrawn);
        var on = DateAfter(made);
        var due = kind is DeadlineEventKind.Set or DeadlineEventKind.Extended ? DueDate(DueBasis.Text) : null;
        return new DeadlineEventFact(kind, on, Sometimes(30) ? DateAfter(on.Last) : null, due);
    }

    private void AddCommitments()
    {
        for (var number = random.Next(0, 5); number > 0; number--)
        {
            var made = Date();
            var earlier = commitments.FindAll(other => other.MadeOn.Last < made.Last);
            commitments.Add(new CommitmentFact
            {
                Id = $"p{commitments.Count + 1}",
                MadeOn = made,
                PublishedOn = Sometimes(30) ? DateAfter(made.Last) : null,
                Due = Sometimes(65) ? DueDate(DueBasis.GovernmentCommitment) : null,
                Replaces = [.. earlier.Where(_ => Sometimes(35)).Select(other => other.Id)],
                Addresses = [.. Enumerable.Range(0, random.Next(1, 4)).Select(_ => Address()).OfType<AddressFact>()
                    .DistinctBy(address => (address.Request, address.Thread))],
            });
        }
    }

    private AddressFact? Address()
    {
        var extent = Pick(CommitmentExtent.Whole, CommitmentExtent.Whole, CommitmentExtent.Part);
        if (requests.Count == 0 || Sometimes(30)) return new AddressFact(null, Pick(threads), extent);
        return new AddressFact(Pick(requests).Id, null, extent);
    }

    private SessionFact Session(int? adopted)
    {
        var year = adopted ?? Pick(days).Year;
        var opened = new DateOnly(year, 6, 1);
        return Sometimes(60) ? new SessionFact(year, opened, opened.AddDays(11)) : new SessionFact(year, Sometimes(30) ? opened : null, null);
    }

    private ConclusionFact ConclusionOf(RequestFact request) => conclusions.Single(conclusion => conclusion.Id == request.Conclusion);

    private static DateOnly? MadeOn(ConclusionFact conclusion) =>
        conclusion.AdoptedOn?.Last ?? conclusion.Session?.EndsOn
        ?? (conclusion.Session is { } session ? new DateOnly(session.Year, 12, 31) : conclusion.PublishedOn?.Last);

    private DueFact DueDate(params DueBasis[] bases)
    {
        if (Sometimes(8)) return new DueFact(null, null, null, DuePrecision.None, DueBasis.None);
        var basis = Pick(bases);
        if (Sometimes(20)) return new DueFact(null, Session(null), Pick<DueRelation?>(null, DueRelation.Before, DueRelation.At), DuePrecision.Session, basis);
        var date = Date();
        var precision = date.Text.Length switch { 4 => DuePrecision.Year, 7 => DuePrecision.Month, _ => DuePrecision.Day };
        return new DueFact(date.Last, null, null, precision, basis);
    }

    private PartialDate Date() => As(Pick(days), random.Next(100));

    private PartialDate DateAfter(DateOnly? earliest)
    {
        var later = days.FindAll(day => earliest is null || day > earliest);
        return later.Count > 0 ? As(Pick(later), random.Next(100)) : PartialDate.Of(earliest!.Value.AddDays(1));
    }

    private static PartialDate As(DateOnly day, int chance) => PartialDate.Parse(day.ToString(chance switch
    {
        < 8 => "yyyy",
        < 22 => "yyyy-MM",
        _ => "yyyy-MM-dd",
    }, CultureInfo.InvariantCulture));

    private bool Sometimes(int percent) => random.Next(100) < percent;

    private T Pick<T>(params IReadOnlyList<T> items) => items[random.Next(items.Count)];
}
