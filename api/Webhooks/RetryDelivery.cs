using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Names a message to a webhook.</summary>
public sealed record MessageId : WebhookId
{
    /// <summary>The id of the message: the header <c>webhook-id</c>.</summary>
    [InPath, Example("msg_w3bh00k0fadm_r1306")]
    public string Message { get; init; } = "";
}

/// <summary>Tries a message again at once.</summary>
public sealed class RetryDelivery(WebhookFile file, WebhookWorker worker) : Endpoint<MessageId, Webhook>
{
    public override void Configure()
    {
        Post("/v1/webhooks/{id}/deliveries/{message}/retry");
        this.Requires(Role.Admin);
        this.Answers<Webhook>(200);
        this.Refuses(ProblemKind.Conflict);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Try a delivery again at once";
            s.Description = "A message that is on its way is not waited for any longer: it is tried as if for the first time. What was delivered is not sent again, and a webhook that is not active is made active first (409).";
            s.ResponseExamples[200] = WebhookExamples.Shown;
        });
    }

    public override Task<Webhook> ExecuteAsync(MessageId id, CancellationToken ct)
    {
        var webhook = WebhookScope.Of(file, HttpContext.Caller(), id);
        if (!webhook.Active) throw new ProblemException(ProblemKind.Conflict, "The webhook is not active: PATCH it with {\"active\": true}, and it goes on where it stopped, at once.");
        if (!file.TryAgain(webhook.Id, id.Message))
        {
            throw file.Deliveries(webhook.Id, 1, id.Message) is []
                ? ProblemException.NotFound("message", id.Message, $"{webhook.Links.Deliveries}")
                : new ProblemException(ProblemKind.Conflict, $"The message '{id.Message}' is not on its way any more: it was delivered, or was a test.");
        }

        worker.Wake();
        return Task.FromResult(file.Find(webhook.Id) ?? throw id.Missing());
    }
}
