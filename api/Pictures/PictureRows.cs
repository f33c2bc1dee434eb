using Compliance.Storage;

namespace Compliance.Pictures;

// The rows of the statements of a picture, as they come: CasePicture puts them into lanes.

/// <summary>A row of <c>PictureHead.sql</c>.</summary>
internal sealed record HeadRow
{
    public string? MemberName { get; init; }
    public string? ConventionTitle { get; init; }
}

/// <summary>A row of <c>PictureIntervals.sql</c>.</summary>
internal sealed record IntervalRow
{
    public required string Thread { get; init; }
    public required string Title { get; init; }
    public required DateOnly ValidFrom { get; init; }
    public required DateOnly ValidUntil { get; init; }
    public required string Status { get; init; }
    public required string Rule { get; init; }
    public required string Timeliness { get; init; }
    public DateOnly? DueOn { get; init; }
    public required string Reply { get; init; }
    public DateOnly? ReplyDueOn { get; init; }
    public required int TimesAsked { get; init; }
    public required bool ToGovernment { get; init; }
}

/// <summary>A row of <c>PictureRequests.sql</c>: a request, or a text without one.</summary>
internal sealed record RequestRow
{
    public string? Request { get; init; }
    public required string Conclusion { get; init; }
    public string? Thread { get; init; }
    public required string Body { get; init; }
    public required string Title { get; init; }
    public required PartialDate Date { get; init; }
    public required DateOnly MadeOn { get; init; }
    public string? Kind { get; init; }
    public string? Addressee { get; init; }
    public string? Text { get; init; }
}

/// <summary>A row of <c>PictureCommitments.sql</c>.</summary>
internal sealed record CommitmentRow
{
    public required string Id { get; init; }
    public required string By { get; init; }
    public required PartialDate MadeOn { get; init; }
    public required string Text { get; init; }
    public required string Status { get; init; }
    public DateOnly? DueOn { get; init; }
    public string? DueText { get; init; }
    public required string[] Threads { get; init; }
}

/// <summary>A row of <c>PictureEvidence.sql</c>.</summary>
internal sealed record EvidenceRow
{
    public required string Id { get; init; }
    public required string Kind { get; init; }
    public required string IssuerClass { get; init; }
    public required string Issuer { get; init; }
    public required PartialDate Date { get; init; }
    public required string Text { get; init; }
    public required LinkedStance[] Stances { get; init; }
}

/// <summary>What a piece of evidence means for one thing.</summary>
[InJson]
internal sealed record LinkedStance
{
    public string? Thread { get; init; }
    public required string Stance { get; init; }
}
