using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.Benchmarks;

/// <summary>What one import took.</summary>
/// <param name="Time">From the opening of the file to the end of the commit.</param>
/// <param name="PeakMegabytes">The most memory that its process ever had in use (VmHWM).</param>
/// <param name="StartMegabytes">The same before the import began.</param>
/// <param name="Records">The records that it created.</param>
/// <param name="StageSeconds">How long reading (with the writing of the rows), checking, deriving and indexing took.</param>
public sealed record ImportTaken(Taken Time, double PeakMegabytes, double StartMegabytes, int Records, Dictionary<string, double> StageSeconds);

/// <summary>One import in a process of its own, so that its memory is that of the import alone.</summary>
public static class ImportProcess
{
    public const string Name = "import-once";

    /// <summary>Starts the process and waits for what it took.</summary>
    public static ImportTaken Start(string database, string file)
    {
        using var process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, [Name, database, file]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? JsonSerializer.Deserialize<ImportTaken>(output)! : throw new InvalidOperationException($"the import failed: {output}");
    }

    /// <summary>The process itself.</summary>
    public static void Run(string database, string file)
    {
        var (start, progress, clock) = (Peak(), new ImportProgress(), Clock.Start());
        using var stages = new Stages(progress);
        var report = new Importer(new Database(database)).Import([(file, Path.GetFileName(file))], new Author("benchmark", null, DateTimeOffset.UtcNow), new ImportOptions { Progress = progress });
        var time = clock.Taken;
        Console.WriteLine(JsonSerializer.Serialize(new ImportTaken(time, Peak(), start, report.Count("created"), stages.Seconds)));
    }

    private static double Peak()
    {
        var line = File.ReadLines("/proc/self/status").First(l => l.StartsWith("VmHWM:", StringComparison.Ordinal));
        return int.Parse(line["VmHWM:".Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) / 1024.0;
    }

    /// <summary>Looks at the progress every few milliseconds.</summary>
    private sealed class Stages : IDisposable
    {
        private readonly Timer timer;
        private long last = Stopwatch.GetTimestamp();

        public Stages(ImportProgress progress) => timer = new Timer(_ => Look(progress), null, 0, 20);

        public Dictionary<string, double> Seconds { get; } = [];

        private void Look(ImportProgress progress)
        {
            lock (Seconds)
            {
                var now = Stopwatch.GetTimestamp();
                Seconds[progress.Stage] = Seconds.GetValueOrDefault(progress.Stage) + Stopwatch.GetElapsedTime(last, now).TotalSeconds;
                last = now;
            }
        }

        public void Dispose() => timer.Dispose();
    }
}
