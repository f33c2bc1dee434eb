using System.Globalization;
using Compliance.FollowUp;

namespace Compliance.Tests.FollowUp;

/// <summary>Reads histories by the day.</summary>
internal static class Days
{
    /// <summary>The state on a day; null: the subject does not exist yet.</summary>
    public static T? On<T>(this IReadOnlyDictionary<string, IReadOnlyList<Interval<T>>> histories, string id, DateOnly day) where T : class =>
        histories.TryGetValue(id, out var history) ? history.On(day) : null;

    /// <inheritdoc cref="On{T}(IReadOnlyDictionary{string, IReadOnlyList{Interval{T}}}, string, DateOnly)" />
    public static T? On<T>(this IReadOnlyList<Interval<T>> history, DateOnly day) where T : class =>
        history.FirstOrDefault(interval => interval.From <= day && (interval.Until is null || day < interval.Until))?.State;

    /// <summary>Every day on which something begins, the day before each, and some far from any.</summary>
    public static IEnumerable<DateOnly> WorthLookingAt(Histories histories, int seed = 0)
    {
        var begin = BeginsOf(histories).Distinct().ToList();
        var random = new Random(seed);
        var others = Enumerable.Range(0, 12).Select(_ => new DateOnly(2009, 1, 1).AddDays(random.Next(8000))).Append(new DateOnly(2100, 1, 1));
        return begin.Concat(begin.Select(day => day.AddDays(-1))).Concat(others).Distinct().Order();
    }

    private static IEnumerable<DateOnly> BeginsOf(Histories histories) =>
        histories.Requests.Values.SelectMany(history => history.Select(interval => interval.From))
            .Concat(histories.Threads.Values.SelectMany(history => history.Select(interval => interval.From)))
            .Concat(histories.Commitments.Values.SelectMany(history => history.Select(interval => interval.From)))
            .Concat(histories.Conclusions.Values.SelectMany(history => history.Select(interval => interval.From)));

    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
