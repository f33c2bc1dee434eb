using System.Collections.Concurrent;
using System.Threading.Channels;
using Compliance.Storage;

namespace Compliance.Webhooks;

/// <summary>
/// Delivers: each webhook by itself and in order, a few at a time. It is woken by writes of this process and looks once a
/// second for those of others, and for days and attempts that are due; where there is no webhook it only looks for the
/// file. One process at a time delivers for a file.
/// </summary>
public sealed partial class WebhookWorker : BackgroundService, IAsyncDisposable
{
    private const int MostAtOnce = 8;

    // So many in a row, and then it is another one's turn.
    private const int MostInARow = 50;
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan WhenIdle = TimeSpan.FromSeconds(5);
    private readonly WebhookFile file;
    private readonly WebhookOutbox outbox;
    private readonly WebhookSender sender;
    private readonly DayTurn days;
    private readonly Revision revision;
    private readonly WriteQueue queue;
    private readonly TimeProvider time;
    private readonly ILogger<WebhookWorker> logger;
    private readonly Channel<bool> woken = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly SemaphoreSlim places = new(MostAtOnce);
    private readonly ConcurrentDictionary<string, Task> running = [];
    private FileStream? hold;
    private bool isReady;

    public WebhookWorker(WebhookFile file, WebhookOutbox outbox, WebhookSender sender, DayTurn days, Revision revision, WriteQueue queue, TimeProvider time, ILogger<WebhookWorker> logger)
    {
        (this.file, this.outbox, this.sender, this.days, this.revision, this.queue, this.time, this.logger) = (file, outbox, sender, days, revision, queue, time, logger);
        queue.Ended += Wake;
    }

    /// <summary>There may be something to do.</summary>
    public void Wake() => woken.Writer.TryWrite(true);

    /// <summary>Ends it, and waits until nothing of it is left.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Ended -= Wake;
        base.Dispose();
        if (ExecuteTask is { } task) await task.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        Dispose();
    }

    public override void Dispose()
    {
        queue.Ended -= Wake;
        places.Dispose();
        base.Dispose();
        GC.SuppressFinalize(this);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        try
        {
            while (true) await Wait(Look(stoppingToken), stoppingToken);
        }
        catch (OperationCanceledException)
        {
            // The server ends.
        }
        finally
        {
            await Task.WhenAll(running.Values);
            hold?.Dispose();
            hold = null;
        }
    }

    // How long to wait until the next look.
    private TimeSpan Look(CancellationToken token)
    {
        try
        {
            if (!file.Exists || !IsOurs()) return WhenIdle;
            if (!isReady) file.Migrate();
            isReady = true;
            var targets = file.Targets();
            if (targets.Count == 0) return WhenIdle;
            var (now, head, today) = (time.GetUtcNow(), revision.Current.Number, days.Today);
            foreach (var target in targets.Where(t => t.Message is null ? t.Revision != head || t.Day < today : t.NextAttemptAt <= now))
                if (!running.TryGetValue(target.Id, out var task) || task.IsCompleted) running[target.Id] = Deliver(target.Id, token);
            return Between;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // A full disk, a damaged file: what was not told stays to be told.
            LogFailure(logger, e);
            return WhenIdle;
        }
    }

    private async Task Deliver(string id, CancellationToken token)
    {
        await Task.Yield();
        try
        {
            await places.WaitAsync(token);
            try
            {
                for (var n = 0; n < MostInARow && await Step(id, token); n++)
                {
                    // On to the next.
                }
            }
            finally
            {
                places.Release();
            }

            // What was written meanwhile, and what it did not come to.
            Wake();
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            // The server ends: it goes on where it is when it starts again.
        }
        catch (Exception e)
        {
            LogFailure(logger, e);
        }
    }

    // Whether there is more to do at once.
    private async Task<bool> Step(string id, CancellationToken token)
    {
        if (file.Targets(id) is not [var target]) return false;
        if (target.Message is null) return await outbox.Fill(target, days.Today, token);
        return target.NextAttemptAt <= time.GetUtcNow() && await sender.Try(target, token);
    }

    // The kernel gives it back when a process is killed, and no clock has a part in it.
    private bool IsOurs()
    {
        try
        {
            hold ??= new FileStream(file.Path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return true;
        }
        catch (IOException)
        {
            return false;
        }
    }

    private async Task Wait(TimeSpan longest, CancellationToken token)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        var end = Task.Delay(longest, time, patience.Token);
        await Task.WhenAny(woken.Reader.WaitToReadAsync(patience.Token).AsTask(), end);
        await patience.CancelAsync();
        token.ThrowIfCancellationRequested();
        woken.Reader.TryRead(out _);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Webhooks could not be told; they are in a few seconds")]
    private static partial void LogFailure(ILogger logger, Exception e);
}
