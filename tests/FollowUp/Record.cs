using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>Facts that a failing test can show on a page, and that can be made smaller.</summary>
internal sealed record Record(Facts Facts, int Seed)
{
    /// <summary>The same without one thing, for each thing in it: how a failing record is made smaller.</summary>
    public static IEnumerable<Record> Smaller(Record record)
    {
        var facts = record.Facts;
        return Enumerable.Empty<Facts>()
            .Concat(facts.Evidence.Select(one => facts with { Evidence = Less(facts.Evidence, one) }))
            .Concat(facts.Commitments.Select(one => facts with { Commitments = Less(facts.Commitments, one) }))
            .Concat(facts.Requests.Select(one => facts with { Requests = Less(facts.Requests, one) }))
            .Concat(facts.Conclusions.Select(one => Without(facts, one)))
            .Concat(facts.Evidence.SelectMany(one => Smaller(one).Select(less => facts with { Evidence = With(facts.Evidence, one, less) })))
            .Concat(facts.Requests.SelectMany(one => Smaller(one).Select(less => facts with { Requests = With(facts.Requests, one, less) })))
            .Concat(facts.Commitments.SelectMany(one => Smaller(one).Select(less => facts with { Commitments = With(facts.Commitments, one, less) })))
            .Concat(facts.Conclusions.SelectMany(one => Smaller(one).Select(less => facts with { Conclusions = With(facts.Conclusions, one, less) })))
            .Select(less => record with { Facts = less });
    }

    /// <summary>A text left out, with what it asks and what was taken from it.</summary>
    public static Facts Without(Facts facts, ConclusionFact text) => facts with
    {
        Conclusions = Less(facts.Conclusions, text),
        Requests = [.. facts.Requests.Where(request => request.Conclusion != text.Id)],
        Evidence = [.. facts.Evidence.Where(piece => piece.Conclusion != text.Id)],
    };

    /// <inheritdoc />
    public override string ToString() => "\n  " + string.Join("\n  ", [
        .. Facts.Conclusions.Select(Line), .. Facts.Requests.Select(Line), .. Facts.Commitments.Select(Line), .. Facts.Evidence.Select(Line),
    ]) + "\n";

    private static IEnumerable<EvidenceFact> Smaller(EvidenceFact one) => one.Links.Select(link => one with { Links = Less(one.Links, link) });

    private static IEnumerable<RequestFact> Smaller(RequestFact one) =>
    [
        .. one.OutcomeDue is null ? [] : new[] { one with { OutcomeDue = null } },
        .. one.Thread is null ? [] : new[] { one with { Thread = null } },
        .. one.DeadlineEvents.Select(decision => one with { DeadlineEvents = Less(one.DeadlineEvents, decision) }),
        .. one.Reiterates.Select(earlier => one with { Reiterates = Less(one.Reiterates, earlier) }),
    ];

    private static IEnumerable<CommitmentFact> Smaller(CommitmentFact one) =>
    [
        .. one.Replaces.Select(older => one with { Replaces = Less(one.Replaces, older) }),
        .. one.Addresses.Select(address => one with { Addresses = Less(one.Addresses, address) }),
    ];

    private static IEnumerable<ConclusionFact> Smaller(ConclusionFact one) =>
    [
        .. one.PublishedOn is null || one.AdoptedOn is null ? [] : new[] { one with { PublishedOn = null } },
        .. one.ReplyDue is null ? [] : new[] { one with { ReplyDue = null } },
    ];

    private static string Line(ConclusionFact one) =>
        $"text {one.Id} {one.Body} {one.Kind} of {one.AdoptedOn}{Session(one.Session)}{Published(one.PublishedOn)} on {string.Join(',', one.Conventions)}"
        + $" cycle {one.RegularCycleYears}{Due("reply due", one.ReplyDue)}{(one.Escalated ? " escalated" : "")}{(one.FullyLoaded ? " loaded" : "")}";

    private static string Line(RequestFact one) =>
        $"ask {one.Id} in {one.Conclusion} {one.Kind} to {one.Addressee} thread {one.Thread} again {string.Join(',', one.Reiterates)}"
        + Due("due", one.OutcomeDue)
        + string.Concat(one.DeadlineEvents.Select(move => $"; {move.Kind} {move.On}{Published(move.PublishedOn)}{Due("due", move.Due)}"));

    private static string Line(CommitmentFact one) =>
        $"promise {one.Id} of {one.MadeOn}{Published(one.PublishedOn)}{Due("due", one.Due)} replaces {string.Join(',', one.Replaces)} for "
        + string.Join(", ", one.Addresses.Select(address => $"{address.Extent} {address.Request}{address.Thread}"));

    private static string Line(EvidenceFact one) =>
        $"say {one.Id} {one.Issuer} {one.Conclusion}{one.EventOn}{Published(one.PublishedOn)}: "
        + string.Join(", ", one.Links.Select(link => $"{link.Stance} on {link.Target}"));

    private static string Published(PartialDate? on) => on is null ? "" : $" published {on}";

    private static string Session(SessionFact? session) => session is null ? "" : $" session {session.Year} [{session.StartsOn:O}..{session.EndsOn:O}]";

    private static string Due(string word, DueFact? due) =>
        due is null ? "" : $" {word} {due.Latest:O}{Session(due.Anchor)} {due.Relation} ({due.Precision}, {due.Basis})";

    private static IReadOnlyList<T> Less<T>(IReadOnlyList<T> items, T one) => [.. items.Where(item => !Equals(item, one))];

    private static IReadOnlyList<T> With<T>(IReadOnlyList<T> items, T one, T other) => [.. items.Select(item => Equals(item, one) ? other : item)];
}
