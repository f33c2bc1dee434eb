using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;

namespace Compliance.Requests;

/// <summary>ONE thing asked in a conclusion, with where it stands on a day. A status is derived and ours; it is never a verdict of the ILO.</summary>
[TextColumns("id", "status", "timeliness", "reply", "dueOn", "text")]
public record Request
{
    /// <summary>Its id: the conclusion's, a dot and a number.</summary>
    public required string Id { get; init; }

    /// <summary>The conclusion that asks.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions that the conclusion is about.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The body that asks.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>The session at which it was asked; null when none is recorded.</summary>
    public string? Session { get; init; }

    /// <summary>The day it counts from: its adoption, else the session's last day, else the end of that year.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>The item's marker in the text.</summary>
    public string? Item { get; init; }

    /// <summary>What is asked, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>A few of its own words.</summary>
    public string? Quote { get; init; }

    /// <summary>What sort of thing is asked.</summary>
    [Vocabulary<RequestKind>]
    public required string Kind { get; init; }

    /// <summary>The verb; null when not seen.</summary>
    [Vocabulary<Force>]
    public string? Force { get; init; }

    /// <summary>Whom it is addressed to. Requests to others than the Government stay out of the member's counts.</summary>
    [Vocabulary<Addressee>]
    public required string Addressee { get; init; }

    /// <summary>The articles concerned, such as <c>C87.2</c>.</summary>
    public required string[] Articles { get; init; }

    /// <summary>The actors concerned, by id.</summary>
    public required string[] Actors { get; init; }

    /// <summary>The thread it belongs to; null for duties to report or to receive a mission.</summary>
    public string? Thread { get; init; }

    /// <summary>Earlier requests that it asks again on the merits.</summary>
    public required string[] Reiterates { get; init; }

    /// <summary>When it is to be done by, as the text says it.</summary>
    public Due? OutcomeDue { get; init; }

    /// <summary>What a reader should know: where the copy breaks off, what is uncertain.</summary>
    public string? Note { get; init; }

    /// <summary>Where it stands: S1 to S10.</summary>
    [Vocabulary<RequestStatus>]
    public required string Status { get; init; }

    /// <summary>The day since which it has had this status without a break.</summary>
    public required DateOnly StatusSince { get; init; }

    /// <summary>The rule that gave the status; <c>/v1/codes/status_rule</c> has its text.</summary>
    public required string Rule { get; init; }

    /// <summary>Did the government answer the body?</summary>
    [Vocabulary<Reply>]
    public required string Reply { get; init; }

    /// <summary>Is the doing late?</summary>
    [Vocabulary<Timeliness>]
    public required string Timeliness { get; init; }

    /// <summary>What else a reader should know.</summary>
    [Vocabulary<Flag>]
    public required string[] Flags { get; init; }

    /// <summary>The outcome date that counts on that day.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? DueBasis { get; init; }

    /// <summary>The reply date that counts on that day.</summary>
    public DateOnly? ReplyDueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? ReplyDueBasis { get; init; }

    /// <summary>Days late, after grace; 0 when not late; null without a date, or when it is not known when it was done.</summary>
    public int? DaysOverdue { get; init; }

    /// <summary>Days since it was made.</summary>
    public required int AgeDays { get; init; }

    /// <summary>How many conclusions asked for it: its own, those it asks again, those that ask it again.</summary>
    public required int TimesAsked { get; init; }

    /// <summary>The same by body, such as <c>{"CEACR": 2, "CAS": 5}</c>.</summary>
    public required IReadOnlyDictionary<string, int> AskedBy { get; init; }

    /// <summary>Where the request was seen.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public RequestLinks Links => new(Address.Of("requests", Id), Address.Of("requests", Id) + "/history", Address.Of("conclusions", Conclusion), Address.Of("members", Member),
        Address.Maybe("threads", Thread), Address.Maybe("sessions", Session), Address.Of("sources", Source));
}

/// <summary>The addresses of a request and of what it names.</summary>
public sealed record RequestLinks(string Self, string History, string Conclusion, string Member, string? Thread, string? Session, string Source);
