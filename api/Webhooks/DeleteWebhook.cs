using Compliance.Access;
using Compliance.OpenApi;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Deletes a webhook.</summary>
public sealed class DeleteWebhook(WebhookFile file) : Endpoint<WebhookId>
{
    public override void Configure()
    {
        Delete("/v1/webhooks/{id}");
        this.Requires(Role.Admin);
        this.Answers(204);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Delete a webhook";
            s.Description = "Takes a webhook away for good, with its secret, the log of its deliveries and what is on its way to it.";
        });
    }

    public override async Task HandleAsync(WebhookId id, CancellationToken ct)
    {
        file.Delete(WebhookScope.Of(file, HttpContext.Caller(), id).Id);
        await Send.NoContentAsync(ct);
    }
}
