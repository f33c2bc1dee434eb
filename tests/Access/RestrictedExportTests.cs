using System.IO.Compression;
using System.Text;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Access;

/// <summary>What leaves as a whole shows no restricted name either, and is as good as the whole.</summary>
public sealed class RestrictedExportTests
{
    [TestCase("json")]
    [TestCase("ndjson")]
    [TestCase("csv")]
    [TestCase("sqlite")]
    public async Task No_export_over_HTTP_shows_a_restricted_name(string format)
    {
        await using var api = await Restricted();
        var bytes = await api.Http.GetByteArrayAsync(new Uri($"/v1/export?format={format}", UriKind.Relative));
        AssertHides(format, bytes);
    }

    [TestCase("json")]
    [TestCase("ndjson")]
    [TestCase("csv")]
    [TestCase("sqlite")]
    public async Task An_export_shows_the_names_that_are_not_restricted(string format) =>
        Assert.That(Names.In(Text(format, await (await RunningApi.Shared).Http.GetByteArrayAsync(new Uri($"/v1/export?format={format}", UriKind.Relative)))), Is.EquivalentTo(Names.Hidden));

    [TestCase("export.json")]
    [TestCase("export.json.gz")]
    [TestCase("export.ndjson")]
    [TestCase("export.zip")]
    [TestCase("export.db")]
    public async Task No_export_on_the_command_line_shows_a_restricted_name(string name)
    {
        await using var api = await Restricted();
        var file = Path.Combine(Fresh.Folder(), name);
        var run = await Shell.Run("export", file, "--storage", api.Path);
        Assert.That(run.Code, Is.Zero, run.Errors);
        var bytes = await File.ReadAllBytesAsync(file);
        if (name.EndsWith(".gz", StringComparison.Ordinal)) bytes = Read(new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress));
        AssertHides(name switch { "export.zip" => "csv", "export.db" => "sqlite", _ => "json" }, bytes);
    }

    [Test]
    public async Task A_snapshot_is_whole_in_itself_and_exports_the_same()
    {
        await using var api = await Restricted();
        var bytes = await api.Http.GetByteArrayAsync(new Uri("/v1/export?format=sqlite", UriKind.Relative));
        var path = Fresh.Path();
        await File.WriteAllBytesAsync(path, bytes);
        var copy = new Database(path);
        Assert.That(new Verification(copy).Run().Findings, Is.Empty);
        var file = Path.Combine(Fresh.Folder(), "again.json");
        Assert.That((await Shell.Run("export", file, "--storage", path)).Code, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(await api.Http.GetStringAsync(new Uri("/v1/export?format=json", UriKind.Relative))));
    }

    [Test]
    public async Task A_mirror_of_the_changes_is_what_is_exported()
    {
        await using var api = await Restricted();
        var records = new SortedDictionary<string, string>(StringComparer.Ordinal);
        for (var next = "/v1/changes?limit=500"; next is not null;)
        {
            var page = await api.Get(next);
            foreach (var entry in page.Rows())
            {
                var id = $"{entry.GetProperty("record")} {entry.GetProperty("key")}";
                if (entry.GetProperty("isPublished").GetBoolean()) records[id] = entry.GetProperty("after").GetRawText();
                else records.Remove(id);
            }

            next = page.GetProperty("page").GetProperty("next").GetString();
        }

        Assert.That(Names.In(string.Concat(records.Values)), Is.Empty);
        var mirror = Fresh.Migrated();
        mirror.Import(Fresh.Bundle([.. records.Values]));
        var file = Path.Combine(Fresh.Folder(), "mirror.json");
        Assert.That((await Shell.Run("export", file, "--storage", mirror.Path)).Code, Is.Zero);
        Assert.That(await File.ReadAllTextAsync(file), Is.EqualTo(await api.Http.GetStringAsync(new Uri("/v1/export?format=json", UriKind.Relative))));
    }

    private static async Task<RunningApi> Restricted()
    {
        var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        // One that was retracted stays in the log, and in a snapshot.
        using (var retraction = await api.Send(HttpMethod.Post, "/v1/evidence/kaz-2019-07-17-baltabay-sentence/retract", admin, new { reason = "Erlan Baltabay says so" }, ("If-Match", "*")))
            Assert.That(retraction.IsSuccessStatusCode, Is.True, await retraction.Content.ReadAsStringAsync());
        await api.Restrict(admin, "erlan-baltabay", "person-9f31c2");
        await api.Restrict(admin, "larisa-kharkova", "person-0a0a0a");
        return api;
    }

    private static void AssertHides(string format, byte[] bytes)
    {
        var text = Text(format, bytes);
        Assert.That(text, Does.Contain("person-9f31c2").And.Contain("person-0a0a0a").And.Contain("kaz-c87-union-leaders"), "it holds what it should");
        Assert.That(Names.In(text), Is.Empty);
    }

    private static string Text(string format, byte[] bytes) => format switch { "csv" => Unzipped(bytes), "sqlite" => Tables(bytes), _ => Encoding.UTF8.GetString(bytes) };

    private static string Unzipped(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        return string.Concat(zip.Entries.Select(e => Encoding.UTF8.GetString(Read(e.Open()))));
    }

    // The bytes too: what was overwritten may be left in a free page.
    private static string Tables(byte[] bytes)
    {
        var path = Fresh.Path();
        File.WriteAllBytes(path, bytes);
        return new Database(path).Contents() + Encoding.Latin1.GetString(bytes);
    }

    private static byte[] Read(Stream stream)
    {
        using var held = new MemoryStream();
        using (stream) stream.CopyTo(held);
        return held.ToArray();
    }
}
