using System.IO.Compression;
using System.Text;
using Compliance.Exchange;
using Compliance.Recording;

namespace Compliance.Tests.Exchange;

/// <summary>Files of every form are read record by record; what is wrong in them is told with its place, and never throws.</summary>
public sealed class ReadingTests
{
    private const string Head = "{\"format\": \"compliance-bundle\", \"version\": 1, \"records\": [\n";
    private const string Header = "{\"format\": \"compliance-bundle\", \"version\": 1}\n";

    private static string Source(string id, string title = "T") => $$"""{"record": "source", "id": "{{id}}", "publisher": "P", "title": "{{title}}"}""";

    private static (Entry[] Entries, List<Mistake> Mistakes) Read(byte[] bytes, BundleForm form, long largest = long.MaxValue, int chunk = int.MaxValue)
    {
        var mistakes = new List<Mistake>();
        using var stream = new Slow(bytes, chunk);
        return ([.. BundleReader.Read(stream, "file", form, null, mistakes, largest, null)], mistakes);
    }

    private static (Entry[] Entries, List<Mistake> Mistakes) Read(string text, BundleForm form) => Read(Encoding.UTF8.GetBytes(text), form);

    private static byte[] Gzip(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest)) gzip.Write(bytes);
        return packed.ToArray();
    }

    [Test]
    public void A_record_knows_its_line_and_its_place_in_every_form()
    {
        var json = Read($"{Head}{Source("a")},\n\n  {Source("b")}\n]}}\n", BundleForm.Json);
        var lines = Read($"{Header}\n{Source("a")}\r\n{Source("b")}", BundleForm.NdJson);
        var rows = Read("id,publisher,title,note\na,P,T,\"two\nlines\"\nb,P,T,\n", BundleForm.Csv);
        Assert.Multiple(() =>
        {
            Assert.That(json.Mistakes.Concat(lines.Mistakes).Concat(rows.Mistakes), Is.Empty);
            Assert.That(json.Entries.Select(e => (e.Record.Key, e.Line, e.Pointer)), Is.EqualTo(new (string, int?, string)[] { ("a", 2, "/records/0"), ("b", 4, "/records/1") }));
            Assert.That(lines.Entries.Select(e => (e.Record.Key, e.Line, e.Pointer)), Is.EqualTo(new (string, int?, string)[] { ("a", 3, ""), ("b", 4, "") }));
            Assert.That(rows.Entries.Select(e => (e.Record.Key, e.Line)), Is.EqualTo(new (string, int?)[] { ("a", 2), ("b", 4) }));
            Assert.That(json.Entries[1].Wrong("/note", "c", "m").ToString(), Is.EqualTo("file:4 /records/1/note (source b): m [c]"));
            Assert.That(lines.Entries[1].Wrong("/note", "c", "m").ToString(), Is.EqualTo("file:4 /note (source b): m [c]"));
            Assert.That(rows.Entries[1].Wrong("/publishedOn", "c", "m").ToString(), Is.EqualTo("file:4 published_on (source b): m [c]"));
        });
    }

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Json("cut off in a record", Head + Source("a") + ",\n{\"record\": \"sour", 3, "json", "the file breaks off (at byte 17 of the line)");
        yield return Json("cut off after a record", Head + Source("a") + ",\n", 3, "json", "breaks off");
        yield return Json("cut off at its end", Head + Source("a") + "]", 2, "json", "breaks off");
        yield return Json("empty", "", 1, "json", "breaks off");
        yield return Json("followed by something", Head + "]}\n\n x", 4, "json", "after the end of the bundle (at byte 2 of the line)");
        yield return Json("followed by NUL", Head + "]}\0", 2, "json", "after the end");
        yield return Json("with a NUL between records", Head + "\0]}", 2, "json", "not valid JSON");
        yield return Json("with a comment", Head + "// x\n]}", 2, "json", "not valid JSON");
        yield return Json("nested 10,000 levels deep", Head + new string('[', 10_000) + new string(']', 10_000) + "]}", 2, "json", "more than 16 levels deep");
        yield return Json("with 10 MB in one string", Head + Source("a") + ",\n" + Source("b", new string('x', 10_000_000)) + "]}", 3, "too_large", "larger than 1048576 bytes");
        yield return Json("with 10 MB in its head", "{\"format\": \"compliance-bundle\",\n\"$schema\": \"" + new string('x', 10_000_000) + "\"}", 2, "too_large", "larger than");
        yield return Json("with records twice", Head + "],\n\"records\": []}", 3, "duplicate_member", "'records' is given twice");
        yield return Json("with half of a pair of surrogates", Head + Source("a", "\\ud800") + "]}", 2, "characters", "half of a pair");
        yield return Json("with half of a pair as a name", "{\"\\ud800\": 1}", 1, "encoding", "not UTF-8");
        yield return Json("in UTF-16", "\u00ff\u00fe{", 1, "encoding", "UTF-16: save it as UTF-8");
        yield return Json("with invalid UTF-8 in a record", Head + "\n " + Source("a", "x\u00e9y") + "]}", 3, "encoding", "(at byte 63 of line 3)");
        yield return Json("with invalid UTF-8 in the name of a member", "{\"forma\u00e9\": 1}", 1, "encoding", "not UTF-8");
        yield return Lines("cut off", Source("a") + "\n{\"record\": \"sour", 2, "json", "at byte 17 of the line");
        yield return Lines("with a NUL", Source("a") + "\n\0\n" + Source("b"), 2, "json", "not valid JSON");
        yield return Lines("with two records on a line", Source("a") + Source("b"), 1, "json", "not valid JSON");
        yield return Lines("with invalid UTF-8", Source("a") + "\n" + Source("b", "\u00e9") + "\n" + Source("c"), 2, "encoding", "byte 61 of line 2");
        yield return Lines("nested too deep", new string('[', 10_000), 1, "json", "16 levels");
        yield return Lines("with a line of 10 MB", Source("a") + "\n" + Source("b", new string('x', 10_000_000)) + "\n" + Source("c"), 2, "too_large", "larger than 1048576 bytes");
        yield return Lines("of a newer version", "{\"format\": \"compliance-bundle\", \"version\": 2}\n" + Source("a"), 1, "newer_version", "reads up to 1");
        yield return Lines("that is JSON", Head.Trim() + "]}", 1, "form", "name it .json");
        yield return Lines("with a member twice", """{"record": "source", "id": "a", "id": "b", "publisher": "P", "title": "T"}""", 1, "duplicate_member", "'id' is given twice");
        yield return Rows("with invalid UTF-8", "id,publisher,title\na,P,T\nb,P,\u00e9\n", 3, "encoding", "not UTF-8 (at byte 5 of the line)");
        yield return Rows("with an open quotation mark", "id,publisher,title\na,P,\"T\n", 2, "csv", "quotation mark");
        yield return Rows("with a cell of 10 MB", "id,publisher,title\na,P," + new string('x', 10_000_000), 2, "too_large", "larger than");
        yield return Rows("with ten million cells", "id,publisher,title\na,P," + new string(',', 10_000_000), 2, "too_large", "larger than");
        yield return Rows("with a column twice", "id,publisher,title,title\na,P,T,T\n", 1, "header", "names no kind");
        yield return Rows("that is empty", "", 1, "header", "names no kind");

        static TestCaseData Json(string what, string text, int line, string code, string message) => Case("JSON", what, BundleForm.Json, text, line, code, message);
        static TestCaseData Lines(string what, string text, int line, string code, string message) => Case("NDJSON", what, BundleForm.NdJson, text, line, code, message);
        static TestCaseData Rows(string what, string text, int line, string code, string message) => Case("CSV", what, BundleForm.Csv, text, line, code, message);
        // Latin-1: each character is the byte of its number.
        static TestCaseData Case(string name, string what, BundleForm form, string text, int line, string code, string message) =>
            new TestCaseData(Encoding.Latin1.GetBytes(text), form, line, code, message).SetName($"{name} {what} is told with its line");
    }

    [TestCaseSource(nameof(Wrong))]
    public void What_is_wrong_in_a_file_is_told_with_its_line(byte[] bytes, BundleForm form, int line, string code, string message)
    {
        foreach (var sent in new[] { bytes, Gzip(bytes) })
        {
            var (_, mistakes) = Read(sent, form);
            Assert.That(mistakes.Select(m => (m.Line, m.Code)), Is.EqualTo(new (int?, string)[] { (line, code) }), string.Join('\n', mistakes));
            Assert.That(mistakes[0].Message, Does.Contain(message));
        }
    }

    [Test]
    public void A_bad_line_does_not_end_the_reading()
    {
        var (entries, mistakes) = Read($"{Source("a")}\n{{\n\n[1]\n{Source("b")}\n", BundleForm.NdJson);
        Assert.That(entries.Select(e => (e.Record.Key, e.Line)), Is.EqualTo(new (string, int?)[] { ("a", 1), ("b", 5) }));
        Assert.That(mistakes.Select(m => (m.Line, m.Code)), Is.EqualTo(new (int?, string)[] { (2, "json"), (4, "type") }));
    }

    [TestCase(BundleForm.Json)]
    [TestCase(BundleForm.NdJson)]
    [TestCase(BundleForm.Csv)]
    public void A_mark_of_UTF_8_is_passed_over_and_bytes_may_come_one_by_one(BundleForm form)
    {
        var text = form switch
        {
            BundleForm.Json => Head + Source("a", "Қосшығұлов 🙂") + "]}",
            BundleForm.NdJson => Header + Source("a", "Қосшығұлов 🙂"),
            _ => "id,publisher,title\na,P,Қосшығұлов 🙂\n",
        };
        byte[] bytes = [0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(text)];
        foreach (var sent in new[] { bytes, Gzip(bytes) })
        {
            var (entries, mistakes) = Read(sent, form, chunk: 1);
            Assert.That(mistakes, Is.Empty);
            Assert.That(((Compliance.Sources.NewSource)entries.Single().Record).Title, Is.EqualTo("Қосшығұлов 🙂"));
        }
    }

    [TestCase(BundleForm.Json)]
    [TestCase(BundleForm.NdJson)]
    [TestCase(BundleForm.Csv)]
    public void What_unpacks_to_too_much_is_not_read_further(BundleForm form)
    {
        var bytes = Gzip(Encoding.UTF8.GetBytes((form == BundleForm.Csv ? "id,publisher,title\n" : "") + new string('\n', 50_000_000)));
        Assert.That(bytes, Has.Length.LessThan(1_000_000));
        var (_, mistakes) = Read(bytes, form, largest: 2_000_000);
        Assert.That(mistakes.Select(m => m.Code), Is.EqualTo(["too_large"]));
    }

    [TestCase(BundleForm.Json)]
    [TestCase(BundleForm.NdJson)]
    [TestCase(BundleForm.Csv)]
    public void A_gzip_file_that_is_cut_or_damaged_is_told(BundleForm form)
    {
        var text = form == BundleForm.Csv ? "id,publisher,title\n" + string.Concat(Enumerable.Range(0, 3000).Select(i => $"a{i * 7919 % 3001},P,T\n"))
            : (form == BundleForm.Json ? Head : "") + string.Join(form == BundleForm.Json ? ",\n" : "\n", Enumerable.Range(0, 3000).Select(i => Source($"a{i * 7919 % 3001}"))) + (form == BundleForm.Json ? "]}" : "\n");
        var whole = Gzip(Encoding.UTF8.GetBytes(text));
        Assert.That(Read(whole, form).Mistakes, Is.Empty);
        // The last bytes are a check of what was unpacked before.
        for (var cut = whole.Length - 12; cut > 20; cut -= whole.Length / 20)
            Assert.That(Read(whole[..cut], form).Mistakes, Is.Not.Empty, $"cut to {cut} of {whole.Length} bytes");
        whole[whole.Length / 2] ^= 0xff;
        Assert.That(Read(whole, form).Mistakes, Is.Not.Empty);
    }

    [TestCase(BundleForm.Json)]
    [TestCase(BundleForm.NdJson)]
    [TestCase(BundleForm.Csv)]
    public void After_a_thousand_mistakes_reading_ends(BundleForm form)
    {
        var text = form == BundleForm.Csv ? "id,publisher,title\n" + string.Concat(Enumerable.Repeat("a,P,\n", 5000))
            : (form == BundleForm.Json ? Head : "") + string.Join(form == BundleForm.Json ? ",\n" : "\n", Enumerable.Repeat("{}", 5000)) + (form == BundleForm.Json ? "]}" : "\n");
        var mistakes = Read(text, form).Mistakes;
        Assert.That(mistakes, Has.Count.EqualTo(BundleReader.MostMistakes + 1));
        Assert.That(mistakes[^1].Code, Is.EqualTo("too_many"));
        Assert.That(mistakes[^2].Code, Is.Not.EqualTo("too_many"));
        Assert.That(mistakes[^1].Line, Is.EqualTo(BundleReader.MostMistakes + (form == BundleForm.NdJson ? 1 : 2)));
    }

    [TestCase(BundleForm.Json)]
    [TestCase(BundleForm.NdJson)]
    [TestCase(BundleForm.Csv)]
    public void No_more_is_read_than_the_records_that_are_asked_for_need(BundleForm form)
    {
        var bytes = Encoding.UTF8.GetBytes(form == BundleForm.Csv ? "id,publisher,title\n" + string.Concat(Enumerable.Range(0, 100_000).Select(i => $"a{i},P,T\n"))
            : (form == BundleForm.Json ? Head : "") + string.Join(form == BundleForm.Json ? ",\n" : "\n", Enumerable.Range(0, 100_000).Select(i => Source($"a{i}"))) + (form == BundleForm.Json ? "]}" : ""));
        var (count, read) = (0, 0L);
        foreach (var _ in BundleReader.Read(new MemoryStream(bytes), "file", form, null, new List<Mistake>(), long.MaxValue, now => read = now))
        {
            var needed = (long)bytes.Length * ++count / 100_000;
            if (count % 1000 == 0) Assert.That(read - needed, Is.LessThan(100_000), $"read ahead at record {count}");
        }

        Assert.That((count, read), Is.EqualTo((100_000, (long)bytes.Length)));
    }

    private sealed class Slow(byte[] bytes, int chunk) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(buffer.Length, chunk)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, chunk));
    }
}
