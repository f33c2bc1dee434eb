using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Cases;

/// <summary>What is counted, for which days, and how the counts are grouped.</summary>
public sealed record StatusSeriesFilter
{
    /// <summary>The first day that may be counted.</summary>
    [Required, Example("2015-01-01")]
    public DateOnly? From { get; init; }

    /// <summary>The last day that is counted, whether a step ends on it or not; a day to come: what will be if nothing happens.</summary>
    [Required, Example("2025-06-30")]
    public DateOnly? To { get; init; }

    /// <summary>The last day of each of these is counted.</summary>
    [DefaultValue(SeriesStep.Year)]
    public SeriesStep Step { get; init; } = SeriesStep.Year;

    /// <summary>One to five of <c>member convention body kind status</c>, with commas between: a row for each day and each combination that occurs.</summary>
    [DefaultValue("status")]
    public string GroupBy { get; init; } = "status";

    /// <summary>Only of this member.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>Only of this Convention.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>Only asked by this body.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>Only of this kind.</summary>
    public AnyOf<RequestKind>? Kind { get; init; }

    /// <summary>Only with this status.</summary>
    public AnyOf<RequestStatus>? Status { get; init; }
}

/// <summary>How far the days of a series lie apart.</summary>
[ParameterOnly]
public enum SeriesStep
{
    [Word("year", "31 December of each year.")] Year,
    [Word("quarter", "The last day of each quarter of a year.")] Quarter,
    [Word("month", "The last day of each month.")] Month,
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class StatusSeriesFilterRules : Validator<StatusSeriesFilter>
{
    public StatusSeriesFilterRules() =>
        RuleFor(f => f.To).Must((f, to) => to is null || f.From is null || f.From <= to).WithErrorCode("order").WithMessage("'to' must not be before 'from'.");
}

/// <summary>Counts of threads and requests on a series of days.</summary>
public sealed record StatusSeries : IRows
{
    /// <summary>The days, in order.</summary>
    public required IReadOnlyList<DateOnly> Days { get; init; }

    /// <summary>For each day, in order, a row for each combination that occurs on any of the days: with zeros where it does not occur on this.</summary>
    public required IReadOnlyList<StatusPoint> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    IEnumerable<object> IRows.Rows => Data;

    PageInfo? IRows.Page => null;
}

/// <summary>A combination on a day, and how many there are. No ranking, and a growing number need not be a worsening: <c>coverage</c> says what is loaded.</summary>
[TextColumns("on", "member", "convention", "body", "kind", "status", "threads", "requests")]
public sealed record StatusPoint : StatusCount
{
    /// <summary>The day.</summary>
    public required DateOnly On { get; init; }
}

/// <summary>Counts threads and requests on a series of days.</summary>
public sealed class ShowStatusSeries(Views views) : Endpoint<StatusSeriesFilter, StatusSeries>
{
    private const int MostDays = 240;
    private const int MostRows = 20_000;

    public override void Configure()
    {
        Get("/v1/status/series");
        AllowAnonymous();
        Tags("Status");
        Summary(s =>
        {
            s.Summary = "Count demands and requests over time";
            s.Description = "For charts: the counts of `/v1/status` for the last day of each year, quarter or month of a span, and for its last day; at most 240 days and 20,000 rows. "
                + "A row for each day and combination, long form, as chart libraries take it; zeros where a combination does not occur on a day. "
                + "A series of what is loaded is no ranking of members, and no trend by itself: a number grows also because more was asked, or because more was loaded for those years. Each row has its coverage.";
        });
    }

    public override Task<StatusSeries> ExecuteAsync(StatusSeriesFilter filter, CancellationToken ct)
    {
        var grouping = StatusGrouping.Read(filter.GroupBy);
        var days = Days(filter.From!.Value, filter.To!.Value, filter.Step).ToArray();
        if (days.Length > MostDays) throw TooMany(filter, days.Length);
        using var view = views.Now(ct);
        var points = grouping.Count<StatusPoint>(view.Reader, filter, days, MostRows + 1);
        return points.Count <= MostRows
            ? Task.FromResult(new StatusSeries { Days = days, Data = points, Meta = view.Meta(null) })
            : throw ProblemException.InvalidParameter("groupBy", "too_many", $"These groups over {days.Length} days are more than {MostRows} rows: group by fewer columns, filter, or take longer steps.");
    }

    private static ProblemException TooMany(StatusSeriesFilter filter, int days)
    {
        var longer = Enum.GetValues<SeriesStep>().Where(s => Days(filter.From!.Value, filter.To!.Value, s).Count() <= MostDays).Select(s => $"step={s.Word()}, ").ToArray();
        return ProblemException.InvalidParameter("step", "too_many", $"'step={filter.Step.Word()}' gives {days} days from 'from' to 'to', and at most {MostDays} are counted at once: take {string.Concat(longer)}{(longer.Length > 0 ? "or " : "")}a shorter span.");
    }

    // The ends of the steps within the span, and its last day.
    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to, SeriesStep step)
    {
        var months = step switch { SeriesStep.Year => 12, SeriesStep.Quarter => 3, _ => 1 };
        var start = new DateOnly(from.Year, (from.Month - 1) / months * months + 1, 1);
        for (var next = start.AddMonths(months); next.AddDays(-1) < to; next = next.AddMonths(months)) yield return next.AddDays(-1);
        yield return to;
    }
}
