using Compliance.Access;
using Compliance.OpenApi;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Sends a webhook a test.</summary>
public sealed class PingWebhook(WebhookFile file, WebhookSender sender) : Endpoint<WebhookId, Delivery>
{
    public override void Configure()
    {
        Post("/v1/webhooks/{id}/ping");
        this.Requires(Role.Admin);
        this.Answers<Delivery>(200);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Test a webhook";
            s.Description = "Sends a signed message of the type `ping` at once, whether the webhook is active or not, and answers with what came of it (within ten seconds). It is tried this once.";
            s.ResponseExamples[200] = WebhookExamples.Pinged;
        });
    }

    public override async Task<Delivery> ExecuteAsync(WebhookId id, CancellationToken ct)
    {
        var webhook = WebhookScope.Of(file, HttpContext.Caller(), id);
        return await sender.Ping(file.Targets(webhook.Id, active: null) is [var target] ? target : throw id.Missing(), ct);
    }
}
