using Compliance.OpenApi;

namespace Compliance.Shapes;

/// <summary>The formats of answers, by the word that <c>format=</c> takes and the ending of an address that means one.</summary>
public static class AnswerFormats
{
    public const string Json = "application/json";
    public const string NdJson = "application/x-ndjson";
    public const string Csv = "text/csv";
    public const string Text = "text/plain";
    public const string Svg = "image/svg+xml";

    private static readonly Dictionary<string, string> Words = new()
    {
        [Json] = "json",
        [NdJson] = "ndjson",
        [Csv] = "csv",
        ["application/zip"] = "csv",
        [Text] = "text",
        ["text/calendar"] = "ics",
        ["application/atom+xml"] = "atom",
        [Svg] = "svg",
        ["text/event-stream"] = "events",
        ["application/vnd.sqlite3"] = "sqlite",
        ["application/x-bibtex"] = "bibtex",
        ["application/vnd.citationstyles.csl+json"] = "csl",
    };

    /// <summary>The word of a media type.</summary>
    public static string? WordOf(string mediaType) => Words.GetValueOrDefault(mediaType);

    /// <summary>The media types that an endpoint offers, the one first that is given unless another is asked for.</summary>
    /// <param name="metadata">What is known of the endpoint.</param>
    /// <param name="path">Its address as it is declared, however it was written in a call: an ending such as <c>.ics</c> means one format.</param>
    public static IReadOnlyList<string> Offered(IEnumerable<object> metadata, string? path)
    {
        // Those that it was told last come first.
        var offered = metadata.OfType<RightAnswer>().Where(a => a.Type is not null).Select(a => a.MediaType).Reverse().Distinct().ToArray();
        if (offered is []) return [Json];
        return OfEnding(path) is { } one && offered.Contains(one) ? [one] : offered;
    }

    private static string? OfEnding(string? path) => path?.LastIndexOf('.') is { } dot and > 0 ? Words.FirstOrDefault(w => w.Value == path[(dot + 1)..]).Key : null;
}
