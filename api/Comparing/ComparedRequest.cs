using Compliance.Codes;
using Compliance.Conclusions;
using Compliance.FollowUp;
using Compliance.Reading;
using Compliance.Requests;

namespace Compliance.Comparing;

/// <summary>A request in short, as it stands on the later day.</summary>
public sealed record ComparedRequest
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>The conclusion that asks.</summary>
    public required string Conclusion { get; init; }

    /// <summary>The body that asks.</summary>
    [Vocabulary<Body>]
    public required string Body { get; init; }

    /// <summary>The day it counts from.</summary>
    public required DateOnly MadeOn { get; init; }

    /// <summary>What is asked, in our own words.</summary>
    public required string Text { get; init; }

    /// <summary>What sort of thing is asked.</summary>
    [Vocabulary<RequestKind>]
    public required string Kind { get; init; }

    /// <summary>The verb; null when not seen.</summary>
    [Vocabulary<Force>]
    public string? Force { get; init; }

    /// <summary>Whom it is addressed to.</summary>
    [Vocabulary<Addressee>]
    public required string Addressee { get; init; }

    /// <summary>The thread it belongs to.</summary>
    public string? Thread { get; init; }

    /// <summary>Where it stands on the later day.</summary>
    [Vocabulary<RequestStatus>]
    public required string Status { get; init; }

    /// <summary>The rule that gave the status.</summary>
    public required string Rule { get; init; }

    /// <summary>Its address.</summary>
    public string Url => Address.Of("requests", Id);

    internal static ComparedRequest Of(Request request) => new()
    {
        Id = request.Id,
        Conclusion = request.Conclusion,
        Body = request.Body,
        MadeOn = request.MadeOn,
        Text = request.Text,
        Kind = request.Kind,
        Force = request.Force,
        Addressee = request.Addressee,
        Thread = request.Thread,
        Status = request.Status,
        Rule = request.Rule,
    };
}

/// <summary>A request with the earlier one that it asks again.</summary>
public sealed record RepeatedRequest
{
    /// <summary>The request that asks again.</summary>
    public required ComparedRequest Later { get; init; }

    /// <summary>The request that is asked again.</summary>
    public required ComparedRequest Earlier { get; init; }

    /// <summary>How the two belong together.</summary>
    [Vocabulary<Repetition>]
    public required string Relation { get; init; }

    /// <summary>The requests in between, from the later to the earlier, where it is through others.</summary>
    public required string[] Through { get; init; }
}

/// <summary>How a request asks an earlier one again.</summary>
public enum Repetition
{
    [Word("reiterates", "It is recorded as asking that very request again.")] Reiterates,
    [Word("reiterates through others", "It asks again one that asks it again, and so on.")] ThroughOthers,
    [Word("same thread", "An editor counts both to one demand; no text was seen that says so of the two.")] SameThread,
}

/// <summary>A request that was not asked before, as far as is recorded.</summary>
public sealed record FirstAskedRequest
{
    /// <summary>The request.</summary>
    public required ComparedRequest Request { get; init; }

    /// <summary>Whether every earlier text on the case is loaded completely. If not, one that is not loaded may have asked it.</summary>
    public required bool IsProven { get; init; }
}

/// <summary>A request of the earlier side that is not asked again.</summary>
public sealed record SilentRequest
{
    /// <summary>The request.</summary>
    public required ComparedRequest Request { get; init; }

    /// <summary>Its status on the earlier day.</summary>
    [Vocabulary<RequestStatus>]
    public required string StatusBefore { get; init; }

    /// <summary>What is known of the silence.</summary>
    [Vocabulary<Silence>]
    public required string Because { get; init; }

    /// <summary>Whether it is proven that it was not asked again: only by a later text that is loaded completely and says nothing of it.</summary>
    public required bool IsProven { get; init; }

    /// <summary>What settled it, or what the later text says of it without asking; else what its status rests on.</summary>
    public required IReadOnlyList<CitedFact> Decisive { get; init; }
}

/// <summary>What is known of a request that is not asked again.</summary>
public enum Silence
{
    [Word("settled", "It is settled: there is nothing more to ask.")] Settled,
    [Word("silent", "The later text of the same sort is loaded completely, and says nothing of it.")] Silent,
    [Word("stance taken", "The later text speaks of it; what is loaded of that text neither asks it again nor settles it.")] StanceTaken,
    [Word("later text partly loaded", "The later text is loaded in part: what is not loaded may ask it again.")] LaterTextPartlyLoaded,
    [Word("later text not loaded", "The later text is known to exist, and nothing of it is loaded.")] LaterTextNotLoaded,
    [Word("no later text", "No later text of the same body and sort is recorded on the later side.")] NoLaterText,
    [Word("body does not repeat", "Only the Committee of Experts and the Conference Committee come back to what stands: the silence of another body says nothing.")] BodyDoesNotRepeat,
}
