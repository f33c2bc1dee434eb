using Compliance.Access;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Shows a webhook.</summary>
public sealed class ShowWebhook(WebhookFile file) : Endpoint<WebhookId, Webhook>
{
    public override void Configure()
    {
        Get("/v1/webhooks/{id}");
        this.Requires(Role.Admin);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Show a webhook";
            s.Description = "One webhook, without its secret: what it is told, how far it was told, what is on its way, and why it is told no more.";
            s.ResponseExamples[200] = WebhookExamples.Shown;
        });
    }

    public override Task<Webhook> ExecuteAsync(WebhookId id, CancellationToken ct) => Task.FromResult(file.Find(id.Id) ?? throw id.Missing());
}
