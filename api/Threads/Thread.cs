using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;

namespace Compliance.Threads;

/// <summary>The same demand followed over years and bodies, with where it stands on a day. The grouping is an editor's, not the ILO's.</summary>
[TextColumns("id", "status", "timeliness", "timesAsked", "lastAskedOn", "title")]
public record Thread
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions concerned.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The demand in a few words.</summary>
    public required string Title { get; init; }

    /// <summary>The demand in a sentence or two.</summary>
    public string? Text { get; init; }

    /// <summary>The articles concerned, such as <c>C87.2</c>.</summary>
    public required string[] Articles { get; init; }

    /// <summary>The day it was first asked; the status counts from there: asking again wipes no slate.</summary>
    public required DateOnly FirstAskedOn { get; init; }

    /// <summary>The day it was last asked, up to the day asked about.</summary>
    public required DateOnly LastAskedOn { get; init; }

    /// <summary>Its requests that were public on that day, by id.</summary>
    public required string[] Requests { get; init; }

    /// <summary>Whether any of them is addressed to the Government; otherwise the thread stays out of the member's counts.</summary>
    public required bool ToGovernment { get; init; }

    /// <summary>Where it stands: S1 to S10, as for one request with all that bears on any of its requests.</summary>
    [Vocabulary<RequestStatus>]
    public required string Status { get; init; }

    /// <summary>The day since which it has had this status without a break.</summary>
    public required DateOnly StatusSince { get; init; }

    /// <summary>The rule that gave the status.</summary>
    public required string Rule { get; init; }

    /// <summary>The latest reply to any of the bodies that asked.</summary>
    [Vocabulary<Reply>]
    public required string Reply { get; init; }

    /// <summary>Is the doing late?</summary>
    [Vocabulary<Timeliness>]
    public required string Timeliness { get; init; }

    /// <summary>What else a reader should know.</summary>
    [Vocabulary<Flag>]
    public required string[] Flags { get; init; }

    /// <summary>The earliest outcome date of its requests.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? DueBasis { get; init; }

    /// <summary>The earliest reply date of its requests.</summary>
    public DateOnly? ReplyDueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? ReplyDueBasis { get; init; }

    /// <summary>Days late, after grace; 0 when not late; null without a date, or when it is not known when it was done.</summary>
    public int? DaysOverdue { get; init; }

    /// <summary>Days since it was first asked.</summary>
    public required int AgeDays { get; init; }

    /// <summary>How many conclusions asked for it.</summary>
    public required int TimesAsked { get; init; }

    /// <summary>The same by body.</summary>
    public required IReadOnlyDictionary<string, int> AskedBy { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public ThreadLinks Links => new(Address.Of("threads", Id), Address.Of("threads", Id) + "/history", Address.Of("members", Member),
        [.. Conventions.Select(c => Address.Case(Member, c))], [.. Requests.Select(r => Address.Of("requests", r))]);
}

/// <summary>The addresses of a thread and of what it names.</summary>
public sealed record ThreadLinks(string Self, string History, string Member, string[] Cases, string[] Requests);
