using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.Evidence;
using Compliance.Requests;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>Reads the facts of a member from the database.</summary>
public static class FactsOf
{
    /// <summary>The facts of a member that are not retracted.</summary>
    public static Facts Member(SqliteConnection connection, string member)
    {
        return new Facts
        {
            Conclusions = [.. Read<ConclusionRow>("Conclusions").Select(r => r.Fact)],
            Requests = [.. Read<RequestRow>("Requests").Select(r => r.Fact)],
            Commitments = [.. Read<CommitmentRow>("Commitments").Select(r => r.Fact)],
            Evidence = [.. Read<EvidenceRow>("Evidence").Select(r => r.Fact)],
            Threads = connection.Query<string>("select id from thread where member = @member and retracted_at is null", new { member }).AsList(),
        };

        IEnumerable<T> Read<T>(string of) => connection.Query<T>(Statement.Read($"FollowUp/FactsOf{of}"), new { member });
    }

    [InJson]
    private sealed record DueJson(DateOnly? Latest, int? AnchorYear, DateOnly? AnchorStartsOn, DateOnly? AnchorEndsOn, DueRelation? Relation, DuePrecision Precision, DueBasis Basis)
    {
        public DueFact Fact => new(Latest, AnchorYear is { } year ? new SessionFact(year, AnchorStartsOn, AnchorEndsOn) : null, Relation, Precision, Basis);
    }

    [InJson]
    private sealed record AddressJson(string? Request, string? Thread, CommitmentExtent Extent);

    [InJson]
    private sealed record LinkJson(string? Request, string? Thread, string? Commitment, string? Conclusion, Stance Stance)
    {
        public LinkFact Fact => Request is { } r ? new(SubjectKind.Request, r, Stance)
            : Thread is { } t ? new(SubjectKind.Thread, t, Stance)
            : Commitment is { } c ? new(SubjectKind.Commitment, c, Stance)
            : new(SubjectKind.Conclusion, Conclusion!, Stance);
    }

    [InJson]
    private sealed record DeadlineJson(DeadlineEventKind Kind, PartialDate On, PartialDate? PublishedOn, DueJson? Due);

    private sealed record ConclusionRow
    {
        public required string Id { get; init; }
        public required string Member { get; init; }
        public required string Body { get; init; }
        public required string Kind { get; init; }
        public required string[] Conventions { get; init; }
        public int? SessionYear { get; init; }
        public DateOnly? SessionStartsOn { get; init; }
        public DateOnly? SessionEndsOn { get; init; }
        public PartialDate? AdoptedOn { get; init; }
        public PartialDate? PublishedOn { get; init; }
        public DueJson? ReplyDue { get; init; }
        public required bool Escalated { get; init; }
        public required bool FullyLoaded { get; init; }
        public required int RegularCycleYears { get; init; }

        public ConclusionFact Fact => new()
        {
            Id = Id,
            Member = Member,
            Body = Words.Read<Body>(Body),
            Kind = Words.Read<ConclusionKind>(Kind),
            Conventions = Conventions,
            Session = SessionYear is { } year ? new SessionFact(year, SessionStartsOn, SessionEndsOn) : null,
            AdoptedOn = AdoptedOn,
            PublishedOn = PublishedOn,
            ReplyDue = ReplyDue?.Fact,
            Escalated = Escalated,
            FullyLoaded = FullyLoaded,
            RegularCycleYears = RegularCycleYears,
        };
    }

    private sealed record RequestRow
    {
        public required string Id { get; init; }
        public required string Conclusion { get; init; }
        public required string Kind { get; init; }
        public required string Addressee { get; init; }
        public string? Thread { get; init; }
        public required string[] Reiterates { get; init; }
        public DueJson? OutcomeDue { get; init; }
        public required DeadlineJson[] DeadlineEvents { get; init; }

        public RequestFact Fact => new()
        {
            Id = Id,
            Conclusion = Conclusion,
            Kind = Words.Read<RequestKind>(Kind),
            Addressee = Words.Read<Addressee>(Addressee),
            Thread = Thread,
            Reiterates = Reiterates,
            OutcomeDue = OutcomeDue?.Fact,
            DeadlineEvents = [.. DeadlineEvents.Select(d => new DeadlineEventFact(d.Kind, d.On, d.PublishedOn, d.Due?.Fact))],
        };
    }

    private sealed record CommitmentRow
    {
        public required string Id { get; init; }
        public required PartialDate MadeOn { get; init; }
        public PartialDate? PublishedOn { get; init; }
        public DueJson? Due { get; init; }
        public required string[] Replaces { get; init; }
        public required AddressJson[] Addresses { get; init; }

        public CommitmentFact Fact => new()
        {
            Id = Id,
            MadeOn = MadeOn,
            PublishedOn = PublishedOn,
            Due = Due?.Fact,
            Replaces = Replaces,
            Addresses = [.. Addresses.Select(a => new AddressFact(a.Request, a.Thread, a.Extent))],
        };
    }

    private sealed record EvidenceRow
    {
        public required string Id { get; init; }
        public required string IssuerClass { get; init; }
        public string? Conclusion { get; init; }
        public PartialDate? EventOn { get; init; }
        public PartialDate? PublishedOn { get; init; }
        public required LinkJson[] Links { get; init; }

        public EvidenceFact Fact => new()
        {
            Id = Id,
            Issuer = Words.Read<IssuerClass>(IssuerClass),
            Conclusion = Conclusion,
            EventOn = EventOn,
            PublishedOn = PublishedOn,
            Links = [.. Links.Select(l => l.Fact)],
        };
    }
}
