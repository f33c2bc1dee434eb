using Compliance.Codes;
using Compliance.Commitments;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Comparing;

/// <summary>A status that is another on the later day.</summary>
public sealed record ChangedStatus
{
    /// <summary>A thread or a request.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The title of the thread, or what is asked.</summary>
    public required string Text { get; init; }

    /// <summary>The status on the earlier day.</summary>
    [Vocabulary<RequestStatus>]
    public required string Before { get; init; }

    /// <summary>The rule that gave it.</summary>
    public required string RuleBefore { get; init; }

    /// <summary>The status on the later day.</summary>
    [Vocabulary<RequestStatus>]
    public required string After { get; init; }

    /// <summary>The rule that gave it.</summary>
    public required string Rule { get; init; }

    /// <summary>The day since which it has had the later status without a break.</summary>
    public required DateOnly Since { get; init; }

    /// <summary>The facts that the later status rests on; none where only a day passed.</summary>
    public IReadOnlyList<CitedFact> Decisive { get; init; } = [];

    /// <summary>Its address.</summary>
    public string Url => Address.OfRecord(Record, Id)!;
}

/// <summary>A date that moved.</summary>
public sealed record MovedDate
{
    /// <summary>A request, or a commitment that replaces another.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What is asked, or promised.</summary>
    public required string Text { get; init; }

    /// <summary>The commitment that it replaces, whose date was <c>before</c>; null for a request.</summary>
    public string? Replaces { get; init; }

    /// <summary>The date on the earlier day.</summary>
    public required DateOnly Before { get; init; }

    /// <summary>The date on the later day; null: it was withdrawn, or cannot be counted.</summary>
    public DateOnly? After { get; init; }

    /// <summary>By how many days it moved; less than 0: it was brought forward.</summary>
    public int? Days { get; init; }

    /// <summary>Of a commitment: the days from the date first promised in the chain that it replaces to its own.</summary>
    public int? SlippageDays { get; init; }

    /// <summary>Of a request: what the body that asked did to the date, as it became public between the days.</summary>
    public required DateEvent[] Events { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.OfRecord(Record, Id)!;
}

/// <summary>What moved a date.</summary>
[InJson]
public sealed record DateEvent
{
    /// <summary>Set, extended, suspended, resumed or withdrawn.</summary>
    public required DeadlineEventKind Kind { get; init; }

    /// <summary>When, as exactly as known.</summary>
    public required PartialDate On { get; init; }

    /// <summary>By whom.</summary>
    [Vocabulary<Body>]
    public required string By { get; init; }

    /// <summary>Where it is said.</summary>
    public required string Source { get; init; }
}

/// <summary>Something that became overdue between the days.</summary>
public sealed record NewlyOverdue
{
    /// <summary>A thread or a request (its outcome), a conclusion (its reply), or a commitment.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What is late.</summary>
    [Vocabulary<DueClock>]
    public required string Clock { get; init; }

    /// <summary>The date; null when it is not known.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>Days late on the later day, after grace; null for a reply, of which it is only known that none came.</summary>
    public int? DaysOverdue { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.OfRecord(Record, Id)!;
}
