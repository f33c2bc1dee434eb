using System.ComponentModel;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.Cases;

/// <summary>What is counted, and how the counts are grouped.</summary>
public sealed record StatusCountFilter : DatedParameters
{
    /// <summary>One to five of <c>member convention body kind status</c>, with commas between: a row for each combination that occurs.</summary>
    [DefaultValue("status"), Example("member,status")]
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

/// <summary>Counts of threads and requests.</summary>
public sealed record StatusCounts : IRows
{
    /// <summary>One row for each combination that occurs.</summary>
    public required IReadOnlyList<StatusCount> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    IEnumerable<object> IRows.Rows => Data;

    PageInfo? IRows.Page => null;
}

/// <summary>A combination, and how many there are. No ranking: <c>coverage</c> says what is loaded.</summary>
[TextColumns("member", "convention", "body", "kind", "status", "threads", "requests")]
public record StatusCount
{
    /// <summary>The member; null when not grouped by it.</summary>
    public string? Member { get; init; }

    /// <summary>The Convention; null when not grouped by it. What concerns several is counted under each.</summary>
    public string? Convention { get; init; }

    /// <summary>The body; null when not grouped by it. A thread that several bodies asked is counted under each.</summary>
    [Vocabulary<Body>]
    public string? Body { get; init; }

    /// <summary>The kind; null when not grouped by it. A thread with requests of several kinds is counted under each.</summary>
    [Vocabulary<RequestKind>]
    public string? Kind { get; init; }

    /// <summary>The status; null when not grouped by it.</summary>
    [Vocabulary<RequestStatus>]
    public string? Status { get; init; }

    /// <summary>How many demands addressed to the Government.</summary>
    public required int Threads { get; init; }

    /// <summary>How many single requests addressed to the Government.</summary>
    public required int Requests { get; init; }

    /// <summary>How many of the texts behind this row's requests are loaded completely, in part, or only listed.</summary>
    public required IReadOnlyDictionary<string, int> Coverage { get; init; }
}

/// <summary>Counts threads and requests.</summary>
public sealed class ShowStatusCounts(Views views, Tallies tallies) : Endpoint<StatusCountFilter, StatusCounts>
{
    public override void Configure()
    {
        Get("/v1/status");
        AllowAnonymous();
        Tags("Status");
        Summary(s =>
        {
            s.Summary = "Count demands and requests by where they stand";
            s.Description = "Counts of threads and of requests to the Government, grouped by any of member, convention, body, kind and status, each row with its coverage. Counts of what is loaded are no ranking of members.";
        });
    }

    public override Task<StatusCounts> ExecuteAsync(StatusCountFilter filter, CancellationToken ct)
    {
        var grouping = StatusGrouping.Read(filter.GroupBy);
        using var view = views.Now(ct);
        var asOf = filter.AsOf ?? view.Today;
        return Task.FromResult(new StatusCounts { Data = tallies.Count(view, asOf, grouping.Columns.ToHashSet(), filter), Meta = view.Meta(asOf) });
    }
}
