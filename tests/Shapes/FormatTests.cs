using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Compliance.Tests.Support;
using CsvHelper;

namespace Compliance.Tests.Shapes;

public sealed class FormatTests
{
    private static readonly string[] Lists =
    [
        "/v1/requests?", "/v1/threads?", "/v1/commitments?", "/v1/conclusions?", "/v1/evidence?", "/v1/sources?", "/v1/actors?", "/v1/sessions?", "/v1/members?", "/v1/conventions?",
        "/v1/ratifications?", "/v1/cases?", "/v1/deadlines?", "/v1/changes?", "/v1/requests/kaz-c87-cas-2021.3/changes?", "/v1/status?groupBy=member,status&",
        "/v1/transitions?member=KAZ&what=status&", "/v1/status/series?from=2015-01-01&to=2024-06-30&",
    ];

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_as_NDJSON_has_all_its_rows_as_JSON_has_them(string list)
    {
        var api = await RunningApi.Shared;
        var rows = await Rows(api, list);
        var lines = (await Text(api, $"{list}format=ndjson", "application/x-ndjson")).Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.That(lines, Is.EqualTo(rows.Select(r => r.GetRawText())).And.Not.Empty);
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_as_CSV_has_all_its_rows_under_the_names_of_the_columns(string list)
    {
        var api = await RunningApi.Shared;
        var rows = await Rows(api, list);
        var text = await Text(api, $"{list}format=csv&csvFor=programs", "text/csv");
        using var csv = new CsvReader(new StringReader(text), CultureInfo.InvariantCulture);
        Assert.That(csv.Read() && csv.ReadHeader());
        var simple = rows[0].EnumerateObject().Where(p => p.Value.ValueKind is JsonValueKind.String or JsonValueKind.Number).Select(p => p.Name).ToArray();
        Assert.That(csv.HeaderRecord, Is.SupersetOf(simple));
        foreach (var row in rows)
        {
            Assert.That(csv.Read());
            foreach (var name in simple) Assert.That(csv.GetField(name), Is.EqualTo(row.GetProperty(name).ToString()), name);
        }

        Assert.That(csv.Read(), Is.False);
    }

    [TestCaseSource(nameof(Lists))]
    public async Task A_list_as_text_is_a_page_of_aligned_columns(string list)
    {
        var lines = (await Text(await RunningApi.Shared, $"{list}format=text", "text/plain")).Split('\n');
        Assert.That(lines, Has.Length.GreaterThan(3));
        Assert.That(lines.SkipLast(1).Last(l => !l.StartsWith("More:", StringComparison.Ordinal)), Does.Match(@"^\d+ rows?.* \(revision \d+\)$"));
        var second = lines[0].Split("  ", StringSplitOptions.RemoveEmptyEntries)[1].Trim();
        var at = lines[0].IndexOf($"  {second}", StringComparison.Ordinal);
        Assert.That(lines.TakeWhile(l => l.Length > 0).Select(l => l[at..(at + 2)]), Is.All.EqualTo("  "));
    }

    [Test]
    public async Task Accept_chooses_as_format_does_and_the_word_wins()
    {
        var api = await RunningApi.Shared;
        using var csv = await api.Send(HttpMethod.Get, "/v1/sources", headers: ("Accept", "text/csv;q=0.9, application/json;q=0.1"));
        using var json = await api.Send(HttpMethod.Get, "/v1/sources?format=json", headers: ("Accept", "text/csv"));
        Assert.Multiple(() =>
        {
            Assert.That(csv.Content.Headers.ContentType!.MediaType, Is.EqualTo("text/csv"));
            Assert.That(csv.Content.Headers.ContentDisposition!.FileName, Is.EqualTo("sources.csv"));
            Assert.That(csv.Headers.Vary, Does.Contain("Accept"));
            Assert.That(json.Content.Headers.ContentType!.MediaType, Is.EqualTo("application/json"));
            Assert.That(csv.Headers.ETag, Is.Not.EqualTo(json.Headers.ETag), "two representations have two tags");
        });
    }

    [Test]
    public async Task Each_format_answers_304_to_its_own_tag_and_HEAD_as_GET()
    {
        var api = await RunningApi.Shared;
        foreach (var format in (string[])["json", "ndjson", "csv", "text"])
        {
            var url = $"/v1/requests?format={format}";
            using var first = await api.Send(HttpMethod.Get, url);
            using var again = await api.Send(HttpMethod.Get, url, headers: ("If-None-Match", first.Headers.ETag!.ToString()));
            using var any = await api.Send(HttpMethod.Get, url, headers: ("If-None-Match", "*"));
            using var head = await api.Send(HttpMethod.Head, url);
            Assert.Multiple(async () =>
            {
                Assert.That((int)again.StatusCode, Is.EqualTo(304), format);
                Assert.That((int)any.StatusCode, Is.EqualTo(304), format);
                Assert.That(await any.Content.ReadAsStringAsync(), Is.Empty, format);
                Assert.That((int)head.StatusCode, Is.EqualTo(200), format);
                Assert.That(head.Content.Headers.ContentType, Is.EqualTo(first.Content.Headers.ContentType), format);
            });
        }
    }

    [Test]
    public async Task A_cell_that_a_spreadsheet_would_run_is_harmless_unless_for_programs()
    {
        await using var api = await RunningApi.Start();
        var key = api.Key(Compliance.Access.Role.Editor);
        foreach (var (id, title) in ((string, string)[])[("danger-1", "=HYPERLINK(\"http://evil.example\")"), ("danger-2", "+1"), ("danger-3", "-1"), ("danger-4", "@SUM(A1)"), ("danger-5", "'quoted, \"twice\"")])
            (await api.Send(HttpMethod.Put, $"/v1/sources/{id}", key, new { publisher = "Қазақстан", title })).Dispose();
        var guarded = await Text(api, "/v1/sources?source=danger-1,danger-2,danger-3,danger-4,danger-5&format=csv&fields=title", "text/csv");
        var plain = await Text(api, "/v1/sources?source=danger-1,danger-2,danger-3,danger-4,danger-5&format=csv&fields=title&csvFor=programs", "text/csv");
        using var excel = await api.Send(HttpMethod.Get, "/v1/sources?source=danger-1&format=csv&fields=publisher&csvFor=excel");
        var bytes = await excel.Content.ReadAsByteArrayAsync();
        Assert.Multiple(() =>
        {
            Assert.That(guarded, Is.EqualTo("title\r\n\"'=HYPERLINK(\"\"http://evil.example\"\")\"\r\n'+1\r\n'-1\r\n'@SUM(A1)\r\n\"''quoted, \"\"twice\"\"\"\r\n"));
            Assert.That(plain, Is.EqualTo("title\r\n\"=HYPERLINK(\"\"http://evil.example\"\")\"\r\n+1\r\n-1\r\n@SUM(A1)\r\n\"'quoted, \"\"twice\"\"\"\r\n"));
            Assert.That(bytes[..3], Is.EqualTo(Encoding.UTF8.Preamble.ToArray()));
            Assert.That(Encoding.UTF8.GetString(bytes[3..]), Is.EqualTo("publisher\r\nҚазақстан\r\n"));
            Assert.That(guarded[0], Is.EqualTo('t'), "no byte order mark unless asked for");
        });
    }

    [Test]
    public async Task A_terminal_gets_nothing_that_it_would_run()
    {
        await using var api = await RunningApi.Start();
        (await api.Send(HttpMethod.Put, "/v1/sources/escape", api.Key(Compliance.Access.Role.Editor), "{\"publisher\": \"x\", \"title\": \"y\", \"note\": \"one\\ntwo\\tthree\"}")).Dispose();
        var text = await Text(api, "/v1/sources?source=escape&format=text&fields=id,note,title", "text/plain");
        Assert.That(text, Does.Contain("one two three").And.Not.Contain('\t'));
    }

    [TestCase("/v1/requests?format=xml", 406, "format")]
    [TestCase("/v1/requests?format=CSV", 406, "format")]
    [TestCase("/v1/export?format=text", 406, "format")]
    [TestCase("/v1/requests/kaz-c87-cas-2021.3?format=csv", 400, "format")]
    [TestCase("/v1/requests?format=csv&format=json", 400, "format")]
    [TestCase("/v1/requests?format=", 400, "format")]
    [TestCase("/v1/requests?format=csv&limit=10", 400, "limit")]
    [TestCase("/v1/requests?format=ndjson&cursor=x", 400, "cursor")]
    [TestCase("/v1/requests?format=csv&count=true", 400, "count")]
    [TestCase("/v1/requests?format=csv&include=thread", 400, "include")]
    [TestCase("/v1/requests?format=text&include=thread", 400, "include")]
    [TestCase("/v1/requests?csvFor=lotus", 400, "csvFor")]
    [TestCase("/v1/codes?csvFor=excel", 400, "csvFor")]
    public async Task A_format_that_is_not_offered_is_refused_with_those_that_are(string url, int status, string parameter)
    {
        var problem = await (await RunningApi.Shared).Problem(url, (HttpStatusCode)status, status == 406 ? "not-acceptable" : "invalid-parameter");
        Assert.That(problem.GetProperty("errors")[0].GetProperty("parameter").GetString(), Is.EqualTo(parameter));
    }

    [TestCase("/v1/deadlines.ics/", "text/calendar")]
    [TestCase("/v1/Deadlines.ICS", "text/calendar")]
    [TestCase("/v1/changes.atom/?limit=1", "application/atom+xml")]
    [TestCase("/v1/Changes.Atom?limit=1", "application/atom+xml")]
    public async Task An_ending_means_its_format_however_the_address_is_written(string url, string mediaType) =>
        await Text(await RunningApi.Shared, url, mediaType);

    [Test]
    public async Task What_is_accepted_of_unknown_types_is_told_with_all_that_are_offered()
    {
        var api = await RunningApi.Shared;
        using var response = await api.Send(HttpMethod.Get, "/v1/requests", headers: ("Accept", "application/xml, image/*"));
        Assert.That((await response.Json(406)).GetProperty("detail").GetString(), Does.Contain("application/json, application/x-ndjson, text/csv, text/plain"));
    }

    private static async Task<JsonElement[]> Rows(RunningApi api, string list)
    {
        var rows = new List<JsonElement>();
        for (var next = $"{list}{(list.StartsWith("/v1/status", StringComparison.Ordinal) ? "" : "limit=500")}"; next is not null;)
        {
            var page = await api.Get(next);
            rows.AddRange(page.Rows());
            next = page.TryGetProperty("page", out var info) ? info.GetProperty("next").GetString() : null;
        }

        return [.. rows];
    }

    private static async Task<string> Text(RunningApi api, string url, string mediaType)
    {
        using var response = await api.Send(HttpMethod.Get, url);
        var text = Encoding.UTF8.GetString(await response.Content.ReadAsByteArrayAsync());
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        Assert.That(response.Content.Headers.ContentType!.ToString(), Is.EqualTo($"{mediaType}; charset=utf-8"));
        return text;
    }
}
