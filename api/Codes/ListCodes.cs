using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Codes;

/// <summary>The closed lists of words.</summary>
public sealed record CodeIndex
{
    /// <summary>The lists, by name.</summary>
    public required IReadOnlyList<CodeListInShort> Data { get; init; }

    /// <summary>What the answer rests on.</summary>
    public required Meta Meta { get; init; }
}

/// <summary>A closed list of words, without them.</summary>
public sealed record CodeListInShort
{
    /// <summary>The name of the list.</summary>
    public required string Name { get; init; }

    /// <summary>How many words it has.</summary>
    public required int Words { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of("codes", Name);
}

/// <summary>Lists the closed vocabularies.</summary>
public sealed class ListCodes(Lists lists) : Endpoint<NoParameters, CodeIndex>
{
    public override void Configure()
    {
        Get("/v1/codes");
        AllowAnonymous();
        Tags("Codes");
        Summary(s =>
        {
            s.Summary = "List the closed vocabularies";
            s.Description = "Every list of words that answers and filters are made of, and the two lists of rules that derive a status, each with its address.";
        });
    }

    public override Task<CodeIndex> ExecuteAsync(NoParameters parameters, CancellationToken ct) => Task.FromResult(new CodeIndex
    {
        Data = [.. CodeLists.All.Select(l => new CodeListInShort { Name = l.Key, Words = l.Value.Count })],
        Meta = lists.Meta(null),
    });
}
