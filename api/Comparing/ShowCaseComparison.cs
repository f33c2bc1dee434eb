using System.ComponentModel.DataAnnotations;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Comparing;

/// <summary>Names a case, and the two sides to compare.</summary>
public sealed record ComparisonKey : RecordParameters
{
    /// <summary>The member: ISO 3166-1 alpha-3; other spellings are redirected.</summary>
    [InPath, Example("KAZ")]
    public string Member { get; init; } = "";

    /// <summary>The Convention's code; other spellings are redirected.</summary>
    [InPath, Example("C87")]
    public string Convention { get; init; } = "";

    /// <summary>The earlier side: a day (<c>2019-06-30</c>), or a session (<c>ilc-108</c>, of any body).</summary>
    [Required, Example("ilc-108")]
    public string From { get; init; } = "";

    /// <summary>The later side, of the same sort: a later day, or a later session of the same body.</summary>
    [Required, Example("ilc-109")]
    public string To { get; init; } = "";
}

/// <summary>Compares two days, or two sessions, of one case.</summary>
public sealed class ShowCaseComparison(Views views) : Endpoint<ComparisonKey, CaseComparison>
{
    public override void Configure()
    {
        Get("/v1/cases/{member}/{convention}/compare");
        AllowAnonymous();
        Tags("Cases");
        Summary(s =>
        {
            s.Summary = "Compare two days or two sessions of a case";
            s.Description = """
                What the later side asks again, with more or less force, for the first time, or not any more; which statuses changed and on what evidence; which dates moved, and what became overdue.

                By sessions each side is what the body adopted there about this case, and its day is the one on which all of that was public (the session's last day when nothing is recorded of it).
                By days the earlier side is what each body had said last by `from`, and the later side is every text that became public after `from` and by `to`. Nothing that was not public on its day is used.

                Nothing is called dropped unless the later text is loaded completely and says nothing of it; what else is not asked again is not repeated, each row with the reason, and each side has its coverage. The order of force is ours; the ILO publishes none.
                """;
        });
    }

    public override async Task<CaseComparison> ExecuteAsync(ComparisonKey key, CancellationToken ct)
    {
        using var view = await views.OnCase(key.Member, key.KnownAt, ct);
        return Answer(view, key.Member, key.Convention, key.From, key.To);
    }

    /// <summary>What this address answers.</summary>
    public static CaseComparison Answer(View view, string member, string convention, string from, string to)
    {
        var (earlier, later) = Sides.Of(view, member, convention, from, to);
        return new Comparison(view, member, convention, earlier, later).Answer();
    }
}
