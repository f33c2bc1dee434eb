using Compliance.Access;
using Compliance.OpenApi;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Gives a webhook a new secret.</summary>
public sealed class RotateWebhookSecret(WebhookFile file) : Endpoint<WebhookId, IssuedWebhook>
{
    public override void Configure()
    {
        Post("/v1/webhooks/{id}/rotate");
        this.Requires(Role.Admin);
        this.Answers<IssuedWebhook>(200);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Change the secret of a webhook";
            s.Description = "Makes a new secret and shows it, this once. For a day deliveries are signed with the old one too.";
            s.ResponseExamples[200] = WebhookExamples.Issued;
        });
    }

    public override Task<IssuedWebhook> ExecuteAsync(WebhookId id, CancellationToken ct) => Task.FromResult(file.Rotate(WebhookScope.Of(file, HttpContext.Caller(), id).Id));
}
