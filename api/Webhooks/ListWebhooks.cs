using Compliance.Access;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>The webhooks.</summary>
public sealed record WebhookList
{
    /// <summary>All of them, the newest first.</summary>
    public required IReadOnlyList<Webhook> Data { get; init; }
}

/// <summary>Lists the webhooks.</summary>
public sealed class ListWebhooks(WebhookFile file) : Endpoint<NoParameters, WebhookList>
{
    public override void Configure()
    {
        Get("/v1/webhooks");
        this.Requires(Role.Admin);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "List the webhooks";
            s.Description = "Every webhook, the newest first, without its secret: what it is told, how far it was told, and what is on its way.";
            s.ResponseExamples[200] = new WebhookList { Data = [WebhookExamples.Shown] };
        });
    }

    public override Task<WebhookList> ExecuteAsync(NoParameters parameters, CancellationToken ct) => Task.FromResult(new WebhookList { Data = file.All() });
}
