using Compliance.Problems;

namespace Compliance.Changes;

/// <summary>How many streams may be open: each holds a connection for as long as its reader likes.</summary>
/// <param name="most">So many.</param>
public sealed class OpenStreams(int most)
{
    /// <summary>As many as a server lets open.</summary>
    public const int Most = 200;
    private int open;

    /// <summary>A place for one more; it is free again when it is disposed.</summary>
    /// <exception cref="ProblemException">There is none.</exception>
    public IDisposable Enter(HttpContext context)
    {
        if (Interlocked.Increment(ref open) <= most) return new Place(this);
        Interlocked.Decrement(ref open);
        context.Response.Headers.RetryAfter = "30";
        throw new ProblemException(ProblemKind.Unavailable, $"{most} streams are open, and more are not served. Try again in half a minute, or ask /v1/changes with 'after' from time to time.");
    }

    private sealed class Place(OpenStreams of) : IDisposable
    {
        private int isFree;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref isFree, 1) == 0) Interlocked.Decrement(ref of.open);
        }
    }
}
