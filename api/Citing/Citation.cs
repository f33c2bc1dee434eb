using System.Text.Json.Serialization;
using Compliance.Codes;
using Compliance.FollowUp;
using Compliance.Reading;

namespace Compliance.Citing;

/// <summary>How to cite an answer on a day, so that whoever follows the citation gets that very answer. <c>openapi/citation.md</c> has the details.</summary>
public sealed record AnswerCitation
{
    /// <summary>What is cited.</summary>
    [Vocabulary<CitedKind>]
    public required string Kind { get; init; }

    /// <summary>Its id; of a case member and Convention, such as <c>KAZ-C87</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The member, ISO 3166-1 alpha-3: all that is recorded of it is what the answer was worked out from.</summary>
    public required string Member { get; init; }

    /// <summary>What it is about, in one line.</summary>
    public required string Title { get; init; }

    /// <summary>The day that the answer is for.</summary>
    public required DateOnly AsOf { get; init; }

    /// <summary>The status on that day; null of a case, which has many.</summary>
    public string? Status { get; init; }

    /// <summary>What the answer says, in one sentence.</summary>
    public required string Says { get; init; }

    /// <summary>The rule that gave the status; null of a case.</summary>
    public Rule? Rule { get; init; }

    /// <summary>The version of the rules. An address that goes back shows what the rules of its reader's day say of the facts of then.</summary>
    public required int RulesVersion { get; init; }

    /// <summary>The facts that the status rests on.</summary>
    public required IReadOnlyList<CitedFact> Decisive { get; init; }

    /// <summary>The documents that these facts come from; where there are none, the document that asks, or promises.</summary>
    public required IReadOnlyList<CitedSource> Sources { get; init; }

    /// <summary>The permanent address of the answer: of this record, on this day, as this database knew it at this instant.</summary>
    public required string Permanent { get; init; }

    /// <summary>The last entry of the change log that the answer rests on.</summary>
    public required long Revision { get; init; }

    /// <summary>The chain hash of that entry, which covers the whole log before it.</summary>
    public required string RevisionHash { get; init; }

    /// <summary>When that entry was written: the <c>knownAt</c> of the address.</summary>
    public required DateTimeOffset KnownAt { get; init; }

    /// <summary>What the answer was worked out from, as one hash.</summary>
    public required CitedInputs Inputs { get; init; }

    /// <summary>The day on which this was looked up.</summary>
    public required DateOnly Accessed { get; init; }

    /// <summary>Whose judgement the answer is.</summary>
    public required string Disclaimer { get; init; }

    /// <summary>For a footnote.</summary>
    public string Text { get; init; } = "";

    /// <summary>For LaTeX: an entry of BibTeX.</summary>
    public string Bibtex { get; init; } = "";

    /// <summary>For citation managers: CSL-JSON.</summary>
    public IReadOnlyList<CslItem> Csl { get; init; } = [];

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>What can be cited.</summary>
public enum CitedKind
{
    [Word("request", "Where one request stands.")] Request,
    [Word("thread", "Where one demand stands.")] Thread,
    [Word("commitment", "What became of one promise.")] Commitment,
    [Word("case", "The whole file of a member under a Convention.")] Case,
}

/// <summary>A document that a cited fact comes from.</summary>
public sealed record CitedSource
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Who published it.</summary>
    public required string Publisher { get; init; }

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Where it is to be found; null when it is not known.</summary>
    public string? SourceUrl { get; init; }

    /// <summary>Its address here.</summary>
    public string Url => Address.Of("sources", Id);
}

/// <summary>What an answer was worked out from.</summary>
public sealed record CitedInputs
{
    /// <summary>SHA-256, in lower-case hexadecimal digits, of the chain hashes of all inputs, sorted, with a line feed between.</summary>
    public required string Hash { get; init; }

    /// <summary>How many inputs there are.</summary>
    public required int Count { get; init; }

    /// <summary>The address that lists them.</summary>
    public required string Url { get; init; }

    /// <summary>Each of them; empty unless <c>inputs=true</c>.</summary>
    public required IReadOnlyList<CitedInput> Data { get; init; }
}

/// <summary>A record that the answer was worked out from.</summary>
public sealed record CitedInput
{
    /// <summary>What sort of record.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id within its kind.</summary>
    public required string Key { get; init; }

    /// <summary>The latest entry on it up to the revision that is cited.</summary>
    public required long Revision { get; init; }

    /// <summary>The chain hash of that entry.</summary>
    public required string Hash { get; init; }

    /// <summary>The address of that entry.</summary>
    public string Url => Address.Of("changes", $"{Revision}");
}

/// <summary>An item of CSL-JSON, as citation managers read it.</summary>
public sealed record CslItem
{
    /// <summary>The key of the item.</summary>
    public required string Id { get; init; }

    /// <summary>What sort of thing: an answer that a program works out from data.</summary>
    public string Type => "webpage";

    /// <summary>What it is called.</summary>
    public required string Title { get; init; }

    /// <summary>Who says so: this project.</summary>
    public required IReadOnlyList<CslName> Author { get; init; }

    /// <summary>What it is a part of.</summary>
    [JsonPropertyName("container-title")]
    public required string ContainerTitle { get; init; }

    /// <summary>The day of the last entry of the change log that it rests on.</summary>
    public required CslDate Issued { get; init; }

    /// <summary>The day on which it was looked up.</summary>
    public required CslDate Accessed { get; init; }

    /// <summary>The permanent address.</summary>
    [JsonPropertyName("URL")]
    public required string Address { get; init; }

    /// <summary>The revision.</summary>
    public required string Version { get; init; }

    /// <summary>The language of the title.</summary>
    public string Language => "en";

    /// <summary>The status, whose judgement it is, the source of the decisive evidence, and the hash of the inputs.</summary>
    public required string Note { get; init; }
}

/// <summary>A name in CSL-JSON.</summary>
/// <param name="Literal">The name, not to be taken apart.</param>
public sealed record CslName(string Literal);

/// <summary>A date in CSL-JSON.</summary>
public sealed record CslDate
{
    /// <summary>Year, month and day.</summary>
    [JsonPropertyName("date-parts")]
    public required int[][] DateParts { get; init; }

    internal static CslDate Of(DateOnly day) => new() { DateParts = [[day.Year, day.Month, day.Day]] };
}
