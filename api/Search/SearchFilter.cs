using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;

namespace Compliance.Search;

/// <summary>Where a request, a thread or a commitment stands.</summary>
public sealed record AnyStatus
{
    /// <summary>All words for it.</summary>
    public static readonly IReadOnlyList<string> Words = [.. Codes.Words.Of(typeof(RequestStatus)).Keys, .. Codes.Words.Of(typeof(CommitmentStatus)).Keys];
}

/// <summary>A year: <c>2021</c>.</summary>
public sealed record CalendarYear;

/// <summary>What is looked for, among which records, in what order, for which day.</summary>
public sealed record SearchFilter : DatedPageParameters
{
    /// <summary>
    /// What to look for: words, all of which must be there, in any form and any spelling; "phrases"; beginnings of words
    /// (<c>organi*</c>); <c>AND</c>, <c>OR</c>, <c>NOT</c> in capitals, or <c>-</c> right before a word; parentheses.
    /// </summary>
    [Required, Example("trade union registration")]
    public SearchText Q { get; init; } = null!;

    /// <summary>What sort of record.</summary>
    public AnyOf<SearchKind>? Kind { get; init; }

    /// <summary>The member that it is about.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention that it is about.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>A body that asks or finds it.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>Where it stands: of requests, threads and commitments.</summary>
    public AnyOf<AnyStatus>? Status { get; init; }

    /// <summary>The year of its session, else of its date; of a thread the year in which it was first asked.</summary>
    public AnyOf<CalendarYear>? Year { get; init; }

    /// <summary>Only records written at or after this instant (RFC 3339) or day (UTC).</summary>
    public DateTimeOffset? UpdatedSince { get; init; }

    /// <summary>Whether to count what was found by kind, member, Convention, body, status and year.</summary>
    [DefaultValue(false)]
    public bool Facets { get; init; }

    /// <summary>The order: how well it fits, or its date; <c>-</c> before a name turns it round.</summary>
    [SortableBy("relevance", "date"), DefaultValue("relevance")]
    public string Sort { get; init; } = "relevance";
}
