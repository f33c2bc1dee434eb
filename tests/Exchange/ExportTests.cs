using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Exchange;

/// <summary>What goes out comes in again, and is the same.</summary>
public sealed class ExportTests
{
    private static readonly ExportFormat[] Bundles = [ExportFormat.Json, ExportFormat.Ndjson, ExportFormat.Csv];

    private static async Task<HttpResponseMessage> Ask(RunningApi api, string url, string? accept = null, HttpMethod? method = null, string? known = null)
    {
        using var request = new HttpRequestMessage(method ?? HttpMethod.Get, url);
        if (accept is not null) request.Headers.TryAddWithoutValidation("Accept", accept);
        if (known is not null) request.Headers.TryAddWithoutValidation("If-None-Match", known);
        return await api.Http.SendAsync(request);
    }

    [TestCaseSource(nameof(Bundles))]
    public async Task Exported_imported_and_exported_it_is_the_same_bytes(ExportFormat format)
    {
        var api = await RunningApi.Shared;
        using var answer = await Ask(api, $"/v1/export?format={format.ToString().ToLowerInvariant()}");
        var sent = await answer.Content.ReadAsByteArrayAsync();
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        var database = Exports.Import(format, sent);
        foreach (var again in Bundles) Assert.That(database.Export(again), Is.EqualTo(new Compliance.Storage.Database(api.Path).Export(again)), $"{format}, then {again}");
        Assert.That(database.Export(format), Is.EqualTo(sent));
        Assert.That(new Compliance.FollowUp.Verification(database).Run().Findings, Is.Empty);
    }

    [Test]
    public void Random_records_come_back_as_they_were_in_every_form([Range(1, 12)] int seed)
    {
        var database = Fresh.Migrated();
        try
        {
            database.Import(Fresh.Bundle(RandomBundle.Of(seed)));
        }
        catch (ImportRefusedException e)
        {
            Assert.Fail(string.Join('\n', e.Mistakes));
        }

        foreach (var format in Bundles)
        {
            var first = database.Export(format);
            var second = Exports.Import(format, first).Export(format);
            Assert.That(Encoding.UTF8.GetString(second), Is.EqualTo(Encoding.UTF8.GetString(first)));
            Assert.That(second, Is.EqualTo(first));
        }
    }

    [Test]
    public async Task Every_record_is_there_once_by_kind_and_key_and_one_a_line()
    {
        var api = await RunningApi.Shared;
        var text = await api.Http.GetStringAsync(new Uri("/v1/export", UriKind.Relative));
        var records = JsonDocument.Parse(text).RootElement.GetProperty("records").EnumerateArray().Select(r => BundleJson.Read(r.GetRawText())).ToArray();
        var kinds = BundleJson.Kinds.Keys.ToList();
        var order = records.Select(r => (kinds.IndexOf(r.Word()), r.Key)).ToArray();
        using var reader = new Compliance.Storage.Database(api.Path).Read();
        var expected = kinds.Sum(k => Dapper.SqlMapper.ExecuteScalar<int>(reader.Connection, $"select count(*) from {k} where retracted_at is null"));
        Assert.Multiple(() =>
        {
            Assert.That(records, Has.Length.EqualTo(expected).And.Length.GreaterThan(500));
            Assert.That(order, Is.Unique);
            Assert.That(order, Is.EqualTo(order.OrderBy(o => o.Item1).ThenBy(o => o.Key, StringComparer.Ordinal)));
            Assert.That(text.TrimEnd('\n').Split('\n'), Has.Length.EqualTo(expected + 2));
            Assert.That(text.Split('\n').Skip(1).Take(expected).Select(l => l.TrimEnd(',')), Is.EqualTo(records.Select(BundleJson.Write)));
        });
    }

    [TestCase(null, "application/json", ".json")]
    [TestCase("*/*", "application/json", ".json")]
    [TestCase("application/x-ndjson", "application/x-ndjson", ".ndjson")]
    [TestCase("application/json;q=0.5, application/zip", "application/zip", ".csv.zip")]
    [TestCase("text/html, application/vnd.sqlite3", "application/vnd.sqlite3", ".db")]
    public async Task The_format_can_be_asked_for_by_Accept(string? accept, string type, string ending)
    {
        var api = await RunningApi.Shared;
        using var answer = await Ask(api, "/v1/export", accept);
        using var head = await Ask(api, "/v1/export", accept, HttpMethod.Head);
        using var again = await Ask(api, "/v1/export", accept, known: answer.Headers.ETag!.ToString());
        using var other = await Ask(api, "/v1/export", accept == "application/zip" ? "application/json" : "application/zip;q=1", known: answer.Headers.ETag!.ToString());
        using var any = await Ask(api, "/v1/export", accept, known: "*");
        Assert.Multiple(() =>
        {
            Assert.That(answer.Content.Headers.ContentType!.MediaType, Is.EqualTo(type));
            Assert.That(answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), Does.StartWith("compliance-").And.EndWith(ending));
            Assert.That(answer.Headers.Vary, Does.Contain("Accept"));
            Assert.That((head.StatusCode, head.Content.Headers.ContentType!.MediaType, head.Headers.ETag), Is.EqualTo((HttpStatusCode.OK, type, answer.Headers.ETag)));
            Assert.That(again.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
            Assert.That(other.StatusCode, Is.EqualTo(type == "application/zip" ? HttpStatusCode.NotModified : HttpStatusCode.OK), "the tag of one format is not that of another");
            Assert.That(any.StatusCode, Is.EqualTo(HttpStatusCode.NotModified));
        });
    }

    [Test]
    public async Task What_is_not_offered_is_refused()
    {
        var api = await RunningApi.Shared;
        await api.Problem("/v1/export?format=xml", HttpStatusCode.NotAcceptable, "not-acceptable");
        using var answer = await Ask(api, "/v1/export", "text/html");
        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.NotAcceptable));
        Assert.That(await answer.Content.ReadAsStringAsync(), Does.Contain("application/x-ndjson"));
    }

    [Test]
    public void What_was_retracted_is_not_exported()
    {
        var database = Fresh.Seeded();
        var folder = Fresh.Folder();
        foreach (var file in Directory.EnumerateFiles(RunningApi.SeedFolder, "*.*", SearchOption.AllDirectories)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        var sessions = Path.Combine(folder, "sessions.csv");
        File.WriteAllLines(sessions, File.ReadAllLines(sessions).Where(l => !l.StartsWith("ilc-1,", StringComparison.Ordinal)));
        var before = Encoding.UTF8.GetString(database.Export(ExportFormat.Ndjson));
        new SeedFiles(database, TimeProvider.System).Load(folder);
        var after = Encoding.UTF8.GetString(database.Export(ExportFormat.Ndjson));
        Assert.That(before.Split('\n').Except(after.Split('\n')).Single(), Does.Contain("\"id\":\"ilc-1\""));
    }

    [Test]
    public void An_export_shows_one_state_though_writes_go_on()
    {
        var database = Fresh.Seeded();
        var expected = database.Export(ExportFormat.Json);
        using var bytes = new MemoryStream();
        var isFirst = true;
        new Exporter(database).Write(bytes, ExportFormat.Json, database.Revision(), written =>
        {
            if (!isFirst) return;
            isFirst = false;
            database.Import(Fresh.Bundle(Records.Source, Records.Actor(), Records.Evidence("government", "step")));
        }, CancellationToken.None);
        Assert.That(bytes.ToArray(), Is.EqualTo(expected));
        Assert.That(database.Export(ExportFormat.Json), Is.Not.EqualTo(expected));
    }

    [Test]
    public void Masked_records_are_in_the_order_of_the_keys_they_leave_with()
    {
        var database = Fresh.Seeded();
        database.Import(Fresh.Bundle(Records.Source, Records.Actor("Nobody Else")));
        var lines = Encoding.UTF8.GetString(database.Export(ExportFormat.Ndjson, json => json.Replace("an-actor", "zz-restricted", StringComparison.Ordinal).Replace("Nobody Else", "a person", StringComparison.Ordinal))).Split('\n');
        var actors = lines.Where(l => l.Contains("\"record\":\"actor\"", StringComparison.Ordinal)).Select(l => BundleJson.Read(l).Key).ToArray();
        Assert.Multiple(() =>
        {
            Assert.That(actors, Is.Ordered.Using((IComparer<string>)StringComparer.Ordinal));
            Assert.That(actors[^1], Is.EqualTo("zz-restricted"));
            Assert.That(actors, Is.Unique);
            Assert.That(string.Concat(lines), Does.Not.Contain("an-actor").And.Not.Contain("Nobody Else"));
        });
    }

    [Test]
    public async Task The_cells_of_a_spreadsheet_run_nothing()
    {
        var database = Fresh.Migrated();
        database.Import(Fresh.Bundle("""{"record": "source", "id": "a-source", "publisher": "=cmd()", "title": "'t", "note": "@x"}"""));
        using var zip = new ZipArchive(new MemoryStream(database.Export(ExportFormat.Csv)));
        using var file = new StreamReader(await zip.GetEntry("source.csv")!.OpenAsync());
        Assert.That(await file.ReadToEndAsync(), Does.Contain(",'=cmd(),''t,").And.Contain(",'@x,"));
    }
}
