using Compliance.Conclusions;
using Compliance.Storage;

namespace Compliance.Requests;

/// <summary>What the body that asked did later to a request's due date.</summary>
public sealed record NewDeadlineEvent
{
    /// <summary>Set, extended, suspended, resumed or withdrawn.</summary>
    public required DeadlineEventKind Kind { get; init; }

    /// <summary>When.</summary>
    public required PartialDate On { get; init; }

    /// <summary>When that was published; null: the same day.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>By whom: only the body that asked moves a request's date.</summary>
    public required Body By { get; init; }

    /// <summary>The new date, of <c>set</c> and <c>extended</c>.</summary>
    public NewDue? Due { get; init; }

    /// <summary>Where it is said.</summary>
    public required string Source { get; init; }
}
