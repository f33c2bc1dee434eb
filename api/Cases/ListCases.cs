using System.ComponentModel;
using Compliance.Reading;
using Compliance.Shapes;
using FastEndpoints;

namespace Compliance.Cases;

/// <summary>Which cases a list shows, in what order, for which day.</summary>
public sealed record CaseFilter : DatedPageParameters
{
    /// <summary>The member.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The Convention.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>The session of the Conference at which it was examined.</summary>
    public AnyOf<RecordId>? Session { get; init; }

    /// <summary>Whether requests of the case are recorded here, or only that it was examined.</summary>
    public bool? Loaded { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "member", "convention", "examinations", "requests", "threads", "lastExaminedIn"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>A case: a member under a Convention, as far as it is recorded.</summary>
[TextColumns("id", "conclusions", "requests", "threads", "lastExaminedIn", "memberName", "conventionTitle")]
public sealed record CaseRow
{
    /// <summary>Member and Convention, such as <c>KAZ-C87</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3.</summary>
    public required string Member { get; init; }

    /// <summary>Its English short name.</summary>
    public required string MemberName { get; init; }

    /// <summary>The Convention's code.</summary>
    public required string Convention { get; init; }

    /// <summary>Its title.</summary>
    public required string ConventionTitle { get; init; }

    /// <summary>The years in which the Conference Committee examined it, as far as known: the list is not complete.</summary>
    public required int[] ExaminedIn { get; init; }

    /// <summary>How many examinations that are.</summary>
    public required int Examinations { get; init; }

    /// <summary>The latest of these years.</summary>
    public int? LastExaminedIn { get; init; }

    /// <summary>How many adopted texts are recorded.</summary>
    public required int Conclusions { get; init; }

    /// <summary>How many requests are recorded; 0 means that none is loaded, not that none was made.</summary>
    public required int Requests { get; init; }

    /// <summary>How many demands (threads) are recorded.</summary>
    public required int Threads { get; init; }

    /// <summary>Where to go on.</summary>
    public CaseRowLinks Links => new(Address.Case(Member, Convention), Address.Case(Member, Convention) + "/status", Address.Of("members", Member), Address.Of("conventions", Convention));
}

/// <summary>The addresses of a case.</summary>
public sealed record CaseRowLinks(string Self, string Status, string Member, string Convention);

/// <summary>Lists cases.</summary>
public sealed class ListCases(Lists lists) : Endpoint<CaseFilter, Listing<CaseRow>>
{
    public override void Configure()
    {
        Get("/v1/cases");
        AllowAnonymous();
        Tags("Cases");
        Summary(s =>
        {
            s.Summary = "List cases: members under Conventions";
            s.Description = "Every pair of member and Convention of which an examination or a text is recorded up to a day. The list of examinations is complete for few years only: /v1/codes/coverage explains the words, each case its coverage.";
        });
    }

    public override Task<Listing<CaseRow>> ExecuteAsync(CaseFilter filter, CancellationToken ct) => Task.FromResult(lists.Page<ListCases, CaseRow>(filter, filter.Sort, "id", ct));
}
