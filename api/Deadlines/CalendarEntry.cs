namespace Compliance.Deadlines;

/// <summary>A due date with what only its entry in a calendar tells.</summary>
public sealed record CalendarEntry : Deadline
{
    /// <summary>The member's name.</summary>
    public required string MemberName { get; init; }

    /// <summary>The day since when it has stood as it does, or a later one on which something else about it changed.</summary>
    public required DateOnly ValidFrom { get; init; }

    /// <summary>Since when it is recorded, and what changed it since.</summary>
    public DeadlineVersion Version { get; init; } = null!;

    /// <summary>Whether its day comes from a promise and not from what was asked.</summary>
    internal bool IsPromised => Clock == "outcome" && Basis == "government_commitment";

    /// <summary>The first day of the entry: of a date at a session that session's first day, else the day that counts.</summary>
    public DateOnly FirstDay => Relation == "at" && Precision == "session" && Earliest <= On ? Earliest.Value : On!.Value;

    /// <summary>When the entry last changed: by the record, or because a day passed.</summary>
    public DateTimeOffset ChangedAt
    {
        get
        {
            var turned = State == "due_soon" && On?.AddDays(-SoonDays) is { } soon && soon > ValidFrom ? soon : ValidFrom;
            var at = new DateTimeOffset(turned, TimeOnly.MinValue, TimeSpan.Zero);
            return at > Version.LastAt ? at : Version.LastAt;
        }
    }

    // As in ListDeadlines.sql.
    private const int SoonDays = 90;
}

/// <summary>The versions of an entry of a calendar, from the change log.</summary>
public sealed record DeadlineVersion
{
    /// <summary>The entry's id.</summary>
    public required string Id { get; init; }

    /// <summary>How many revisions after the record was first written the one came that last changed its day, its words, or where it stands: 0 at first, more with every change, the same until the next.</summary>
    public required int Sequence { get; init; }

    /// <summary>When the record was first written.</summary>
    public required DateTimeOffset FirstAt { get; init; }

    /// <summary>When that change was written.</summary>
    public required DateTimeOffset LastAt { get; init; }
}
