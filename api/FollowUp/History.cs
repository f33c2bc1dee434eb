namespace Compliance.FollowUp;

/// <summary>Turns the answer for a day into the answer for all days.</summary>
public static class History
{
    /// <summary>
    /// From the first day on which there is an answer: ask, hold the answer until the first day on which any comparison
    /// made on the way turns out differently, ask again. Equal neighbours are one interval.
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
                if (intervals.Count > 0) intervals[^1] = intervals[^1] with { Until = start };
                intervals.Add(new Interval<T>(start, null, state));
            }

            day = asOf.Next;
        }

        return intervals;
    }
}
