using System.CommandLine;
using System.IO.Compression;
using Compliance.Exchange;
using Compliance.Storage;

namespace Compliance.CommandLine;

/// <summary>Writes the whole record into a file.</summary>
public static class ExportCommand
{
    private const int Step = 10_000;

    public static Command Create(Func<ParseResult, Settings> settings)
    {
        var endings = string.Join(" ", ExportFormats.Endings.Select(e => e.Ending));
        var file = new Argument<string>("file") { Description = $"The file to write; its ending is its format: {endings}; - is JSON to the standard output" };
        var force = new Option<bool>("--force") { Description = "Replace the file when it is there" };
        var command = new Command("export", "Writes all records that are not retracted into a file: a bundle, CSV files or a database") { file, force };
        command.SetAction(result =>
        {
            var path = result.GetValue(file)!;
            var format = path == "-" ? ExportFormat.Json : FormatOf(path) ?? throw new SettingsException($"'{path}' does not end as any format does: {endings}");
            var database = Existing.Open(settings(result).Storage);
            long version;
            using (var revision = new Revision(database)) version = revision.Current.Number;
            if (path == "-")
            {
                using var output = Console.OpenStandardOutput();
                new Exporter(database).Write(output, format, version, null, CancellationToken.None);
                return Commands.Done;
            }

            NewFile.Write(path, result.GetValue(force), database, stream => Write(database, stream, path, format, version));
            return Commands.Done;
        });
        return command;
    }

    private static void Write(Database database, Stream stream, string path, ExportFormat format, long version)
    {
        if (format == ExportFormat.Sqlite)
        {
            using var snapshot = new SnapshotFile(database);
            var (file, made) = snapshot.Open(version, CancellationToken.None).GetAwaiter().GetResult();
            using (file) file.CopyTo(stream);
            Console.Error.WriteLine($"Wrote a database of revision {made}");
            return;
        }

        using var packed = path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? new GZipStream(stream, CompressionLevel.Optimal, leaveOpen: true) : null;
        var count = new Exporter(database).Write(packed ?? stream, format, version, Progress, CancellationToken.None);
        Console.Error.WriteLine($"Wrote {count} records of revision {version}");
    }

    private static void Progress(long written)
    {
        if (written % Step == 0) Console.Error.WriteLine($"{written} records ...");
    }

    private static ExportFormat? FormatOf(string path) =>
        ExportFormats.Endings.Where(e => path.EndsWith(e.Ending, StringComparison.OrdinalIgnoreCase)).Select(e => (ExportFormat?)e.Format).FirstOrDefault();
}
