using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>Compares what was derived from two records.</summary>
internal static class Compared
{
    /// <summary>Both answer the same, of everything and for all time.</summary>
    public static void AreSame(Histories one, Histories other)
    {
        AreSame(one.Requests, other.Requests);
        AreSame(one.Threads, other.Threads);
        AreSame(one.Commitments, other.Commitments);
        AreSame(one.Conclusions, other.Conclusions);
    }

    /// <summary>Both answer the same on the days before a day, of what is in both.</summary>
    public static void AreSameBefore(DateOnly day, Histories one, Histories other)
    {
        AreSameBefore(day, one.Requests, other.Requests);
        AreSameBefore(day, one.Threads, other.Threads);
        AreSameBefore(day, one.Commitments, other.Commitments);
        AreSameBefore(day, one.Conclusions, other.Conclusions);
    }

    /// <summary>Each day on which something changes in one or the other, with both states, of every request and thread.</summary>
    public static IEnumerable<(string Id, DateOnly On, RequestState? Before, RequestState? After)> Pairs(Histories before, Histories after)
    {
        foreach (var id in before.Requests.Keys)
        {
            foreach (var day in Begins(before.Requests, id).Concat(Begins(after.Requests, id)).Distinct())
                yield return (id, day, before.Requests.On(id, day), after.Requests.On(id, day));
        }
        foreach (var id in before.Threads.Keys)
        {
            foreach (var day in Begins(before.Threads, id).Concat(Begins(after.Threads, id)).Distinct())
                yield return (id, day, before.Threads.On(id, day), after.Threads.On(id, day));
        }
    }

    /// <summary>The state without one flag, set or not.</summary>
    public static RequestState? Without(this RequestState? state, Flag flag) =>
        state is null ? null : state with { Flags = state.Flags.Where(other => other != flag).ToValueList() };

    public static void AreSame<T>(IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> one, IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> other)
    {
        Assert.That(one.Keys.Order(StringComparer.Ordinal), Is.EqualTo(other.Keys.Order(StringComparer.Ordinal)));
        foreach (var (id, history) in one) Assert.That(history.SequenceEqual(other[id]), Is.True, id);
    }

    private static IEnumerable<DateOnly> Begins<T>(IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> histories, string id) =>
        histories.TryGetValue(id, out var history) ? history.Select(interval => interval.From) : [];

    private static void AreSameBefore<T>(
        DateOnly day,
        IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> one,
        IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> other)
        where T : class
    {
        foreach (var id in one.Keys.Intersect(other.Keys))
        {
            foreach (var on in Begins(one, id).Concat(Begins(other, id)).Append(day.AddDays(-1)).Where(on => on < day).Distinct())
                Assert.That(one.On(id, on), Is.EqualTo(other.On(id, on)), $"{id} on {on:O}, changed by what was known on {day:O} only");
        }
    }
}
