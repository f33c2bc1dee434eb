using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.Storage;

namespace Compliance.Cases;

/// <summary>A sentence about what this database holds, and what it does not, so that a count is never read for more than it is.</summary>
[InJson]
public sealed record CoverageSentence
{
    /// <summary>What is loaded or missing.</summary>
    public required string Text { get; init; }

    /// <summary>How much is loaded.</summary>
    [Vocabulary<Coverage>]
    public required string Extent { get; init; }

    /// <summary>The member it is about; null: all.</summary>
    public string? Member { get; init; }

    /// <summary>The Convention it is about; null: all.</summary>
    public string? Convention { get; init; }

    /// <summary>The body whose texts it is about; null: all.</summary>
    [Vocabulary<Body>]
    public string? Body { get; init; }

    /// <summary>The session it is about; null: all.</summary>
    public string? Session { get; init; }
}
