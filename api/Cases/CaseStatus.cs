using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;

namespace Compliance.Cases;

/// <summary>The short answer on a case. Counts come with their coverage; no score is computed.</summary>
public sealed record CaseStatus : IPlainText
{
    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>The day that the answer is for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The years in which the Conference Committee examined the case, up to that day.</summary>
    public required IReadOnlyList<int> ExaminedIn { get; init; }

    /// <summary>The demands addressed to the Government: one repeated six times is one.</summary>
    public required Counts Threads { get; init; }

    /// <summary>The single requests addressed to the Government, those outside threads too.</summary>
    public required Counts Requests { get; init; }

    /// <summary>Requests to others than the Government: they stay out of the counts above.</summary>
    public required int RequestsToOthers { get; init; }

    /// <summary>What the government promised, by what became of it.</summary>
    public required IReadOnlyDictionary<string, int> Commitments { get; init; }

    /// <summary>The next date to come; null when none is known.</summary>
    public CaseDate? Next { get; init; }

    /// <summary>The latest text on the case.</summary>
    public LastConclusion? LastConclusion { get; init; }

    /// <summary>What is loaded and what is not: a count is not to be read for more.</summary>
    public required IReadOnlyList<CoverageNote> Coverage { get; init; }

    /// <summary>Where to go on.</summary>
    public CaseLinks Links => new(Address.Case(Member, Convention), Address.Case(Member, Convention) + "/status", Address.Case(Member, Convention) + "/timeline",
        $"/v1/threads?member={Member}&convention={Convention}", $"/v1/requests?member={Member}&convention={Convention}");

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    void IPlainText.WriteTo(TextWriter to) => CaseTable.Print(this, to);
}

/// <summary>The addresses of a case.</summary>
public sealed record CaseLinks(string Self, string Status, string Timeline, string Threads, string Requests);

/// <summary>How many, by where they stand.</summary>
public sealed record Counts
{
    /// <summary>How many in all.</summary>
    public required int Total { get; init; }

    /// <summary>By status; every status is named, also with 0.</summary>
    public required IReadOnlyDictionary<string, int> ByStatus { get; init; }

    /// <summary>Overdue in the doing: the outcome date and its grace have passed.</summary>
    public required int OverdueOutcome { get; init; }

    /// <summary>Overdue in the telling: a body says that no reply came.</summary>
    public required int OverdueReply { get; init; }

    /// <summary>Contested.</summary>
    public required int Disputed { get; init; }
}

/// <summary>A date to come on a case.</summary>
public sealed record CaseDate
{
    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }

    /// <summary>What is due.</summary>
    [Vocabulary<DueClock>]
    public required string Clock { get; init; }

    /// <summary>What the date rests on.</summary>
    [Vocabulary<DueBasis>]
    public required string Basis { get; init; }

    /// <summary>The record whose date it is: a conclusion, a request or a commitment.</summary>
    public required string Record { get; init; }

    /// <summary>Its address.</summary>
    public required string Url { get; init; }
}

/// <summary>The latest text on a case.</summary>
public sealed record LastConclusion
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who adopted it.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>The day it counts from.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>How much of it is recorded.</summary>
    [Vocabulary<Coverage>]
    public required string Coverage { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of("conclusions", Id);
}

/// <summary>A sentence about what is loaded.</summary>
public sealed record CoverageNote
{
    /// <summary>The body whose texts it is about; null: all.</summary>
    [Vocabulary<Body>]
    public string? Body { get; init; }

    /// <summary>The session it is about; null: all.</summary>
    public string? Session { get; init; }

    /// <summary>How much is loaded.</summary>
    [Vocabulary<Coverage>]
    public required string Extent { get; init; }

    /// <summary>What is loaded or missing.</summary>
    public required string Text { get; init; }
}
