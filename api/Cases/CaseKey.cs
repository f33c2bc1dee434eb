using Compliance.Reading;

namespace Compliance.Cases;

/// <summary>Names a case, a member and a Convention, and the day to answer for.</summary>
public sealed record CaseKey : DatedRecordParameters
{
    /// <summary>The member: ISO 3166-1 alpha-3; other spellings are redirected.</summary>
    [InPath, Example("KAZ")]
    public string Member { get; init; } = "";

    /// <summary>The Convention's code; other spellings are redirected.</summary>
    [InPath, Example("C87")]
    public string Convention { get; init; } = "";
}
