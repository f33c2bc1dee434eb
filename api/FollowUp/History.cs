namespace Compliance.FollowUp;

/// <summary>Turns the answer for a day into the answer for all days.</summary>
public static class History
{
    /// <summary>
    /// From the first day on which there is an answer: ask, hold the answer until the first day on which any comparison
    /// made on the way turns out differently, ask again. Equal neighbours are one interval. Where facts became known on
    /// the day that an interval begins, it is asked once more without them: what changes all the same, the day changed.
    /// </summary>
    public static IReadOnlyList<Interval<T>> Of<T>(DateOnly from, Func<AsOf, T?> on) where T : class
    {
        var intervals = new List<Interval<T>>();
        for (DateOnly? day = from; day is { } start;)
        {
            var asOf = new AsOf(start);
            var state = on(asOf);
            if (state is not null && (intervals.Count == 0 || !state.Equals(intervals[^1].State)))
            {
                var isFirst = intervals.Count == 0;
                if (!isFirst) intervals[^1] = intervals[^1] with { Until = start };
                var news = asOf.News;
                intervals.Add(new Interval<T>(start, null, state, news.Count == 0 ? null : new News<T>(news, isFirst ? null : on(new AsOf(start, hidesNews: true)))));
            }

            day = asOf.Next;
        }

        return intervals;
    }

    /// <summary>The same of what is itself a fact, known from a day on.</summary>
    public static IReadOnlyList<Interval<T>> Of<T>(DateOnly known, NewFact itself, Func<AsOf, T?> on) where T : class => Of(known, asOf =>
    {
        asOf.Knows(known, itself.Kind, itself.Id, itself.Issuer);
        return on(asOf);
    });
}
