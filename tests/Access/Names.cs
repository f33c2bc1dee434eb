using System.Globalization;
using System.IO.Compression;
using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

/// <summary>Two people whom the seed names everywhere, and how to find their names in anything.</summary>
internal static partial class Names
{
    /// <summary>Parts of their names that no other word has.</summary>
    public static readonly string[] Hidden = ["baltaba", "kharkov"];

    /// <summary>The parts of names that a text shows, however they are written in it, also within cursors.</summary>
    public static string[] In(string text)
    {
        var plain = Plain(text);
        var cursors = CursorText().Matches(plain).Select(m => Decoded(m.Groups[1].Value));
        return [.. Hidden.Where(n => plain.Contains(n, StringComparison.OrdinalIgnoreCase) || cursors.Any(c => Plain(c).Contains(n, StringComparison.OrdinalIgnoreCase)))];
    }

    /// <summary>Restricts a name, and returns the id that stands for it.</summary>
    public static async Task<string> Restrict(this RunningApi api, string key, string id, string alias)
    {
        using var answer = await api.Send(HttpMethod.Post, $"/v1/actors/{id}/restrict", key, new { reason = "a test", @as = alias }, ("If-Match", "*"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
        return alias;
    }

    /// <summary>Lifts the restriction of a name.</summary>
    public static async Task Lift(this RunningApi api, string key, string alias)
    {
        using var answer = await api.Send(HttpMethod.Post, $"/v1/actors/{alias}/unrestrict", key, new { reason = "a test" }, ("If-Match", "*"));
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK), await answer.Content.ReadAsStringAsync());
    }

    /// <summary>An answer with its headers, as one text.</summary>
    public static async Task<string> Whole(this HttpResponseMessage response) =>
        $"{(int)response.StatusCode}\n{response.Headers}{response.Content.Headers}\n{await response.Content.ReadAsStringAsync()}";

    /// <summary>Asks in every way; the names are in none of the answers. Returns the body of the plain one.</summary>
    public static async Task<string> Asked(this RunningApi api, string admin, string url, bool isThorough)
    {
        (HttpMethod Method, string? Key, (string, string)[] Headers)[] ways = isThorough
            ? [(HttpMethod.Get, null, []), (HttpMethod.Get, admin, []), (HttpMethod.Head, admin, []), (HttpMethod.Options, admin, []), (HttpMethod.Get, admin, [("Accept-Encoding", "gzip")]),
                (HttpMethod.Get, admin, [("Accept-Encoding", "br")]), (HttpMethod.Get, admin, [("If-None-Match", "*")]), (HttpMethod.Delete, admin, []), (HttpMethod.Get, admin, [("Accept", "image/png")])]
            : [(HttpMethod.Get, admin, [])];
        var body = "";
        foreach (var (method, key, headers) in ways)
        {
            using var answer = await api.Send(method, url, key, null, headers);
            var bytes = await answer.Content.ReadAsByteArrayAsync();
            var text = Unpacked(bytes, answer.Content.Headers.ContentEncoding.FirstOrDefault());
            Assert.That(Names.In($"{answer.Headers}{answer.Content.Headers}\n{text}"), Is.Empty, $"{method} {url} {string.Join(' ', headers)}: {text}");
            if (key == admin && method == HttpMethod.Get && headers.Length == 0) body = text;
        }

        return body;
    }

    private static string Unpacked(byte[] bytes, string? encoding)
    {
        using var stream = new MemoryStream(bytes);
        using Stream plain = encoding switch { "gzip" => new GZipStream(stream, CompressionMode.Decompress), "br" => new BrotliStream(stream, CompressionMode.Decompress), _ => stream };
        return new StreamReader(plain).ReadToEnd();
    }

    private static string Plain(string text)
    {
        var unescaped = Escaped().Replace(WebUtility.HtmlDecode(Uri.UnescapeDataString(text)), m => ((char)int.Parse(m.Groups[1].ValueSpan, NumberStyles.HexNumber, CultureInfo.InvariantCulture)).ToString());
        return string.Concat(unescaped.Normalize(NormalizationForm.FormD).Where(c => CharUnicodeInfo.GetUnicodeCategory(c) is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.Format)));
    }

    private static string Decoded(string cursor) => Encoding.Latin1.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(cursor));

    [GeneratedRegex(@"\\+u([0-9a-fA-F]{4})")]
    private static partial Regex Escaped();

    [GeneratedRegex("cursor=([A-Za-z0-9_-]+)")]
    private static partial Regex CursorText();
}
