using Compliance.Recording;
using System.Security.Cryptography;
using System.Text;
using Compliance.Changes;
using Compliance.Storage;
using Dapper;

namespace Compliance.Exchange;

/// <summary>The files that come with the program: its record, loaded at start by the same importer that everybody has.</summary>
public sealed class SeedFiles(Database database, TimeProvider time)
{
    private const string Digest = "seed digest";

    /// <summary>Where the files lie.</summary>
    public static string Folder { get; } = Path.Combine(AppContext.BaseDirectory, "seed");

    /// <summary>Loads what has changed since the last time; null when nothing has.</summary>
    /// <exception cref="ImportRefusedException">A file is wrong; the database is as it was.</exception>
    public ImportReport? Load(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*.*", SearchOption.AllDirectories).Where(f => Path.GetExtension(f) is ".json" or ".csv")
            .Order(StringComparer.Ordinal).Select(f => (Path: f, Name: Path.GetRelativePath(folder, f))).ToArray();
        var digest = DigestOf(files);
        using (var connection = database.OpenToWrite())
            if (connection.ExecuteScalar<string>("select value from bookkeeping where name = @Digest", new { Digest }) == digest) return null;
        var report = new Importer(database).Import(files, new Author(Importer.Seed, "db/seed", time.GetUtcNow()), new ImportOptions { IsSeed = true });
        using (var connection = database.OpenToWrite())
            connection.Execute("insert into bookkeeping (name, value) values (@Digest, @digest) on conflict (name) do update set value = excluded.value", new { Digest, digest });
        return report;
    }

    private static string DigestOf((string Path, string Name)[] files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, name) in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{BundleReader.Version} {name}\n"));
            hash.AppendData(File.ReadAllBytes(path));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
