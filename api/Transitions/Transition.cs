using Compliance.Codes;
using Compliance.Evidence;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Shapes;
using Compliance.Storage;

namespace Compliance.Transitions;

/// <summary>A change of where something stands, on the day from which the public record says so.</summary>
[TextColumns("on", "record", "key", "what", "before", "after", "cause")]
public sealed record Transition
{
    /// <summary>What names this change. It begins with the day: the order of ids is the order of days.</summary>
    public required string Id { get; init; }

    /// <summary>The day: the first on which it stands so. A day to come: what will change if nothing happens.</summary>
    public required DateOnly On { get; init; }

    /// <summary>A thread, a request, a commitment, or a conclusion (its reply).</summary>
    [Vocabulary<RecordKind>]
    public required string Record { get; init; }

    /// <summary>Its id.</summary>
    public required string Key { get; init; }

    /// <summary>The member it is about.</summary>
    public required string Member { get; init; }

    /// <summary>The Conventions it is about; of a commitment those of what it addresses.</summary>
    public required string[] Conventions { get; init; }

    /// <summary>What changed.</summary>
    [Vocabulary<Aspect>]
    public required string What { get; init; }

    /// <summary>What it was; null: the record became known that day.</summary>
    public string? Before { get; init; }

    /// <summary>What it is from that day on.</summary>
    public required string After { get; init; }

    /// <summary>The rule that gave the status before; null for a first state, and for what no numbered rule gives: a reply, timeliness.</summary>
    public string? RuleBefore { get; init; }

    /// <summary>The rule that gives the status from that day on; null for what no numbered rule gives.</summary>
    public string? RuleAfter { get; init; }

    /// <summary>Why: facts that became known that day, or the day itself.</summary>
    [Vocabulary<TransitionCause>]
    public required string Cause { get; init; }

    /// <summary>The facts that became known that day and bear on it; empty when the day itself is the cause.</summary>
    public required CausingFact[] Facts { get; init; }

    /// <summary>The address of the record.</summary>
    public string Url => Address.OfRecord(Record, Key)!;
}

/// <summary>A fact that became known and bears on what changed.</summary>
[InJson]
public sealed record CausingFact
{
    /// <summary>What sort of fact.</summary>
    [Vocabulary<NewFactKind>]
    public required string Kind { get; init; }

    /// <summary>Its id; of a decision about a date the id of the request.</summary>
    public required string Id { get; init; }

    /// <summary>The class of whoever says so.</summary>
    [Vocabulary<IssuerClass>]
    public required string Issuer { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.OfRecord(Kind == "deadline_event" ? "request" : Kind, Id)!;
}
