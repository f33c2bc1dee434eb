using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Transitions;

/// <summary>What changes on one day: for whoever tells others of it.</summary>
public static class DayTransitions
{
    /// <summary>All changes of a day that a filter lets through, in the order of their ids; its span, order and page are not looked at.</summary>
    /// <param name="view">The record.</param>
    /// <param name="day">The day.</param>
    /// <param name="filter">Which changes; null: all.</param>
    /// <param name="onlyByDay">Only those that the day itself causes, and no fact that became known on it.</param>
    public static IReadOnlyList<Transition> Of(View view, DateOnly day, TransitionFilter? filter = null, bool onlyByDay = false)
    {
        var asked = (filter ?? new TransitionFilter()) with { From = day, To = day };
        if (onlyByDay) asked = asked with { Cause = new AnyOf<TransitionCause>([TransitionCause.Day.Word()], asked.Cause?.None ?? []) };
        // A filter for facts alone and the day alone: nothing is both.
        if (onlyByDay && filter?.Cause is { Any: { Count: > 0 } any } && !any.Contains(TransitionCause.Day.Word())) return [];
        return view.Reader.Rows<Transition>(Statement.Of<ListTransitions>(Lists.Arguments(asked)).Around(text => $"{text}order by t.id"));
    }
}
