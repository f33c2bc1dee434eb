using System.Threading.RateLimiting;

namespace Compliance.Access;

/// <summary>How many more calls a caller may make in this window of a minute, and for how many seconds it lasts.</summary>
public sealed class CallLease(bool isAcquired, int left, int seconds) : RateLimitLease
{
    public override bool IsAcquired => isAcquired;

    public override IEnumerable<string> MetadataNames => [];

    /// <summary>Calls left.</summary>
    public int Left => left;

    /// <summary>Seconds to the next window.</summary>
    public int Seconds => seconds;

    public override bool TryGetMetadata(string metadataName, out object? metadata)
    {
        metadata = null;
        return false;
    }
}

/// <summary>
/// Counts the calls of one caller, a minute from its first. The framework's own window does not tell when it ends, which
/// the answers must.
/// </summary>
public sealed class CallWindow(int most, TimeProvider time) : RateLimiter
{
    public static readonly TimeSpan Length = TimeSpan.FromMinutes(1);
    private readonly Lock gate = new();
    private long start;
    private int taken;

    /// <summary>Null while the window lasts: then the framework keeps it.</summary>
    public override TimeSpan? IdleDuration
    {
        get
        {
            lock (gate) return taken > 0 && Left > TimeSpan.Zero ? null : taken == 0 ? TimeSpan.Zero : -Left;
        }
    }

    private TimeSpan Left => Length - time.GetElapsedTime(start);

    public override RateLimiterStatistics? GetStatistics() => null;

    protected override RateLimitLease AttemptAcquireCore(int permitCount)
    {
        lock (gate)
        {
            if (taken == 0 || Left <= TimeSpan.Zero) (start, taken) = (time.GetTimestamp(), 0);
            var isAcquired = taken < most;
            if (isAcquired) taken++;
            return new CallLease(isAcquired, most - taken, (int)Math.Ceiling(Left.TotalSeconds));
        }
    }

    protected override ValueTask<RateLimitLease> AcquireAsyncCore(int permitCount, CancellationToken cancellationToken) => new(AttemptAcquireCore(permitCount));
}
