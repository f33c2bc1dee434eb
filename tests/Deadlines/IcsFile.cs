using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Compliance.Tests.Support;

namespace Compliance.Tests.Deadlines;

/// <summary>A calendar read to the letter of RFC 5545: what parsers forgive fails here.</summary>
internal sealed partial class IcsFile
{
    private static readonly string[] Once = ["UID", "DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "CREATED", "LAST-MODIFIED", "SEQUENCE", "STATUS", "TRANSP", "CATEGORIES"];

    private IcsFile(string text) => Text = text;

    /// <summary>As it was sent.</summary>
    public string Text { get; }

    /// <summary>Without folds.</summary>
    public string Unfolded => Text.Replace("\r\n ", "", StringComparison.Ordinal);

    /// <summary>The entries by UID, each its properties by name, as they are written.</summary>
    public IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Entries { get; private init; } = new Dictionary<string, IReadOnlyDictionary<string, string>>();

    /// <summary>The entry of a record.</summary>
    public IReadOnlyDictionary<string, string> this[string record] => Entries[$"{record}@deadlines.compliance.invalid"];

    public static async Task<IcsFile> Get(RunningApi api, string query)
    {
        using var response = await api.Http.GetAsync(new Uri($"/v1/deadlines.ics?{query}", UriKind.Relative));
        var bytes = await response.Content.ReadAsByteArrayAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), Encoding.UTF8.GetString(bytes));
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("text/calendar; charset=utf-8"));
        return Read(bytes);
    }

    public static IcsFile Read(byte[] bytes)
    {
        var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes);
        Assert.That(text.EndsWith("END:VCALENDAR\r\n", StringComparison.Ordinal) && text[0] != '\uFEFF', Is.True);
        Assert.That(text.Replace("\r\n", "", StringComparison.Ordinal).Where(char.IsControl), Is.All.EqualTo('\t'), "no control character but CR LF at the end of a line");
        foreach (var line in text.Split("\r\n")) Assert.That(Encoding.UTF8.GetByteCount(line), Is.LessThanOrEqualTo(75), line);
        var file = new IcsFile(text);
        var lines = file.Unfolded.Split("\r\n")[..^1];
        foreach (var line in lines) Assert.That(line, Does.Match(Line()));
        Assert.That(lines[0], Is.EqualTo("BEGIN:VCALENDAR"));
        var head = lines.TakeWhile((l, i) => i == 0 || !l.StartsWith("BEGIN:", StringComparison.Ordinal)).ToArray();
        foreach (var name in (string[])["VERSION:2.0", "CALSCALE:GREGORIAN", "PRODID:", "X-WR-CALNAME:", "REFRESH-INTERVAL;VALUE=DURATION:P"])
            Assert.That(head.Count(l => l.StartsWith(name, StringComparison.Ordinal)), Is.EqualTo(1), name);
        Assert.That(lines.Where(l => l.StartsWith("BEGIN:", StringComparison.Ordinal)).Skip(1), Is.Not.Empty, "a calendar has something in it");
        return new IcsFile(text) { Entries = Events(lines) };
    }

    /// <summary>A day as it is written.</summary>
    public static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture);

    /// <summary>A text without its escapes.</summary>
    public static string Plain(string text) => Escape().Replace(text, m => m.Value is "\\n" or "\\N" ? "\n" : m.Value[1..]);

    private static Dictionary<string, IReadOnlyDictionary<string, string>> Events(string[] lines)
    {
        var events = new Dictionary<string, IReadOnlyDictionary<string, string>>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (lines[i] != "BEGIN:VEVENT") continue;
            var end = Array.IndexOf(lines, "END:VEVENT", i);
            var properties = lines[(i + 1)..end].Select(l => Regex.Match(l, "^([A-Z-]+)((?:;[^:]*)?):(.*)$")).ToArray();
            Assert.That(properties.Select(p => p.Groups[1].Value), Is.Unique.And.SupersetOf(Once));
            var of = properties.ToDictionary(p => p.Groups[1].Value, p => p.Groups[3].Value);
            foreach (var day in properties.Where(p => p.Groups[1].Value is "DTSTART" or "DTEND")) Assert.That(day.Groups[2].Value, Is.EqualTo(";VALUE=DATE"));
            foreach (var name in (string[])["DTSTAMP", "CREATED", "LAST-MODIFIED"]) Assert.That(of[name], Does.Match("^[0-9]{8}T[0-9]{6}Z$"));
            foreach (var name in (string[])["SUMMARY", "DESCRIPTION"]) Assert.That(Regex.Replace(of[name], @"\\[\\;,nN]", ""), Does.Not.Contain("\\").And.Not.Contain(";").And.Not.Contain(","), of[name]);
            Assert.That(Day(of["DTEND"]), Is.GreaterThan(Day(of["DTSTART"])), "the end is exclusive");
            Assert.That(of["TRANSP"], Is.EqualTo("TRANSPARENT"));
            Assert.That(of["STATUS"], Is.AnyOf("CONFIRMED", "CANCELLED", "TENTATIVE"));
            events.Add(of["UID"], of);
        }

        return events;
    }

    [GeneratedRegex("^[A-Z-]+(;[A-Z-]+=[^:;,\"]+)*:.*$")]
    private static partial Regex Line();

    [GeneratedRegex(@"\\.")]
    private static partial Regex Escape();
}
