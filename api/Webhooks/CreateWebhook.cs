using Compliance.Access;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Makes a webhook.</summary>
public sealed class CreateWebhook(WebhookFile file, WebhookWorker worker, CodeBook codes, Settings settings, Revision revision, DayTurn days) : Endpoint<NoParameters, IssuedWebhook>
{
    public override void Configure()
    {
        Post("/v1/webhooks");
        this.Requires(Role.Admin);
        this.Takes<NewWebhook>();
        this.Answers<IssuedWebhook>(201);
        this.Refuses(ProblemKind.Conflict);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Make a webhook";
            s.Description = "From now on every change that the filter lets through is sent to the address, signed, in order and until it is taken: see `openapi/webhooks.md`. The secret is shown this once. "
                + "An admin whose key is for some members names members out of these in the filter.";
            s.ExampleRequest = new NewWebhook { Name = "Union office", Url = "https://union.example/hooks/ilo", Events = [WebhookEvent.Change, WebhookEvent.Transition], Filter = new WebhookFilter { Member = "KAZ", Convention = "C87", Record = "request,thread" } };
            s.ResponseExamples[201] = WebhookExamples.Issued;
        });
    }

    public override async Task HandleAsync(NoParameters parameters, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        var webhook = NewWebhookRules.Check(await JsonBody.Read<NewWebhook>(HttpContext), settings.PrivateWebhooks, codes);
        WebhookScope.Check(caller, webhook.Filter);
        var issued = file.Add(webhook, caller.Name, revision.Current.Number, days.Begun);
        worker.Wake();
        HttpContext.Response.Headers.Location = issued.Links.Self;
        await Send.ResponseAsync(issued, StatusCodes.Status201Created, ct);
    }
}
