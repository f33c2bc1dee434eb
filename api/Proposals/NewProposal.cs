using Compliance.Problems;
using Compliance.Recording;

namespace Compliance.Proposals;

/// <summary>Changes that somebody proposes, as one set: they are published all together, or not at all.</summary>
public sealed record NewProposal
{
    /// <summary>The most changes that one proposal holds: more than that is an import.</summary>
    public const int Most = 200;

    /// <summary>Why, one line.</summary>
    public required string Reason { get; init; }

    /// <summary>The changes: each puts one record or retracts one.</summary>
    public required ProposedChange[] Changes { get; init; }

    /// <summary>Refuses what has not the shape of a proposal.</summary>
    public void Check()
    {
        var errors = new List<ProblemError>();
        if (!Reasons.IsLine(Reason)) Wrong("/reason", "reason", $"must be one line of 1 to {Reasons.Longest} characters, without control or direction characters");
        if (Changes.Length is 0 or > Most) Wrong("/changes", "count", $"must hold 1 to {Most} changes");
        for (var i = 0; i < Changes.Length; i++)
        {
            if (Changes[i].Put is null == Changes[i].Retract is null) Wrong($"/changes/{i}", "change", "holds either 'put' or 'retract'");
            if (Changes[i].Retract is { } retract && !Reasons.IsLine(retract.Reason)) Wrong($"/changes/{i}/retract/reason", "reason", $"must be one line of 1 to {Reasons.Longest} characters");
        }

        if (errors.Count > 0) throw ProblemException.Body(errors);

        void Wrong(string pointer, string code, string message) => errors.Add(new ProblemError { Pointer = pointer, Code = code, Message = message });
    }
}
