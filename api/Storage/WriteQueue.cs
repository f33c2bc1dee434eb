namespace Compliance.Storage;

/// <summary>
/// Lets one write at a time into the database. Who waits, waits here without holding a thread, not too long and not with
/// too many others: SQLite itself would let every waiting thread sleep.
/// </summary>
public sealed class WriteQueue(TimeProvider time) : IDisposable
{
    private const int MostWaiting = 64;

    /// <summary>How long a call waits for its turn.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim turn = new(1);
    private int waiting;

    /// <summary>A write has ended: there may be something new.</summary>
    public event Action? Ended;

    /// <summary>Does the work when its turn has come.</summary>
    /// <param name="work">The work.</param>
    /// <param name="token">Ends the waiting.</param>
    /// <param name="longest">How long to wait; <see cref="Longest"/> unless given.</param>
    /// <exception cref="WriteQueueException">Too many wait, or it took too long.</exception>
    public async Task<T> Run<T>(Func<T> work, CancellationToken token, TimeSpan? longest = null)
    {
        if (Interlocked.Increment(ref waiting) > MostWaiting)
        {
            Interlocked.Decrement(ref waiting);
            throw new WriteQueueException("Too many writes wait for their turn. Try again in a few seconds.");
        }

        try
        {
            using var patience = new CancellationTokenSource(longest ?? Longest, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(token, patience.Token);
            try
            {
                await turn.WaitAsync(either.Token);
            }
            catch (OperationCanceledException) when (!token.IsCancellationRequested)
            {
                throw new WriteQueueException("Another write, such as a long import, goes on. Try again when it has ended.");
            }
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }

        try
        {
            // Whoever asked may go: what has begun is ended.
            return await Task.Run(work, CancellationToken.None);
        }
        finally
        {
            turn.Release();
            Ended?.Invoke();
        }
    }

    public void Dispose() => turn.Dispose();
}

/// <summary>A write did not get its turn.</summary>
public sealed class WriteQueueException(string message) : Exception(message);
