using Compliance.Codes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Webhooks;

/// <summary>What a webhook is told.</summary>
[ParameterOnly]
public enum WebhookEvent
{
    [Word("change", "An entry of the change log, with what the write changed in the statuses of its day.")] Change,
    [Word("transition", "A status, a reply or a timeliness that is another one because a day has come.")] Transition,
}

/// <summary>Which changes are told, in the words of the lists: several values between commas, <c>!</c> before one that is not wanted.</summary>
[InJson]
public sealed record WebhookFilter
{
    /// <summary>The members concerned, such as <c>KAZ,BLR</c>; null: all.</summary>
    public string? Member { get; init; }

    /// <summary>The Conventions concerned, such as <c>C87</c>; null: all.</summary>
    public string? Convention { get; init; }

    /// <summary>The kinds of record, such as <c>request,thread</c>: of a change what was written, of a transition what stands otherwise; null: all.</summary>
    public string? Record { get; init; }
}

/// <summary>A webhook, without its secret: an address that is told of changes.</summary>
public record Webhook
{
    /// <summary>Its id.</summary>
    public required string Id { get; init; }

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where deliveries are sent.</summary>
    public required string Url { get; init; }

    /// <summary>What it is told.</summary>
    [Vocabulary<WebhookEvent>]
    public required string[] Events { get; init; }

    /// <summary>Which of it.</summary>
    public required WebhookFilter Filter { get; init; }

    /// <summary>Whether it is told anything now.</summary>
    public required bool Active { get; init; }

    /// <summary>Why it is no longer told anything; null when nobody but an admin said so.</summary>
    public string? DisabledBecause { get; init; }

    /// <summary>The last entry of the change log that is told, or is on its way.</summary>
    public required long Revision { get; init; }

    /// <summary>The last day whose transitions are told, or are on their way.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>How many messages are on their way.</summary>
    public required int Waiting { get; init; }

    /// <summary>When the first of them is tried next.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>When something was last delivered.</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it: the name of an admin's key.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>The addresses of the webhook and of what was sent to it.</summary>
    public WebhookLinks Links => new(Address.Of("webhooks", Id), Address.Of("webhooks", Id) + "/deliveries");
}

/// <summary>The addresses of a webhook and of what was sent to it.</summary>
public sealed record WebhookLinks(string Self, string Deliveries);

/// <summary>A webhook with its secret, which is shown this once.</summary>
// A record of its own: no other answer can show the secret.
public sealed record IssuedWebhook : Webhook
{
    /// <summary>What its deliveries are signed with (Standard Webhooks): store it now.</summary>
    public required string Secret { get; init; }
}

/// <summary>Names a webhook.</summary>
public record WebhookId
{
    /// <summary>Its id.</summary>
    [InPath, Example("w3bh00k0fadm")]
    public string Id { get; init; } = "";

    /// <summary>There is none.</summary>
    public ProblemException Missing() => ProblemException.NotFound("webhook", Id, "/v1/webhooks");
}
