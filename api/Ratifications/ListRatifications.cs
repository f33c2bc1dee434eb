using System.ComponentModel;
using Compliance.Exchange;
using Compliance.Reading;
using FastEndpoints;
using FluentValidation;

namespace Compliance.Ratifications;

/// <summary>Which ratifications a list shows, in what order.</summary>
public sealed record RatificationFilter : RecordPageParameters
{
    /// <summary>The member that ratified.</summary>
    public AnyOf<MemberCode>? Member { get; init; }

    /// <summary>The Convention that was ratified.</summary>
    public AnyOf<ConventionCode>? Convention { get; init; }

    /// <summary>Whether it binds.</summary>
    public AnyOf<Standing>? Standing { get; init; }

    /// <summary>How sure the facts are.</summary>
    public AnyOf<Certainty>? Certainty { get; init; }

    /// <summary>Ratified on this day or later. A date known in part counts by its last day, an unknown one not at all.</summary>
    public DateOnly? RatifiedFrom { get; init; }

    /// <summary>Ratified on this day or earlier. A date known in part counts by its last day, an unknown one not at all.</summary>
    public DateOnly? RatifiedTo { get; init; }

    /// <summary>The order; <c>-</c> before a name turns it round.</summary>
    [SortableBy("id", "member", "convention", "ratifiedOn", "inForceOn", "updatedAt"), DefaultValue("id")]
    public string Sort { get; init; } = "id";
}

/// <summary>What the parameters must satisfy together.</summary>
public sealed class RatificationFilterRules : Validator<RatificationFilter>
{
    public RatificationFilterRules() =>
        RuleFor(f => f.RatifiedTo).Must((f, to) => to is null || f.RatifiedFrom is null || f.RatifiedFrom <= to).WithErrorCode("order").WithMessage("'ratifiedTo' must not be before 'ratifiedFrom'.");
}

/// <summary>Lists ratifications.</summary>
public sealed class ListRatifications(Lists lists) : Endpoint<RatificationFilter, Listing<Ratification>>
{
    public override void Configure()
    {
        Get("/v1/ratifications");
        AllowAnonymous();
        Tags("Ratifications");
        Summary(s =>
        {
            s.Summary = "List ratifications";
            s.Description = "Which member ratified which Convention, when, and whether it binds. A ratification that is not here may exist: the coverage of a member or a Convention says what is recorded.";
        });
    }

    public override Task<Listing<Ratification>> ExecuteAsync(RatificationFilter filter, CancellationToken ct) =>
        Task.FromResult(lists.Page<ListRatifications, Ratification>(filter, filter.Sort, "id", ct));
}
