using Compliance.Reading;

namespace Compliance.Codes;

/// <summary>A closed list of words, with what each means.</summary>
public sealed record CodeList
{
    /// <summary>The name of the list.</summary>
    public required string Name { get; init; }

    /// <summary>Its words, in their order.</summary>
    public required IReadOnlyList<Code> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }

    /// <summary>The addresses of this list and of all lists.</summary>
    public CodeListLinks Links => new(Address.Of("codes", Name), "/v1/codes");
}

/// <summary>The addresses of a list of words and of all lists.</summary>
public sealed record CodeListLinks(string Self, string Codes);

/// <summary>A word of a closed list.</summary>
public sealed record Code
{
    /// <summary>The word as it stands in answers and filters.</summary>
    public required string Word { get; init; }

    /// <summary>The word as a person would read it.</summary>
    public required string Label { get; init; }

    /// <summary>When it is used; of a rule: its condition.</summary>
    public required string Definition { get; init; }

    /// <summary>Its place in the order of the list, from 1.</summary>
    public required int Position { get; init; }

    /// <summary>Of a rule: the status that it gives; null otherwise.</summary>
    public string? Status { get; init; }

    /// <summary>Of a rule: the version of the rules that it belongs to; null otherwise.</summary>
    public int? Version { get; init; }
}
