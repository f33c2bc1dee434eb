using Compliance.Exchange;
using Compliance.Requests;

namespace Compliance.Benchmarks;

/// <summary>The synthetic record as a bundle: JSON, or NDJSON when the file is called so.</summary>
public static class Bundle
{
    private const int Seed = 1919;

    /// <summary>Writes so many records.</summary>
    public static void Write(string path, int records) => Write(path, SyntheticRecord.Of(Seed, records));

    /// <summary>Writes so many requests with all that belongs to them, and says how many records these are.</summary>
    public static int WriteRequests(string path, int requests)
    {
        var (records, left) = (0, requests);
        Write(path, SyntheticRecord.Of(Seed, int.MaxValue).TakeWhile(record =>
        {
            if (left == 0) return false;
            if (record is NewRequest) left--;
            records++;
            return true;
        }));
        return records;
    }

    private static void Write(string path, IEnumerable<BundleRecord> records)
    {
        var isLines = path.EndsWith(".ndjson", StringComparison.OrdinalIgnoreCase);
        using var file = new StreamWriter(path);
        file.Write("{\"format\": \"compliance-bundle\", \"version\": 1");
        if (!isLines) file.Write(", \"records\": [");
        // In NDJSON the head is a line of its own; in JSON the records, one a line too, stand in it.
        file.Write(isLines ? "}\n" : "\n");
        var separator = "";
        foreach (var record in records)
        {
            file.Write(separator);
            file.Write(BundleJson.Write(record));
            separator = isLines ? "\n" : ",\n";
        }

        file.Write(isLines ? "\n" : "\n]}\n");
    }
}
