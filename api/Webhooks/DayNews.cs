using Compliance.Reading;
using Compliance.Storage;
using Compliance.Transitions;

namespace Compliance.Webhooks;

/// <summary>
/// What a day brought: all that stands otherwise from it on, as the record was when the day began. What was written on the
/// day itself, or later, is told by the change log, so nothing is told twice; and a fact that was written before, and
/// became known only on the day, is told here, for no write told it.
/// </summary>
public sealed class DayNews(Views views)
{
    /// <summary>What a day brought, in the order of the ids.</summary>
    /// <param name="day">The day.</param>
    /// <param name="revision">The last entry of the change log that was written before it.</param>
    /// <param name="filter">Which of it.</param>
    /// <param name="token">Interrupts the reading.</param>
    public async Task<IReadOnlyList<Transition>> Of(DateOnly day, long revision, WebhookFilter filter, CancellationToken token)
    {
        var asked = new TransitionFilter { Member = Filters.Of<MemberCode>(filter.Member), Convention = Filters.Of<ConventionCode>(filter.Convention), Record = Filters.Of<StatefulRecord>(filter.Record) };
        using var now = views.NowUnlimited(token);
        if (now.Revision.Number == revision) return DayTransitions.Of(now, day, asked);
        // Something was written since: of the members that it is about, the record is looked at as it was.
        var written = now.Reader.Rows<string>(Statement.Of<DayNews>("WrittenSince", new { Revision = revision }));
        if (revision == 0) return [];
        if (written.Contains("")) return await AsItWas(day, asked, null, token);
        var news = DayTransitions.Of(now, day, asked).Where(t => !written.Contains(t.Member)).ToList();
        foreach (var member in written) news.AddRange((await AsItWas(day, asked, member, token)).Where(t => t.Member == member));
        return [.. news.OrderBy(t => t.Id, StringComparer.Ordinal)];
    }

    private async Task<IReadOnlyList<Transition>> AsItWas(DateOnly day, TransitionFilter asked, string? member, CancellationToken token)
    {
        using var view = await views.BeforeDay(day, member, token);
        return DayTransitions.Of(view, day, asked);
    }
}
