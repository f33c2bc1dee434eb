using Compliance.Exchange;

namespace Compliance.Benchmarks;

/// <summary>The synthetic record as a bundle, one record a line.</summary>
public static class Bundle
{
    private const int Seed = 1919;

    public static void Write(string path, int records)
    {
        using var file = new StreamWriter(path);
        file.Write("""{"format": "compliance-bundle", "version": 1, "records": [""");
        var separator = "\n";
        foreach (var record in SyntheticRecord.Of(Seed, records))
        {
            file.Write(separator);
            file.Write(BundleJson.Write(record));
            separator = ",\n";
        }

        file.Write("\n]}\n");
    }
}
