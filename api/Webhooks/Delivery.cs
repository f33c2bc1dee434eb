using Compliance.Codes;

namespace Compliance.Webhooks;

/// <summary>What was sent.</summary>
[ParameterOnly]
public enum DeliveryEvent
{
    [Word("change", "An entry of the change log.")] Change,
    [Word("transition", "What a day brought.")] Transition,
    [Word("ping", "A test.")] Ping,
}

/// <summary>One attempt to deliver a message.</summary>
public sealed record Delivery
{
    /// <summary>The id of the message, the same in every attempt: the header <c>webhook-id</c>.</summary>
    public required string Message { get; init; }

    /// <summary>What it tells.</summary>
    [Vocabulary<DeliveryEvent>]
    public required string Event { get; init; }

    /// <summary>The how manieth attempt.</summary>
    public required int Attempt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The status of the answer; null: there was none.</summary>
    public int? Status { get; init; }

    /// <summary>What went wrong; null: it was delivered.</summary>
    public string? Error { get; init; }

    /// <summary>When it is tried again; null: it is not.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }
}
