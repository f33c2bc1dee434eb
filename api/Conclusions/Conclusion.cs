using Compliance.Codes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Conclusions;

/// <summary>One adopted text of a supervisory body about a member, with the reply to it by a day.</summary>
[TextColumns("id", "body", "madeOn", "reply", "coverage", "requestCount", "title")]
public record Conclusion
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who adopted it.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>What sort of text.</summary>
    [Vocabulary<ConclusionKind>]
    public required string Kind { get; init; }

    /// <summary>The member it is about, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions it is about.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The session at which it was adopted; null when none is recorded.</summary>
    public string? Session { get; init; }

    /// <summary>What it is called or where it stands.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, in our own words.</summary>
    public string? Text { get; init; }

    /// <summary>Adopted on, as exactly as known.</summary>
    public PartialDate? AdoptedOn { get; init; }

    /// <summary>Published on, as exactly as known.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>The day its requests count from: its adoption, else the session's last day, else the end of that year.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>Words of assessment that stand in the text; their order is a reading of ours.</summary>
    [Vocabulary<Tone>]
    public required string[] Tone { get; init; }

    /// <summary>When its text or a footnote asks for a report.</summary>
    public Due? ReplyDue { get; init; }

    /// <summary>In a special paragraph of the Committee's report; null when not established.</summary>
    public bool? SpecialParagraph { get; init; }

    /// <summary>Named as a continued failure to implement; null when not established.</summary>
    public bool? ContinuedFailure { get; init; }

    /// <summary>With a double footnote; null when not established.</summary>
    public bool? DoubleFootnote { get; init; }

    /// <summary>Whether the government took part; null when not established.</summary>
    [Vocabulary<GovernmentParticipation>]
    public string? GovernmentParticipation { get; init; }

    /// <summary>How much of the text is recorded here.</summary>
    [Vocabulary<Coverage>]
    public required string Coverage { get; init; }

    /// <summary>Did the government answer?</summary>
    [Vocabulary<Reply>]
    public required string Reply { get; init; }

    /// <summary>The reply date that counts.</summary>
    public DateOnly? ReplyDueOn { get; init; }

    /// <summary>What that date rests on.</summary>
    [Vocabulary<DueBasis>]
    public string? ReplyDueBasis { get; init; }

    /// <summary>How many requests of it are recorded.</summary>
    public required int RequestCount { get; init; }

    /// <summary>The text itself, or what tells of it.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public ConclusionLinks Links => new(Address.Of("conclusions", Id), Address.Of("members", Member), [.. Conventions.Select(c => Address.Case(Member, c))],
        Address.Maybe("sessions", Session), $"/v1/requests?conclusion={Id}", Address.Of("sources", Source));
}

/// <summary>The addresses of a conclusion and of what it names.</summary>
public sealed record ConclusionLinks(string Self, string Member, string[] Cases, string? Session, string Requests, string Source);
