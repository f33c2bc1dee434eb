using System.ComponentModel;
using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Transitions;

/// <summary>Which changes a list shows, in what order.</summary>
public sealed record TransitionFilter : PageParameters
{
    /// <summary>On this day or later.</summary>
    public DateOnly? From { get; init; }

    /// <summary>On this day or earlier; a day to come: what will change by then if nothing happens.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The member it is about.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>A Convention it is about; of a commitment: of what it addresses.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>What sort of record changed its state.</summary>
    public AnyOf<StatefulRecord>? Record { get; init; }

    /// <summary>The id of the record that changed its state; with <c>record</c> where two kinds share an id.</summary>
    public AnyOf<RecordId>? Key { get; init; }

    /// <summary>A body that asked for it, or adopted it; of a commitment: that asked for what it addresses.</summary>
    public AnyOf<Body>? Body { get; init; }

    /// <summary>What changed.</summary>
    public AnyOf<Aspect>? What { get; init; }

    /// <summary>What it was. A first state was nothing: it is not found by any word here, and not left out by any with <c>!</c>.</summary>
    public AnyOf<StateWord>? Before { get; init; }

    /// <summary>What it is from that day on.</summary>
    public AnyOf<StateWord>? After { get; init; }

    /// <summary>Why it changed.</summary>
    public AnyOf<TransitionCause>? Cause { get; init; }

    /// <summary>Whether it is the first state of a record that became known that day: <c>true</c> only those, <c>false</c> none of them. Both unless given.</summary>
    public bool? First { get; init; }

    /// <summary>The order; <c>-</c> before the name turns it round.</summary>
    [SortableBy("on"), DefaultValue("on")]
    public string Sort { get; init; } = "on";
}

/// <summary>A kind of record whose state changes.</summary>
[ParameterOnly]
public enum StatefulRecord
{
    [Word("thread", "A demand: its status, reply and timeliness.")] Thread,
    [Word("conclusion", "An adopted text: the reply to it.")] Conclusion,
    [Word("request", "One thing asked: its status, reply and timeliness.")] Request,
    [Word("commitment", "A promise: its status.")] Commitment,
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class TransitionFilterRules : Validator<TransitionFilter>
{
    public TransitionFilterRules() =>
        RuleFor(f => f.To).Must((f, to) => to is null || f.From is null || f.From <= to).WithErrorCode("order").WithMessage("'to' must not be before 'from'.");
}

/// <summary>Lists what changed.</summary>
public sealed class ListTransitions(Lists lists) : Endpoint<TransitionFilter, Listing<Transition>>
{
    public override void Configure()
    {
        Get("/v1/transitions");
        AllowAnonymous();
        Tags("Transitions");
        Summary(s =>
        {
            s.Summary = "List what changed its state, and why";
            s.Description = "Every change of a status, a reply or a timeliness in a span of days, in the order of the days, past and to come: of requests, threads and commitments, and of the reply to a conclusion. "
                + "The day is that of the public record, whenever it was written here: a fact that is added late, or corrected, changes this list too; what a write changed is told by `/v1/changes`. "
                + "Each has its cause: `fact` with the facts that became known that day, or `day` where it changes so without any of them, because a date and its grace passed, came near, or a promise lapsed. "
                + "The first state of a record counts as a change, from nothing (`before` is null); `first=false` leaves those out. A change of nothing but flags or of the rule is none.";
        });
    }

    // The id begins with the day.
    public override Task<Listing<Transition>> ExecuteAsync(TransitionFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListTransitions, Transition>(filter, filter.Sort == "on" ? "id" : "-id", "id", ct));
}
