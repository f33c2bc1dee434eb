using Compliance.FollowUp;
using Compliance.Storage;

namespace Compliance.Tests.FollowUp;

/// <summary>When facts become known: the README read once more, apart from the program.</summary>
internal static class Known
{
    /// <summary>A record without all that became known on a day, and the names of what that was.</summary>
    public static (Facts Without, HashSet<string> Names) Without(Facts facts, DateOnly day)
    {
        var texts = facts.Conclusions.Where(c => On(c) == day).Select(c => c.Id).ToHashSet();
        var promises = facts.Commitments.Where(c => Later(c.MadeOn.Last, c.PublishedOn) == day).Select(c => c.Id).ToHashSet();
        var pieces = facts.Evidence.Where(e => On(e, facts) == day).Select(e => e.Id).ToHashSet();
        var decided = facts.Requests.Where(r => r.DeadlineEvents.Any(e => On(e) == day)).Select(r => r.Id).ToHashSet();
        var requests = facts.Requests.Where(r => texts.Contains(r.Conclusion)).Select(r => r.Id).ToHashSet();
        var without = facts with
        {
            Conclusions = [.. facts.Conclusions.Where(c => !texts.Contains(c.Id))],
            Requests = [.. facts.Requests.Where(r => !requests.Contains(r.Id)).Select(r => r with { DeadlineEvents = [.. r.DeadlineEvents.Where(e => On(e) != day)] })],
            Commitments = [.. facts.Commitments.Where(c => !promises.Contains(c.Id))],
            Evidence = [.. facts.Evidence.Where(e => !pieces.Contains(e.Id))],
        };
        return (without, [.. texts.Select(id => $"conclusion {id}"), .. promises.Select(id => $"commitment {id}"), .. pieces.Select(id => $"evidence {id}"),
            .. requests.Select(id => $"request {id}"), .. decided.Select(id => $"deadline_event {id}")]);
    }

    private static DateOnly? On(ConclusionFact text)
    {
        var session = text.Session is { } held ? held.EndsOn ?? new DateOnly(held.Year, 12, 31) : (DateOnly?)null;
        return (text.AdoptedOn?.Last ?? session ?? text.PublishedOn?.Last) is { } made ? Later(made, text.PublishedOn) : null;
    }

    private static DateOnly? On(EvidenceFact piece, Facts facts)
    {
        if (piece.Conclusion is { } id) return facts.Conclusions.FirstOrDefault(c => c.Id == id) is { } text ? On(text) : null;
        return (piece.EventOn ?? piece.PublishedOn) is { } on ? Later(on.Last, piece.PublishedOn) : null;
    }

    private static DateOnly On(DeadlineEventFact decision) => Later(decision.On.Last, decision.PublishedOn);

    private static DateOnly Later(DateOnly on, PartialDate? published) => published?.Last > on ? published.Value.Last : on;
}
