using System.ComponentModel;
using Compliance.Reading;
using Compliance.Search;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Evidence;

/// <summary>Which evidence a list shows, in what order.</summary>
public sealed record EvidenceFilter : RecordPageParameters
{
    /// <summary>Words that it holds: see <c>/v1/search</c>, which also ranks and shows where.</summary>
    [SearchIn("evidence")]
    public SearchText? Q { get; init; }

    /// <summary>The member it is about.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention of what it bears on, or of the conclusion it stands in.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>What sort of evidence.</summary>
    public AnyOf<EvidenceKind>? Kind { get; init; }

    /// <summary>The class of whoever asserts it.</summary>
    public AnyOf<IssuerClass>? Issuer { get; init; }

    /// <summary>The stance it takes; with <c>request</c>, <c>thread</c> or <c>commitment</c>: takes on that. With <c>!</c>: on nothing.</summary>
    public AnyOf<Stance>? Stance { get; init; }

    /// <summary>A request that it bears on directly.</summary>
    public AnyOf<RecordId>? Request { get; init; }

    /// <summary>A thread that it bears on directly.</summary>
    public AnyOf<RecordId>? Thread { get; init; }

    /// <summary>A commitment that it bears on.</summary>
    public AnyOf<RecordId>? Commitment { get; init; }

    /// <summary>The conclusion it stands in, or on the reply to which it takes a stance.</summary>
    public AnyOf<RecordId>? Conclusion { get; init; }

    /// <summary>An actor that it concerns.</summary>
    public AnyOf<RecordId>? Actor { get; init; }

    /// <summary>A source that says so, the first or a further one.</summary>
    public AnyOf<RecordId>? Source { get; init; }

    /// <summary>Happened on this day or later. A date known in part counts by its last day, a finding by its conclusion's.</summary>
    public DateOnly? EventFrom { get; init; }

    /// <summary>Happened on this day or earlier. A date known in part counts by its last day, a finding by its conclusion's.</summary>
    public DateOnly? EventTo { get; init; }

    /// <summary>Whether one and the same stance has to satisfy several filters; no parameter of its own.</summary>
    public string? OnOne => Stance is { Any.Count: > 0 } || Request is { Any.Count: > 0 } || Thread is { Any.Count: > 0 } || Commitment is { Any.Count: > 0 } ? "stance" : null;

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "eventOn", "publishedOn", "countsFrom", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class EvidenceFilterRules : Validator<EvidenceFilter>
{
    public EvidenceFilterRules() =>
        RuleFor(f => f.EventTo).Must((f, to) => to is null || f.EventFrom is null || f.EventFrom <= to).WithErrorCode("order").WithMessage("'eventTo' must not be before 'eventFrom'.");
}

/// <summary>Lists evidence.</summary>
public sealed class ListEvidence(Lists lists) : Endpoint<EvidenceFilter, Listing<PieceOfEvidence>>
{
    public override void Configure()
    {
        Get("/v1/evidence");
        AllowAnonymous();
        Tags("Evidence");
        Summary(s =>
        {
            s.Summary = "List evidence";
            s.Description = "Who said what, when and where: acts, rulings, refusals, statements, findings, each with the stance it takes on requests, threads, commitments and replies. Assertions that conflict stand side by side.";
        });
    }

    public override Task<Listing<PieceOfEvidence>> ExecuteAsync(EvidenceFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListEvidence, PieceOfEvidence>(filter, filter.Sort, "id", ct));
}
