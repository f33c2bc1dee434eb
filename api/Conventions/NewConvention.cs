using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Conventions;

/// <summary>Convention or Protocol.</summary>
public enum InstrumentKind
{
    [Word("Convention", "An international labour Convention.")] Convention,
    [Word("Protocol", "A Protocol to a Convention.")] Protocol,
}

/// <summary>The ILO's classification of an instrument.</summary>
public enum InstrumentStatus
{
    [Word("up to date", "Up to date.")] UpToDate,
    [Word("interim", "With interim status.")] Interim,
    [Word("outdated", "Outdated.")] Outdated,
    [Word("to be revised", "To be revised.")] ToBeRevised,
    [Word("no conclusions", "Examined without conclusions.")] NoConclusions,
    [Word("abrogated", "Abrogated by the Conference.")] Abrogated,
    [Word("withdrawn", "Withdrawn by the Conference.")] Withdrawn,
}

/// <summary>What decides the regular reporting cycle.</summary>
public enum InstrumentCategory
{
    [Word("fundamental", "One of the fundamental Conventions: a report every third year.")] Fundamental,
    [Word("governance", "One of the governance (priority) Conventions: a report every third year.")] Governance,
    [Word("technical", "Every other: a report every sixth year.")] Technical,
}

/// <summary>An ILO Convention or Protocol.</summary>
public sealed record NewConvention : BundleRecord
{
    /// <summary>The code as people say it, such as <c>C87</c> or <c>P29</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The code as NORMLEX writes it, such as <c>C087</c>.</summary>
    public required string NormlexCode { get; init; }

    /// <summary>Convention or Protocol.</summary>
    public required InstrumentKind Kind { get; init; }

    /// <summary>Its number.</summary>
    public required int Number { get; init; }

    /// <summary>The official title.</summary>
    public required string Title { get; init; }

    /// <summary>Adopted by the Conference on.</summary>
    public PartialDate? AdoptedOn { get; init; }

    /// <summary>In force internationally since.</summary>
    public PartialDate? InForceOn { get; init; }

    /// <summary>The ILO's classification; null when not established.</summary>
    public InstrumentStatus? Status { get; init; }

    /// <summary>How sure the classification is.</summary>
    public Certainty? StatusCertainty { get; init; }

    /// <summary>Decides the regular reporting cycle.</summary>
    public required InstrumentCategory Category { get; init; }

    /// <summary>The subject, in a few words.</summary>
    public string? Subject { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <inheritdoc />
    [System.Text.Json.Serialization.JsonIgnore]
    public override string Key => Code;
}
