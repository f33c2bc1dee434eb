using Compliance.Commitments;
using Compliance.Evidence;
using Compliance.Requests;

namespace Compliance.FollowUp;

/// <summary>When a request is to be done by.</summary>
public static class OutcomeDates
{
    /// <summary>The date of the text as the body that asked left it, and the day since when its clock is suspended.</summary>
    public static (DueDate? Due, DateOnly? SuspendedOn) Explicit(RequestNode request, AsOf asOf)
    {
        var due = request.Fact.OutcomeDue;
        DateOnly? suspended = null;
        foreach (var change in request.Fact.DeadlineEvents.OrderBy(e => e.On.Last).Where(e => asOf.Knows(Days.Later(e.On.Last, e.PublishedOn?.Last), NewFactKind.DeadlineEvent, request.Fact.Id, IssuerClass.Supervisory)))
        {
            (due, suspended) = change.Kind switch
            {
                DeadlineEventKind.Set or DeadlineEventKind.Extended => (change.Due, suspended),
                DeadlineEventKind.Withdrawn => (null, suspended),
                // To suspend once more what is suspended changes nothing.
                DeadlineEventKind.Suspended => (due, suspended ?? change.On.First),
                DeadlineEventKind.Resumed => (due, null),
                _ => throw new ArgumentOutOfRangeException(nameof(request)),
            };
        }

        return (due.Date(), suspended);
    }

    /// <summary>The explicit date; for a report the reply date; else the earliest first promised for the whole of it.</summary>
    public static DueDate? Of(RequestNode request, IReadOnlyList<Promise> promises, Ground ground, AsOf asOf) =>
        Explicit(request, asOf).Due
        ?? (request.IsReport
            ? ReplyRules.Due(request, asOf)
            : CommitmentRules.FirstPromised(promises.Where(p => p.Extent == CommitmentExtent.Whole).Select(p => p.Commitment), ground, asOf));
}
