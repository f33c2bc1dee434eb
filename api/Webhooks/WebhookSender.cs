using System.Security.Cryptography;
using System.Text;
using Compliance.Access;
using Compliance.Changes;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Storage;

namespace Compliance.Webhooks;

/// <summary>Sends what is on its way, and notes what came of it.</summary>
public sealed partial class WebhookSender(WebhookFile file, WebhookClient client, ChangeReader changes, Views views, NameMasks masks, TimeProvider time, ILogger<WebhookSender> logger)
{
    /// <summary>The waits between attempts, as the Standard Webhooks project advises; after the last attempt nothing more is sent.</summary>
    public static readonly IReadOnlyList<TimeSpan> Schedule =
    [
        TimeSpan.FromSeconds(5), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(2), TimeSpan.FromHours(5), TimeSpan.FromHours(10), TimeSpan.FromHours(14), TimeSpan.FromHours(20), TimeSpan.FromHours(24),
    ];

    private const int GoneStatus = 410;

    /// <summary>Tries the message that is on its way.</summary>
    /// <param name="target">The webhook.</param>
    /// <param name="token">Ends it; then nothing is noted, and it is sent again.</param>
    /// <returns>Whether it was delivered.</returns>
    public async Task<bool> Try(Target target, CancellationToken token)
    {
        if (Body(target, token) is not { } body)
        {
            file.Disable(target.Id, $"revision {target.MessageRevision} is not there: the record is an older one, or another");
            return false;
        }

        var outcome = await Send(target, target.Message!, body, token);
        var number = target.Attempts!.Value + 1;
        var isLast = outcome.Status == GoneStatus || number > Schedule.Count;
        var attempt = Attempt(target.Message!, target.Event!, number, outcome) with { NextAttemptAt = outcome.Error is null || isLast ? null : Now + Schedule[number - 1] };
        var why = outcome.Error is null || !isLast ? null : $"{(outcome.Status == GoneStatus ? "" : $"attempt {number}, the last one, failed: ")}{outcome.Error}";
        file.Note(target.Id, attempt, why);
        if (why is not null) LogDisabled(logger, target.Id, why);
        return outcome.Error is null;
    }

    /// <summary>Sends a test, whether the webhook is active or not.</summary>
    public async Task<Delivery> Ping(Target target, CancellationToken token)
    {
        var id = $"msg_{target.Id}_p{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        var outcome = await Send(target, id, Envelope("ping", time.GetUtcNow().Stored(), $"{{\"webhook\":\"{target.Id}\"}}"), token);
        var attempt = Attempt(id, DeliveryEvent.Ping.Word(), 1, outcome);
        file.Note(target.Id, attempt);
        return attempt;
    }

    private async Task<Outcome> Send(Target target, string id, string body, CancellationToken token)
    {
        var (at, bytes) = (time.GetUtcNow(), Encoding.UTF8.GetBytes(body));
        return await client.Send(target.Url, id, at, WebhookSecret.Sign(target.Secrets, id, at, bytes), bytes, token);
    }

    private Delivery Attempt(string message, string what, int number, Outcome outcome) =>
        new() { Message = message, Event = what, Attempt = number, At = Now, Status = outcome.Status, Error = outcome.Error };

    // As precise as it is stored.
    private DateTimeOffset Now => DateTimeOffset.FromUnixTimeMilliseconds(time.GetUtcNow().ToUnixTimeMilliseconds());

    // Made anew for each attempt: a name may have been restricted meanwhile.
    private string? Body(Target target, CancellationToken token)
    {
        if (target.Body is not null) return Envelope(target.Event!, target.At!, masks.Current.Mask.Text(target.Body, TextForm.Json));
        using var view = views.NowUnlimited(token);
        return view.Reader.Row<ChangeEntry>(Statement.Of<ListChanges>(new { Revision = target.MessageRevision })) is { } entry ? Envelope(target.Event!, target.At!, changes.Json(entry)) : null;
    }

    private static string Envelope(string type, string at, string data) => $"{{\"type\":\"{type}\",\"timestamp\":\"{at}\",\"data\":{data}}}";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Webhook {Id} is told no more: {Why}")]
    private static partial void LogDisabled(ILogger logger, string id, string why);
}
