using System.IO.Compression;
using System.Text.Json;
using Compliance.Recording;

namespace Compliance.Exchange;

/// <summary>What an import did.</summary>
/// <param name="Records">What was done with each record, in their order: NDJSON in gzip, for an import may be of any size.</param>
/// <param name="Counts">How many records, by what was done with them.</param>
/// <param name="Effects">What that changed in where things stand.</param>
/// <param name="Revision">The revision after it.</param>
public sealed record ImportReport(byte[] Records, IReadOnlyDictionary<string, int> Counts, Effects Effects, long Revision)
{
    private static readonly string[] Actions = ["created", "updated", "restored", "retracted", "unchanged", "kept"];

    /// <summary>The report of a write that is finished.</summary>
    public static ImportReport Of(Write write)
    {
        return new ImportReport(Pack(write.Outcomes()), write.Counts(), Effects.Of(write.StatusChanges), write.Revision);
    }

    /// <summary>Entries as a report keeps them.</summary>
    public static byte[] Pack(IEnumerable<Outcome> outcomes)
    {
        using var held = new MemoryStream();
        using (var gzip = new GZipStream(held, CompressionLevel.Fastest))
        using (var lines = new StreamWriter(gzip))
        {
            foreach (var outcome in outcomes) lines.Write(JsonSerializer.Serialize(outcome, BundleJson.Options) + "\n");
        }

        return held.ToArray();
    }

    /// <summary>What was done with each record.</summary>
    public IEnumerable<Outcome> Outcomes => Lines(Records).Select(line => JsonSerializer.Deserialize<Outcome>(line, BundleJson.Options)!);

    /// <summary>How many records something was done with.</summary>
    public int Count(string action) => Counts.GetValueOrDefault(action);

    /// <summary>The lines of a report that was kept.</summary>
    public static IEnumerable<string> Lines(byte[] records)
    {
        using var lines = new StreamReader(new GZipStream(new MemoryStream(records), CompressionMode.Decompress));
        while (lines.ReadLine() is { } line) yield return line;
    }

    /// <inheritdoc />
    public override string ToString() =>
        $"{string.Join(", ", Actions.Select(a => (a, n: Count(a))).Where(c => c.n > 0).Select(c => $"{c.n} {c.a}"))}; revision {Revision}";
}
