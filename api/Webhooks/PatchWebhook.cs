using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Access;
using Compliance.Codes;
using Compliance.Exchange;
using Compliance.OpenApi;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;
using FastEndpoints;

namespace Compliance.Webhooks;

/// <summary>Changes a webhook (RFC 7396).</summary>
public sealed class PatchWebhook(WebhookFile file, WebhookWorker worker, CodeBook codes, Settings settings, Revision revision) : Endpoint<WebhookId, Webhook>
{
    public override void Configure()
    {
        Patch("/v1/webhooks/{id}");
        this.Requires(Role.Admin);
        this.Takes<NewWebhook>(EndpointPromises.MergePatch);
        // Tools that cannot set the type send the same as plain JSON.
        this.Takes<NewWebhook>("application/json");
        this.Answers<Webhook>(200);
        this.Refuses(ProblemKind.Conflict);
        Tags("Webhooks");
        Summary(s =>
        {
            s.Summary = "Change a webhook, stop it, let it go on";
            s.Description = "Changes what is given and leaves the rest (RFC 7396). With `active` false nothing is sent, and nothing is lost: with `active` true it goes on where it stopped, at once. "
                + "A new filter counts for what is not on its way yet.";
            s.ResponseExamples[200] = WebhookExamples.Shown;
        });
    }

    public override async Task<Webhook> ExecuteAsync(WebhookId id, CancellationToken ct)
    {
        var body = await JsonBody.Read(HttpContext, EndpointPromises.MergePatch);
        var caller = HttpContext.Caller();
        var webhook = WebhookScope.Of(file, caller, id);
        var changed = NewWebhookRules.Check(Merged(webhook, body), settings.PrivateWebhooks, codes);
        WebhookScope.Check(caller, changed.Filter);
        file.Change(webhook.Id, changed, isWoken: changed.Active && !webhook.Active, revision.Current.Number);
        worker.Wake();
        return file.Find(webhook.Id) ?? throw id.Missing();
    }

    private static NewWebhook Merged(Webhook webhook, JsonElement body)
    {
        if (body.ValueKind != JsonValueKind.Object) throw ProblemException.Body([new ProblemError { Pointer = "", Code = "type", Message = "a merge patch of a webhook is an object" }]);
        List<ProblemError> errors = [.. JsonFaults.Repeated(body)];
        if (errors.Count > 0) throw ProblemException.Body(errors);
        var before = new NewWebhook { Name = webhook.Name, Url = webhook.Url, Events = [.. webhook.Events.Select(Words.Read<WebhookEvent>)], Filter = webhook.Filter, Active = webhook.Active };
        var after = JsonSerializer.SerializeToElement(WriteRecords.Merge(JsonSerializer.SerializeToNode(before, BundleJson.Options), JsonObject.Create(body)));
        Shape.Check(after, typeof(NewWebhook), "", (pointer, code, message) => errors.Add(new ProblemError { Pointer = pointer, Code = code, Message = message }));
        return errors.Count == 0 ? after.Deserialize<NewWebhook>(BundleJson.Options)! : throw ProblemException.Body(errors);
    }
}
