using Compliance.Codes;

namespace Compliance.Exchange;

/// <summary>How the whole record is handed out.</summary>
[ParameterOnly]
public enum ExportFormat
{
    [Word("JSON", "A bundle: one JSON object, one record a line (application/json).")] Json,
    [Word("NDJSON", "A bundle with one record a line, after a line that names the format (application/x-ndjson).")] Ndjson,
    [Word("CSV", "A zip with a CSV file for each kind of record (application/zip).")] Csv,
    [Word("SQLite", "A database that this program can serve, with the change log and the derived statuses (application/vnd.sqlite3).")] Sqlite,
}

/// <summary>What goes with a format.</summary>
public static class ExportFormats
{
    /// <summary>The media type of each.</summary>
    public static readonly IReadOnlyDictionary<ExportFormat, string> MediaTypes = new Dictionary<ExportFormat, string>
    {
        [ExportFormat.Json] = "application/json",
        [ExportFormat.Ndjson] = "application/x-ndjson",
        [ExportFormat.Csv] = "application/zip",
        [ExportFormat.Sqlite] = "application/vnd.sqlite3",
    };

    /// <summary>The file endings, each with its format; the first of a format is its own.</summary>
    public static readonly IReadOnlyList<(string Ending, ExportFormat Format)> Endings =
    [
        (".json", ExportFormat.Json), (".json.gz", ExportFormat.Json), (".ndjson", ExportFormat.Ndjson), (".ndjson.gz", ExportFormat.Ndjson),
        (".csv.zip", ExportFormat.Csv), (".zip", ExportFormat.Csv), (".db", ExportFormat.Sqlite), (".sqlite", ExportFormat.Sqlite),
    ];

    /// <summary>The ending of a format's files.</summary>
    public static string Ending(this ExportFormat format) => Endings.First(e => e.Format == format).Ending;
}
