using System.Text.Json;
using Compliance.Changes;
using Compliance.Codes;
using Compliance.Reading;
using Compliance.Storage;
using Dapper;

namespace Compliance.Webhooks;

/// <summary>
/// Puts on their way what webhooks have not been told yet. The change log is the outbox: it is durable and in order, so a
/// webhook keeps only how far it was told. Days and entries are told as they came: what a day brought goes before what
/// was written on it.
/// </summary>
public sealed class WebhookOutbox(WebhookFile file, ChangeReader changes, DayNews news, Database database)
{
    /// <summary>Goes on until something is on its way, or all is told.</summary>
    /// <param name="target">The webhook, which has nothing on its way.</param>
    /// <param name="today">The day that has come.</param>
    /// <param name="token">Interrupts it.</param>
    /// <returns>Whether something is on its way.</returns>
    public async Task<bool> Fill(Target target, DateOnly today, CancellationToken token)
    {
        var (revision, day) = (target.Revision, target.Day);
        while (true)
        {
            token.ThrowIfCancellationRequested();
            var (end, head) = EndOf(day);
            if (revision > head)
            {
                file.Disable(target.Id, $"the record is at revision {head}, and revision {revision} was told: it is an older one, or another. Make the webhook active again to be told what is written from now on");
                return false;
            }

            var (messages, upTo) = revision < end ? Entries(target, revision, end, token) : ([], revision);
            revision = upTo;
            // All of the day is told: the next one, if it has come.
            var isNextDay = messages.Count == 0 && revision >= end && day < today;
            if (isNextDay)
            {
                day = day.AddDays(1);
                messages = await OfDay(target, day, revision, token);
            }

            if (messages.Count > 0 || !isNextDay && revision >= end)
            {
                if (messages.Count > 0 || revision != target.Revision || day != target.Day) file.Advance(target.Id, revision, day, messages);
                return messages.Count > 0;
            }
        }
    }

    /// <summary>The last entry that was written by the end of a day, and the last of all.</summary>
    private (long End, long Head) EndOf(DateOnly day)
    {
        using var reader = database.Read();
        var until = new DateTimeOffset(day.AddDays(1), TimeOnly.MinValue, TimeSpan.Zero);
        var end = Statement.Of<WebhookOutbox>("EntriesBefore", new { Until = until.Stored() });
        return (reader.Connection.ExecuteScalar<long>(end.Text, end.Arguments), DataVersion.Of(reader.Connection).Number);
    }

    private (IReadOnlyList<NewMessage> Messages, long UpTo) Entries(Target target, long after, long end, CancellationToken token)
    {
        if (!target.Events.Contains(WebhookEvent.Change.Word())) return ([], end);
        var (entries, upTo) = changes.After(target.Filter.Arguments(), after, token);
        return ([.. entries.Where(e => e.Revision <= end).Select(e => new NewMessage($"msg_{target.Id}_r{e.Revision}", WebhookEvent.Change.Word(), e.Revision, null, e.At))], Math.Min(upTo, end));
    }

    private async Task<IReadOnlyList<NewMessage>> OfDay(Target target, DateOnly day, long revision, CancellationToken token)
    {
        if (!target.Events.Contains(WebhookEvent.Transition.Word())) return [];
        var at = new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero).Stored();
        return [.. (await news.Of(day, revision, target.Filter, token)).Select(t =>
            new NewMessage($"msg_{target.Id}_d{Cursor.Digest(t.Id)}", WebhookEvent.Transition.Word(), null, JsonSerializer.Serialize(t, ApiJson.Options), at))];
    }
}
