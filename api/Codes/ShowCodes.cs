using Compliance.Recording;
using Compliance.Exchange;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Codes;

/// <summary>Names a list of words.</summary>
public sealed record CodeListKey
{
    /// <summary>The name of the list.</summary>
    [InPath, Example("request_status")]
    public string List { get; init; } = "";
}

/// <summary>Shows the words of a vocabulary.</summary>
public sealed class ShowCodes(Lists lists) : Endpoint<CodeListKey, CodeList>
{
    public override void Configure()
    {
        Get("/v1/codes/{list}");
        AllowAnonymous();
        Tags("Codes");
        Summary(s =>
        {
            s.Summary = "Show the words of a vocabulary";
            s.Description = "The words of one list in their order, each with a label and what it means. The lists status_rule and commitment_rule hold the rules that derive a status, with their version: the first that holds decides.";
        });
    }

    public override Task<CodeList> ExecuteAsync(CodeListKey key, CancellationToken ct) => CodeLists.All.TryGetValue(key.List, out var words)
        ? Task.FromResult(new CodeList { Name = key.List, Data = words, Meta = lists.Meta(null) })
        : throw new ProblemException(ProblemKind.NotFound, $"There is no list of that name{Nearest.Hint(key.List, CodeLists.All.Keys)}; /v1/codes lists them.");
}
