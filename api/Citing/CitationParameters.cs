using System.ComponentModel;
using Compliance.Cases;
using Compliance.Codes;
using Compliance.Reading;

namespace Compliance.Citing;

/// <summary>The parameters of every citation.</summary>
public abstract record CitationParameters : DatedRecordParameters
{
    /// <summary>How to write it; unless given, what <c>format</c> or <c>Accept</c> asks for, and JSON with all of them when they ask for nothing.</summary>
    public CitationStyle? Style { get; init; }

    /// <summary>Whether the JSON lists each record that the answer was worked out from.</summary>
    [DefaultValue(false)]
    public bool Inputs { get; init; }
}

/// <summary>How a citation is written.</summary>
[ParameterOnly]
public enum CitationStyle
{
    [Word("bibtex", "An entry of BibTeX (application/x-bibtex).")] Bibtex,
    [Word("csl", "CSL-JSON (application/vnd.citationstyles.csl+json).")] Csl,
    [Word("text", "A line for a footnote (text/plain).")] Text,
}

/// <summary>Names a request to cite.</summary>
public sealed record RequestCitationKey : CitationParameters
{
    /// <summary>The request's id.</summary>
    [InPath, Example("kaz-c87-cas-2021.3")]
    public string Id { get; init; } = "";
}

/// <summary>Names a thread to cite.</summary>
public sealed record ThreadCitationKey : CitationParameters
{
    /// <summary>The thread's id.</summary>
    [InPath, Example("kaz-c87-trade-union-law")]
    public string Id { get; init; } = "";
}

/// <summary>Names a commitment to cite.</summary>
public sealed record CommitmentCitationKey : CitationParameters
{
    /// <summary>The commitment's id.</summary>
    [InPath, Example("kaz-commitment-2022-notification")]
    public string Id { get; init; } = "";
}

/// <summary>Names a case to cite.</summary>
public sealed record CaseCitationKey : CitationParameters
{
    /// <summary>The member: ISO 3166-1 alpha-3; other spellings are redirected.</summary>
    [InPath, Example("KAZ")]
    public string Member { get; init; } = "";

    /// <summary>The Convention's code; other spellings are redirected.</summary>
    [InPath, Example("C87")]
    public string Convention { get; init; } = "";
}
