using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Problems;
using Compliance.Requests;

namespace Compliance.Recording;

/// <summary>
/// The setting that a change of a request or a thread from an adverse status to a favourable one, or back, needs a second
/// editor: an accusation, and an absolution, is then never published by one person alone.
/// </summary>
/// <param name="IsNeeded">Whether it is on.</param>
public sealed record SecondEditor(bool IsNeeded)
{
    private static readonly string[] Adverse = [RequestStatus.Regressed.Word(), RequestStatus.NotImplemented.Word()];
    private static readonly string[] Favourable = [RequestStatus.Implemented.Word(), RequestStatus.PartlyImplemented.Word()];

    /// <summary>The changes that turn an adverse status into a favourable one, or back.</summary>
    public static IEnumerable<StatusChange> Turns(IEnumerable<StatusChange> changes) => changes.Where(c => c.Record is "request" or "thread"
        && (Adverse.Contains(c.Before) && Favourable.Contains(c.After) || Favourable.Contains(c.Before) && Adverse.Contains(c.After)));

    /// <summary>Refuses what one editor alone may not publish.</summary>
    public void Check(IEnumerable<StatusChange> changes)
    {
        if (!IsNeeded || Turns(changes).ToArray() is not { Length: > 0 } turns) return;
        throw new ProblemException(ProblemKind.Forbidden,
            $"This changes {turns[0].Record} {turns[0].Key} from {turns[0].Before} to {turns[0].After}: here that needs a second editor. Propose it (POST /v1/proposals); another editor accepts it.",
            [.. turns.Select(t => new ProblemError { Code = "second_editor", Message = $"{t.Record} {t.Key}: {t.Before} -> {t.After}" })]);
    }
}
