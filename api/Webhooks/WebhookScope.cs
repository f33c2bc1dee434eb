using Compliance.Access;
using Compliance.Problems;
using Compliance.Reading;

namespace Compliance.Webhooks;

/// <summary>What a key that is for some members may do with webhooks.</summary>
public static class WebhookScope
{
    /// <summary>Refuses a webhook that is for other members too.</summary>
    public static void Check(Caller caller, WebhookFilter? filter)
    {
        if (!caller.MayDecideOn(Filters.Of<MemberCode>(filter?.Member)?.Any ?? []))
            throw new ProblemException(ProblemKind.Forbidden, $"Your key is for {string.Join(", ", caller.Members)} only, and so are the webhooks that you make, change and test: their filter names 'member' out of these.");
    }

    /// <summary>The webhook, if there is one and it is within what the key is for.</summary>
    public static Webhook Of(WebhookFile file, Caller caller, WebhookId id)
    {
        var webhook = file.Find(id.Id) ?? throw id.Missing();
        Check(caller, webhook.Filter);
        return webhook;
    }
}

/// <summary>Examples for the API document.</summary>
internal static class WebhookExamples
{
    public static IssuedWebhook Issued => new()
    {
        Id = "w3bh00k0fadm",
        Name = "Union office",
        Url = "https://union.example/hooks/ilo",
        Events = ["change", "transition"],
        Filter = new WebhookFilter { Member = "KAZ", Convention = "C87", Record = "request,thread" },
        Active = true,
        Revision = 1306,
        Day = new DateOnly(2026, 11, 23),
        Waiting = 0,
        CreatedAt = new DateTimeOffset(2026, 11, 23, 9, 30, 0, TimeSpan.Zero),
        CreatedBy = "Aigul",
        Secret = "whsec_c2VjcmV0cyBhcmUgc2hvd24gb25jZSwgYW5kIG5ldmVy",
    };

    // A record of its own, without the secret.
    public static Webhook Shown => new()
    {
        Id = Issued.Id,
        Name = Issued.Name,
        Url = Issued.Url,
        Events = Issued.Events,
        Filter = Issued.Filter,
        Active = true,
        Revision = Issued.Revision,
        Day = Issued.Day,
        Waiting = 1,
        NextAttemptAt = Issued.CreatedAt.AddHours(2),
        DeliveredAt = Issued.CreatedAt.AddHours(1),
        CreatedAt = Issued.CreatedAt,
        CreatedBy = Issued.CreatedBy,
    };

    public static Delivery Failed => new()
    {
        Message = "msg_w3bh00k0fadm_r1306",
        Event = "change",
        Attempt = 2,
        At = Issued.CreatedAt.AddHours(1),
        Status = 500,
        Error = "it answered 500",
        NextAttemptAt = Issued.CreatedAt.AddHours(2),
    };

    public static Delivery Pinged => new() { Message = "msg_w3bh00k0fadm_p5f2c9a31d0e47b68", Event = "ping", Attempt = 1, At = Issued.CreatedAt, Status = 204 };
}
