using System.Text.Json;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Proposals;

/// <summary>What became of a proposal.</summary>
public enum ProposalState
{
    [Word("open", "No editor has decided yet.")] Open,
    [Word("accepted", "An editor published it.")] Accepted,
    [Word("declined", "An editor declined it, with a word on why.")] Declined,
    [Word("withdrawn", "Whoever proposed it took it back.")] Withdrawn,
}

/// <summary>A set of changes that somebody proposes. It is not part of the record until an editor accepts it.</summary>
public record Proposal
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>What became of it.</summary>
    [Vocabulary<ProposalState>]
    public required string State { get; init; }

    /// <summary>Who proposes: the name of a key.</summary>
    public required string Who { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }

    /// <summary>What is to be put and retracted.</summary>
    public required ProposedChange[] Changes { get; init; }

    /// <summary>The editors who would publish it, where more than one is needed.</summary>
    public required Approval[] Approvals { get; init; }

    /// <summary>Who decided.</summary>
    public string? DecidedBy { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The word of who decided.</summary>
    public string? Note { get; init; }

    /// <summary>The revision that it became.</summary>
    public long? Revision { get; init; }

    /// <summary>The addresses of this proposal.</summary>
    public ProposalLinks Links => new(Address.Of("proposals", Id));
}

/// <summary>The addresses of a proposal.</summary>
public sealed record ProposalLinks(string Self);

/// <summary>An editor who would publish a proposal.</summary>
[InJson]
public sealed record Approval
{
    /// <summary>What it would turn from adverse to favourable, or back, when the editor looked: the word is for that.</summary>
    public string[] Turns { get; init; } = [];

    /// <summary>The public part of the key.</summary>
    public required string Key { get; init; }

    /// <summary>Its name.</summary>
    public required string Who { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }
}

/// <summary>One change of a proposal: a record to put, or one to retract.</summary>
[InJson]
public sealed record ProposedChange
{
    /// <summary>The record to put, as in bundles, with <c>record</c> saying what it is.</summary>
    public JsonElement? Put { get; init; }

    /// <summary>The record to retract.</summary>
    public ProposedRetraction? Retract { get; init; }
}

/// <summary>A record to retract.</summary>
public sealed record ProposedRetraction
{
    /// <summary>What sort of record.</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Key { get; init; }

    /// <summary>Why.</summary>
    public required string Reason { get; init; }
}

/// <summary>A proposal with what it would do now.</summary>
public sealed record ProposalDetail : Proposal
{
    /// <summary>What it would do with each record; empty when it is decided.</summary>
    public IReadOnlyList<Outcome> Outcomes { get; init; } = [];

    /// <summary>What that would change in the statuses of today; null when it is decided, or when something is wrong with it by now.</summary>
    public Effects? Effects { get; init; }

    /// <summary>What is wrong with it by now: a record that was changed meanwhile, a rule that is broken.</summary>
    public IReadOnlyList<Problems.ProblemError> Mistakes { get; init; } = [];

    /// <summary>Whether it takes two editors: it turns an adverse status into a favourable one, or back, and the server asks for that.</summary>
    public bool NeedsSecondEditor { get; init; }
}
