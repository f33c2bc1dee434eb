using System.Diagnostics;

namespace Compliance.Benchmarks;

/// <summary>How long something took.</summary>
/// <param name="Seconds">By the clock on the wall.</param>
/// <param name="ProcessorSeconds">Of the processors, all threads together: says more where others use the machine too.</param>
public sealed record Taken(double Seconds, double ProcessorSeconds);

/// <summary>Measures.</summary>
public readonly struct Clock
{
    private readonly long wall;
    private readonly TimeSpan processor;

    private Clock(long wall, TimeSpan processor) => (this.wall, this.processor) = (wall, processor);

    public static Clock Start() => new(Stopwatch.GetTimestamp(), Environment.CpuUsage.TotalTime);

    /// <summary>What it took so far.</summary>
    public Taken Taken => new(Stopwatch.GetElapsedTime(wall).TotalSeconds, (Environment.CpuUsage.TotalTime - processor).TotalSeconds);
}
