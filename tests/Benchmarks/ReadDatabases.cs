using System.Diagnostics;
using Compliance.Storage;
using Microsoft.Data.Sqlite;

namespace Compliance.Benchmarks;

/// <summary>
/// The databases that are read from: made once, by an import of the synthetic record, and kept in the system's folder for
/// temporary files. After a change of the generator that folder must be deleted by hand.
/// </summary>
public static class ReadDatabases
{
    /// <summary>Where they are kept.</summary>
    public static string Folder { get; } = Path.Combine(Path.GetTempPath(), "compliance-benchmark");

    /// <summary>The database with so many synthetic requests, beside those of <c>db/seed</c>.</summary>
    public static string With(int requests)
    {
        Directory.CreateDirectory(Folder);
        var path = Path.Combine(Folder, $"{requests}-requests.db");
        if (File.Exists(path)) return path;
        var (part, file) = (path + ".part", Path.Combine(Folder, $"{requests}-requests.ndjson"));
        foreach (var tail in (string[])["", "-wal", "-shm"]) File.Delete(part + tail);
        var clock = Stopwatch.StartNew();
        var records = Bundle.WriteRequests(file, requests);
        Console.Error.WriteLine($"{requests:N0} requests: {records:N0} records written in {clock.Elapsed.TotalSeconds:N0} s; importing them (some minutes for a million)");
        ImportBenchmark.Prepare(part);
        var taken = ImportProcess.Start(part, file);
        new Database(part).Checkpoint();
        SqliteConnection.ClearAllPools();
        Console.Error.WriteLine($"{requests:N0} requests: {taken.Records:N0} records imported in {taken.Time.Seconds:N0} s, {taken.Time.ProcessorSeconds:N0} of the processors; "
            + $"{string.Join(", ", taken.StageSeconds.Select(s => $"{s.Key} {s.Value:N0} s"))}; at most {taken.PeakMegabytes:N0} MB");
        File.Delete(file);
        File.Move(part, path);
        return path;
    }
}
