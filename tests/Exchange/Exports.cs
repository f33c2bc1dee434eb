using System.IO.Compression;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Exchange;

/// <summary>What tests of exports do with them.</summary>
internal static class Exports
{
    /// <summary>The record in a format.</summary>
    public static byte[] Export(this Database database, ExportFormat format, Func<string, string>? mask = null)
    {
        using var bytes = new MemoryStream();
        new Exporter(database, mask).Write(bytes, format, database.Revision(), null, CancellationToken.None);
        return bytes.ToArray();
    }

    /// <summary>Takes an export into an empty database, all of its files as one.</summary>
    public static Database Import(ExportFormat format, byte[] export)
    {
        var folder = Fresh.Folder();
        if (format == ExportFormat.Csv) ZipFile.ExtractToDirectory(new MemoryStream(export), folder);
        else File.WriteAllBytes(Path.Combine(folder, "export" + format.Ending()), export);
        var database = Fresh.Migrated();
        var files = Directory.EnumerateFiles(folder).Order(StringComparer.Ordinal).Select(f => (f, Path.GetFileName(f))).ToArray();
        new Importer(database).Import(files, new Author("a test", null, DateTimeOffset.UtcNow), new ImportOptions());
        return database;
    }
}
