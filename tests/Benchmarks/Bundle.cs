using Compliance.Exchange;

namespace Compliance.Benchmarks;

/// <summary>The synthetic record as a bundle: JSON, or NDJSON when the file is called so.</summary>
public static class Bundle
{
    private const int Seed = 1919;

    public static void Write(string path, int records)
    {
        var isLines = path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
        using var file = new StreamWriter(path);
        file.Write("{\"format\": \"compliance-bundle\", \"version\": 1");
        if (!isLines) file.Write(", \"records\": [");
        // In NDJSON the head is a line of its own; in JSON the records, one a line too, stand in it.
        file.Write(isLines ? "}\n" : "\n");
        var separator = "";
        foreach (var record in SyntheticRecord.Of(Seed, records))
        {
            file.Write(separator);
            file.Write(BundleJson.Write(record));
            separator = isLines ? "\n" : ",\n";
        }

        file.Write(isLines ? "\n" : "\n]}\n");
    }
}
