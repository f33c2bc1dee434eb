using Compliance.Exchange;
using Compliance.Requests;
using Compliance.Storage;

namespace Compliance.Conclusions;

/// <summary>One adopted text of a supervisory body about a member.</summary>
public sealed record NewConclusion : BundleRecord
{
    /// <summary>A lower-case slug, such as <c>kaz-c87-cas-2021</c>.</summary>
    public required string Id { get; init; }

    /// <summary>Who adopted it.</summary>
    public required Body Body { get; init; }

    /// <summary>What sort of text.</summary>
    public required ConclusionKind Kind { get; init; }

    /// <summary>The member it is about, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions it is about.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>The session at which it was adopted; null when none is known.</summary>
    public string? Session { get; init; }

    /// <summary>What it is called or where it stands: a report, paragraphs, a case number.</summary>
    public required string Title { get; init; }

    /// <summary>What it says, in our own words; actors as <c>{their-id}</c>.</summary>
    public string? Text { get; init; }

    /// <summary>Adopted on, as exactly as known; null: the session's last day counts.</summary>
    public PartialDate? AdoptedOn { get; init; }

    /// <summary>Published on, as exactly as known; null: it counts from its adoption.</summary>
    public PartialDate? PublishedOn { get; init; }

    /// <summary>Words of assessment that stand in the text.</summary>
    public Tone[] Tone { get; init; } = [];

    /// <summary>When its text or a footnote asks for a report.</summary>
    public NewDue? ReplyDue { get; init; }

    /// <summary>In a special paragraph of the Committee's report; null when not established.</summary>
    public bool? SpecialParagraph { get; init; }

    /// <summary>Named as a continued failure to implement; null when not established.</summary>
    public bool? ContinuedFailure { get; init; }

    /// <summary>With a double footnote: full particulars to the Conference; null when not established.</summary>
    public bool? DoubleFootnote { get; init; }

    /// <summary>Whether the government took part; null when not established.</summary>
    public GovernmentParticipation? GovernmentParticipation { get; init; }

    /// <summary>How much of the text is recorded here.</summary>
    public required Coverage Coverage { get; init; }

    /// <summary>The text itself, or what tells of it.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Id;
}
