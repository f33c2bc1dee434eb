using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>A record with something added, or in another order.</summary>
internal static class Added
{
    public static Facts With(this Facts facts, EvidenceFact piece) => facts with { Evidence = [.. facts.Evidence, piece] };

    /// <summary>Evidence about one thing.</summary>
    public static EvidenceFact Piece(SubjectKind kind, string target, IssuerClass issuer, Stance stance, DateOnly on) =>
        new() { Id = "added", Issuer = issuer, EventOn = PartialDate.Of(on), Links = [new LinkFact(kind, target, stance)] };

    /// <summary>Evidence about any request, thread or commitment, on any day.</summary>
    public static EvidenceFact Any(Facts facts, Random random, IssuerClass issuer, Stance stance)
    {
        (SubjectKind Kind, string Id)[] targets =
        [
            (SubjectKind.Thread, "t1"),
            .. facts.Requests.Select(request => (SubjectKind.Request, request.Id)),
            .. facts.Commitments.Select(promise => (SubjectKind.Commitment, promise.Id)),
        ];
        var (kind, id) = targets[random.Next(targets.Length)];
        return Piece(kind, id, issuer, stance, AnyDay(facts, random));
    }

    /// <summary>A day on which something happened in the record, or one soon after it.</summary>
    public static DateOnly AnyDay(Facts facts, Random random)
    {
        PartialDate?[] dates =
        [
            PartialDate.Parse("2016-01-01"), .. facts.Conclusions.Select(text => text.AdoptedOn), .. facts.Evidence.Select(piece => piece.EventOn),
        ];
        return (dates[random.Next(dates.Length)]?.Last ?? new DateOnly(2018, 1, 1)).AddDays(random.Next(3));
    }

    /// <summary>The same facts in another order; only a body's decisions about a date keep theirs.</summary>
    public static Facts Shuffled(Facts facts, Random random)
    {
        return new Facts
        {
            Conclusions = Mix(facts.Conclusions.Select(text => text with { Conventions = Mix(text.Conventions) })),
            Requests = Mix(facts.Requests.Select(request => request with { Reiterates = Mix(request.Reiterates) })),
            Commitments = Mix(facts.Commitments.Select(promise => promise with { Addresses = Mix(promise.Addresses), Replaces = Mix(promise.Replaces) })),
            Evidence = Mix(facts.Evidence.Select(piece => piece with { Links = Mix(piece.Links) })),
            Threads = Mix(facts.Threads),
        };

        IReadOnlyList<T> Mix<T>(IEnumerable<T> items) => [.. items.OrderBy(_ => random.Next())];
    }

    public static DateOnly Later(DateOnly one, DateOnly? other) => other > one ? other.Value : one;
}
