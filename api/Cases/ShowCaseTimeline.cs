using Compliance.Codes;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Cases;

/// <summary>Everything on a case, in order.</summary>
public sealed record CaseTimeline
{
    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>What happened, the oldest first.</summary>
    public required IReadOnlyList<TimelineEntry> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>What a line of a timeline is.</summary>
public enum TimelineKind
{
    [Word("ratification", "The member ratified the Convention.")] Ratification,
    [Word("conclusion", "A supervisory body adopted a text.")] Conclusion,
    [Word("commitment", "The government promised something.")] Commitment,
    [Word("evidence", "Something happened, or was said.")] Evidence,
    [Word("due", "A date that was set or promised.")] Due,
    [Word("status", "A demand changed its status.")] Status,
}

/// <summary>One line of a timeline.</summary>
public sealed record TimelineEntry
{
    /// <summary>The day it counts by: the last that its date can mean.</summary>
    public required DateOnly On { get; init; }

    /// <summary>The date as exactly as known.</summary>
    public required string Date { get; init; }

    /// <summary>What this line is.</summary>
    [Vocabulary<TimelineKind>]
    public required string Kind { get; init; }

    /// <summary>What sort of that: a body, a kind of evidence, a status.</summary>
    public string? What { get; init; }

    /// <summary>Who says so: an issuer class; null where nobody does, as of a derived status.</summary>
    public string? Issuer { get; init; }

    /// <summary>What it says, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>The threads that it is about.</summary>
    public required string[] Threads { get; init; }

    /// <summary>The address of the record.</summary>
    public required string Url { get; init; }
}

/// <summary>Shows everything on a case in order.</summary>
public sealed class ShowCaseTimeline(Views views) : Endpoint<CaseKey, CaseTimeline>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}/timeline");
        AllowAnonymous();
        Tags("Cases");
        Summary(s =>
        {
            s.Summary = "Show everything on a case in order of time";
            s.Description = "Ratification, adopted texts, promises, evidence, due dates and changes of a demand's status, the oldest first, as far as known on a day.";
        });
    }

    public override async Task<CaseTimeline> ExecuteAsync(CaseKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        return Answer(view, key.Member, key.Convention, key.AsOf ?? view.Today);
    }

    /// <summary>What this address answers.</summary>
    public static CaseTimeline Answer(View view, string member, string convention, DateOnly asOf)
    {
        var named = new { Member = member, Convention = convention, AsOf = asOf };
        var entries = view.Reader.Rows<TimelineEntry>(Statement.Of<ShowCaseTimeline>(named));
        if (entries.Count == 0 && !CaseAnswers.Exists(view.Reader, member, convention)) throw CaseAnswers.NotRecorded(view, member, convention);
        return new CaseTimeline { Member = member, Convention = convention, Data = entries, Meta = view.Meta(asOf) };
    }
}
