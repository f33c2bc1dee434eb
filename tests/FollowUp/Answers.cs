using Compliance.FollowUp;
using NUnit.Framework;

namespace Compliance.Tests.FollowUp;

/// <summary>What the program and the method read aloud both answer: every case of the tables checks the one and the other.</summary>
internal static class Answers
{
    /// <summary>Of a request or a thread.</summary>
    public static void Are<T>(string given, string subject, string day, T expected, Func<RequestState, T> read)
    {
        var (facts, on) = (Given.Read(given), Days.Day(day));
        var histories = Derivation.Of(facts);
        var isThread = subject.StartsWith('t');
        var derived = isThread ? histories.Threads.On(subject, on) : histories.Requests.On(subject, on);
        var oracle = new LiteralOracle(facts, on);
        var readAloud = isThread ? oracle.Thread(subject) : oracle.Request(subject);
        Are(expected, derived, readAloud, read);
    }

    /// <summary>Of a commitment.</summary>
    public static void OfPromise<T>(string given, string day, T expected, Func<CommitmentState, T> read)
    {
        var (facts, on) = (Given.Read(given), Days.Day(day));
        Are(expected, Derivation.Of(facts).Commitments.On("p", on), new LiteralOracle(facts, on).Commitment("p"), read);
    }

    /// <summary>Of a conclusion.</summary>
    public static void OfText<T>(string given, string day, T expected, Func<ReplyState, T> read)
    {
        var (facts, on) = (Given.Read(given), Days.Day(day));
        Are(expected, Derivation.Of(facts).Conclusions.On("c", on), new LiteralOracle(facts, on).Conclusion("c"), read);
    }

    private static void Are<TState, T>(T expected, TState? derived, TState? readAloud, Func<TState, T> read) where TState : class
    {
        Assert.That(derived, Is.Not.Null);
        Assert.That(readAloud, Is.Not.Null);
        Assert.Multiple(() =>
        {
            Assert.That(read(readAloud!), Is.EqualTo(expected), $"the method read aloud: {readAloud}");
            Assert.That(read(derived!), Is.EqualTo(expected), $"the program: {derived}");
        });
    }

    /// <summary>A rule and its word, as the tables write them.</summary>
    public static string Line(this RequestState state) => $"{state.Rule} {state.Status}";

    /// <inheritdoc cref="Line(RequestState)" />
    public static string Line(this CommitmentState state) => $"{state.Rule} {state.Status}";

    /// <summary>Days overdue on a day, as a reader counts them; null: unknown, or no date.</summary>
    public static int? DaysOverdue(this RequestState state, DateOnly on) =>
        state.OverdueFrom is { } from ? Math.Max(0, (state.OverdueUntil ?? on).DayNumber - from.DayNumber) : null;
}
