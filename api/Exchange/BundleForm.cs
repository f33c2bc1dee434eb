namespace Compliance.Exchange;

/// <summary>How records are written in a file.</summary>
public enum BundleForm
{
    /// <summary>One JSON object with the records in an array.</summary>
    Json,

    /// <summary>One record a line.</summary>
    NdJson,

    /// <summary>One record a row, all of one kind.</summary>
    Csv,
}

/// <summary>Tells the form of what is sent.</summary>
public static class BundleForms
{
    /// <summary>The file endings that are known, each also with <c>.gz</c>.</summary>
    public static readonly IReadOnlyDictionary<string, BundleForm> Endings = new Dictionary<string, BundleForm>(StringComparer.OrdinalIgnoreCase)
    {
        [".json"] = BundleForm.Json,
        [".ndjson"] = BundleForm.NdJson,
        [".jsonl"] = BundleForm.NdJson,
        [".csv"] = BundleForm.Csv,
    };

    /// <summary>The media types that are known.</summary>
    public static readonly IReadOnlyDictionary<string, BundleForm> MediaTypes = new Dictionary<string, BundleForm>(StringComparer.OrdinalIgnoreCase)
    {
        ["application/json"] = BundleForm.Json,
        ["application/x-ndjson"] = BundleForm.NdJson,
        ["text/csv"] = BundleForm.Csv,
    };

    /// <summary>The form of a file by its ending; null when it says nothing.</summary>
    public static BundleForm? OfFile(string path) => Endings.TryGetValue(Path.GetExtension(WithoutGzip(path)), out var form) ? form : null;

    /// <summary>The form that a media type stands for; null when it is none of ours.</summary>
    public static BundleForm? OfMediaType(string? type) => type is not null && MediaTypes.TryGetValue(type, out var form) ? form : null;

    private static string WithoutGzip(string path) => path.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? path[..^".gz".Length] : path;
}
