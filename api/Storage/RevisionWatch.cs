using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>
/// Wakes those who wait for something new: at once when this process has written, within a second when another has. Nobody
/// holds a connection while waiting, and when nobody waits nothing is looked at.
/// </summary>
public sealed class RevisionWatch : IDisposable
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(1);
    private readonly Lock gate = new();
    private readonly Revision revision;
    private readonly WriteQueue queue;
    private readonly TimeProvider time;
    private TaskCompletionSource next = New();
    private ITimer? timer;
    private int waiting;
    private long seen;

    public RevisionWatch(Revision revision, WriteQueue queue, TimeProvider time)
    {
        (this.revision, this.queue, this.time) = (revision, queue, time);
        queue.Ended += Look;
    }

    /// <summary>Waits for an entry after a revision.</summary>
    /// <param name="known">The revision.</param>
    /// <param name="longest">How long to wait.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <returns>Whether there is one.</returns>
    public async Task<bool> After(long known, TimeSpan longest, CancellationToken token)
    {
        Begin();
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        var end = Task.Delay(longest, time, patience.Token);
        try
        {
            while (true)
            {
                var written = Next();
                if (revision.Current.Number > known) return true;
                if (await Task.WhenAny(written, end) == end) break;
            }

            token.ThrowIfCancellationRequested();
            return false;
        }
        finally
        {
            await patience.CancelAsync();
            End();
        }
    }

    public void Dispose()
    {
        queue.Ended -= Look;
        lock (gate) timer?.Dispose();
    }

    private Task Next()
    {
        lock (gate) return next.Task;
    }

    private void Begin()
    {
        lock (gate)
        {
            if (waiting++ == 0) timer = time.CreateTimer(_ => Look(), null, Between, Between);
        }
    }

    private void End()
    {
        lock (gate)
        {
            if (--waiting > 0) return;
            timer?.Dispose();
            timer = null;
        }
    }

    private void Look()
    {
        try
        {
            var current = revision.Current.Number;
            TaskCompletionSource written;
            lock (gate)
            {
                if (current == seen) return;
                seen = current;
                (written, next) = (next, New());
            }

            written.SetResult();
        }
        catch (Exception e) when (e is SqliteException or ObjectDisposedException)
        {
            // Those who ask for data are told what is wrong with it; the next look comes in a second.
        }
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
