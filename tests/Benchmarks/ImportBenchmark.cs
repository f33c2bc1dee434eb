using System.Globalization;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Benchmarks;

/// <summary>An import against a bare loop of inserts of the same rows, several times one after the other; and its memory.</summary>
public static class ImportBenchmark
{
    private const int Pairs = 3;
    private const int LargerBy = 3;

    public static void Run(int records)
    {
        var folder = Directory.CreateTempSubdirectory("compliance-benchmark-").FullName;
        try
        {
            var (before, after, bare) = (Path.Combine(folder, "before.db"), Path.Combine(folder, "after.db"), Path.Combine(folder, "bare.db"));
            Prepare(before);
            var file = Path.Combine(folder, "synthetic.json");
            Bundle.Write(file, records);
            Say($"{records:N0} records, {new FileInfo(file).Length / 1048576.0:N0} MB; {Environment.ProcessorCount} cores, .NET {Environment.Version}, SQLite {new SqliteConnection().ServerVersion}\n");
            Say("       import                                                bare loop          import / bare loop");
            Say("pair      s  processor s  (read check derive index)    MB        s  processor s      s  processor s");
            var (pairs, peak, loop) = (new List<(double Wall, double Processor)>(), 0.0, (BareLoop?)null);
            for (var pair = 1; pair <= Pairs; pair++)
            {
                var taken = Import(before, after, file, records);
                loop ??= new BareLoop(before, after);
                Copy(before, bare);
                var least = loop.Run(bare);
                pairs.Add((taken.Time.Seconds / least.Seconds, taken.Time.ProcessorSeconds / least.ProcessorSeconds));
                peak = Math.Max(peak, taken.PeakMegabytes);
                Say($"{pair,4} {taken.Time.Seconds,6:N1} {taken.Time.ProcessorSeconds,12:N1}  {string.Concat(taken.StageSeconds.Values.Select(s => $"{s,6:N1}")),-26} {taken.PeakMegabytes,5:N0} "
                    + $"{least.Seconds,8:N1} {least.ProcessorSeconds,12:N1} {pairs[^1].Wall,6:N2} {pairs[^1].Processor,12:N2}");
            }

            Say($"\nimport / bare loop: {Spread(pairs.Select(p => p.Wall))}; of processor time {Spread(pairs.Select(p => p.Processor))}");
            Say($"rows of {records:N0} records: {loop!.Count:N0} ({string.Join(", ", loop.Tables.Select(t => $"{t.Table} {t.Rows:N0}"))})");
            loop = null;
            Bundle.Write(file, records * LargerBy);
            var larger = Import(before, after, file, records * LargerBy);
            Say($"peak memory: {peak:N0} MB with {records:N0} records, {larger.PeakMegabytes:N0} MB with {records * LargerBy:N0} ({larger.Time.Seconds:N1} s)");
        }
        finally
        {
            SqliteConnection.ClearAllPools();
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>A database with the record that comes with the program.</summary>
    public static void Prepare(string path)
    {
        var database = new Database(path);
        Migrations.Apply(database, TimeProvider.System);
        // As at the first start of the program: it writes down by which rules the histories are derived.
        Projection.RewriteForNewRules(database);
        new SeedFiles(database, TimeProvider.System).Load(SeedFiles.Folder);
        SqliteConnection.ClearAllPools();
    }

    private static ImportTaken Import(string before, string after, string file, int records)
    {
        Copy(before, after);
        var taken = ImportProcess.Start(after, file);
        return taken.Records == records ? taken : throw new InvalidOperationException($"{taken.Records} of {records} records were created");
    }

    private static void Copy(string from, string to)
    {
        SqliteConnection.ClearAllPools();
        foreach (var tail in (string[])["-wal", "-shm"]) File.Delete(to + tail);
        File.Copy(from, to, overwrite: true);
    }

    private static string Spread(IEnumerable<double> ratios) => $"median {ratios.Order().ElementAt(Pairs / 2):N2} (least {ratios.Min():N2}, most {ratios.Max():N2})";

    private static void Say(string line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
