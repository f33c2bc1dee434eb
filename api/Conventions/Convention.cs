using Compliance.Cases;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Conventions;

/// <summary>An ILO Convention, or a Protocol to one.</summary>
[TextColumns("code", "kind", "category", "status", "adoptedOn", "title")]
public record Convention
{
    /// <summary>The code as people say it, such as <c>C87</c> or <c>P29</c>.</summary>
    public required string Code { get; init; }

    /// <summary>The code as NORMLEX writes it, such as <c>C087</c>.</summary>
    public required string NormlexCode { get; init; }

    /// <summary>Convention or Protocol.</summary>
    [Vocabulary<InstrumentKind>]
    public required string Kind { get; init; }

    /// <summary>Its number; a Protocol has the number of its Convention.</summary>
    public required int Number { get; init; }

    /// <summary>The official title.</summary>
    public required string Title { get; init; }

    /// <summary>Adopted by the Conference on, as exactly as known.</summary>
    public PartialDate? AdoptedOn { get; init; }

    /// <summary>In force internationally since, as exactly as known.</summary>
    public PartialDate? InForceOn { get; init; }

    /// <summary>The ILO's classification; null when not established.</summary>
    [Vocabulary<InstrumentStatus>]
    public string? Status { get; init; }

    /// <summary>How sure the classification is.</summary>
    [Vocabulary<Certainty>]
    public string? StatusCertainty { get; init; }

    /// <summary>Decides the regular reporting cycle.</summary>
    [Vocabulary<InstrumentCategory>]
    public required string Category { get; init; }

    /// <summary>The subject, in a few words.</summary>
    public string? Subject { get; init; }

    /// <summary>Where the facts are from.</summary>
    public required string Source { get; init; }

    /// <summary>How well it is supported.</summary>
    [Vocabulary<Confidence>]
    public required string Confidence { get; init; }

    /// <summary>When it was first written into this database.</summary>
    public required DateTimeOffset RecordedAt { get; init; }

    /// <summary>When it was last changed.</summary>
    public required DateTimeOffset UpdatedAt { get; init; }

    /// <summary>The addresses of this record and of what it names.</summary>
    public ConventionLinks Links => new(Address.Of("conventions", Code), $"/v1/ratifications?convention={Code}", $"/v1/requests?convention={Code}", Address.Of("sources", Source));
}

/// <summary>The addresses of a Convention and of what it names.</summary>
public sealed record ConventionLinks(string Self, string Ratifications, string Requests, string Source);

/// <summary>A Convention with its articles, and with how much is recorded about it.</summary>
// A record of its own: a list of 198 Conventions does not count what is recorded about each.
public sealed record ConventionDetail : Convention
{
    /// <summary>Its articles, as far as they are recorded.</summary>
    public required Article[] Articles { get; init; }

    /// <summary>How much is recorded here; computed for this answer, never stored.</summary>
    public required ConventionCounts Counts { get; init; }

    /// <summary>What those counts do and do not cover.</summary>
    public required CoverageSentence[] Coverage { get; init; }
}

/// <summary>An article of a Convention, paraphrased in one line; the text itself is authoritative.</summary>
[InJson]
public sealed record Article
{
    /// <summary>The Convention's code, a dot and the article's number, such as <c>C87.2</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The article's number.</summary>
    public required int Number { get; init; }

    /// <summary>What it says, in one line of our own words.</summary>
    public required string Summary { get; init; }

    /// <summary>Where the text was read.</summary>
    public required string Source { get; init; }

    /// <summary>The requests that concern it.</summary>
    public string Requests => $"/v1/requests?article={Id}";
}

/// <summary>How many records there are about a Convention. What is not loaded is not counted: read them with the coverage.</summary>
[InJson]
public sealed record ConventionCounts
{
    /// <summary>Ratifications recorded, whatever became of them.</summary>
    public required int Ratifications { get; init; }

    /// <summary>Those of them that are in force.</summary>
    public required int RatificationsInForce { get; init; }

    /// <summary>Cases: members about which a conclusion or an examination by the Conference Committee is recorded.</summary>
    public required int Cases { get; init; }

    /// <summary>Conclusions of all bodies.</summary>
    public required int Conclusions { get; init; }

    /// <summary>Requests in those conclusions, whomever they are addressed to.</summary>
    public required int Requests { get; init; }
}
