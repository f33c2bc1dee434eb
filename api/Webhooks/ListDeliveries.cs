using System.ComponentModel;
using System.ComponentModel.DataAnnotations;
using Compliance.Access;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Which attempts are listed.</summary>
public sealed record DeliveryFilter : WebhookId
{
    /// <summary>Only those of one message: the header <c>webhook-id</c>.</summary>
    public string? Message { get; init; }

    /// <summary>Whether it went wrong.</summary>
    public bool? Failed { get; init; }

    /// <summary>How many, 1 to 500.</summary>
    [DefaultValue(50), Range(1, 500)]
    public int Limit { get; init; } = 50;
}

/// <summary>What was sent to a webhook.</summary>
public sealed record DeliveryList
{
    /// <summary>The attempts, the newest first; the last 1000 are kept.</summary>
    public required IReadOnlyList<Delivery> Data { get; init; }
}

/// <summary>Lists what was sent to a webhook.</summary>
public sealed class ListDeliveries(WebhookFile file) : Endpoint<DeliveryFilter, DeliveryList>
{
    public override void Configure()
    {
        Get("/v1/webhooks/{id}/deliveries");
        this.Requires(Role.Admin);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "List what was sent to a webhook";
            s.Description = "Every attempt, the newest first: what was sent, what was answered, what went wrong, and when it is tried again.";
            s.ResponseExamples[200] = new DeliveryList { Data = [WebhookExamples.Failed] };
        });
    }

    public override Task<DeliveryList> ExecuteAsync(DeliveryFilter filter, CancellationToken ct) => file.Find(filter.Id) is null ? throw filter.Missing()
        : Task.FromResult(new DeliveryList { Data = file.Deliveries(filter.Id, filter.Limit, filter.Message, filter.Failed) });
}
