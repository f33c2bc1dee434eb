using Compliance.Problems;
using Compliance.Reading;

namespace Compliance.Access;

/// <summary>Names a key.</summary>
public sealed record KeyId
{
    /// <summary>The public part of the key.</summary>
    [InPath, Example("k3y0fanadmin")]
    public string Id { get; init; } = "";

    /// <summary>There is none.</summary>
    public ProblemException Missing() => ProblemException.NotFound("key", SecretKey.Shorten(Id), "/v1/keys");
}
