using Compliance.Recording;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Support;

namespace Compliance.Tests.Exchange;

/// <summary>What is wrong in a file is told with its place, and nothing of the file is taken.</summary>
public sealed class RefusalTests
{
    private static IReadOnlyList<Mistake> Refused(string file, Database? database = null)
    {
        database ??= Fresh.Seeded();
        var before = database.Contents();
        var refusal = Assert.Throws<ImportRefusedException>(() => database.Import(file))!;
        Assert.That(database.Contents(), Is.EqualTo(before), "the database is as it was");
        Assert.That(refusal.Mistakes.Select(m => m.ToString()), Has.None.Contains("Compliance.").And.None.Contains("System."), "no name of the program's own types");
        return refusal.Mistakes;
    }

    private static void AssertRefused(string file, string pointer, string code, string message)
    {
        var mistake = Refused(file).Single();
        Assert.Multiple(() =>
        {
            Assert.That(mistake.File, Is.EqualTo(Path.GetFileName(file)));
            Assert.That(mistake.Pointer, Is.EqualTo(pointer));
            Assert.That(mistake.Code, Is.EqualTo(code));
            Assert.That(mistake.Message, Does.Contain(message));
        });
    }

    [Test]
    public void A_dangling_reference() =>
        AssertRefused(Fresh.Bundle(Records.Actor()), "/records/0/source", "dangling_reference", "there is no source 'a-source' in this bundle or in the database");

    [Test]
    public void A_duplicate_id() =>
        AssertRefused(Fresh.Bundle(Records.Source, Records.Source), "/records/1", "duplicate", "source a-source is given twice: first in bundle.json:1 /records/0");

    [Test]
    public void A_finding_of_a_government() =>
        AssertRefused(Fresh.Bundle(Records.Source, Records.Evidence("government", "progress")), "/records/1/links/0/stance", "stance_of_other_class", "government cannot say 'progress'");

    [TestCase("2019-02-30")]
    [TestCase("2019-13")]
    [TestCase("30.06.2019")]
    [TestCase("2019-06-31")]
    public void An_impossible_date(string date) =>
        AssertRefused(Fresh.Bundle(Records.Source, Records.Evidence("government", "step", dates: $"\"eventOn\": \"{date}\"")), "/records/1/eventOn", "date", $"'{date}' is not a date that exists");

    [TestCase("""{"version": 1, "records": []}""", "/format", "format")]
    [TestCase("""{"format": "compliance-bundle", "records": []}""", "/version", "version")]
    [TestCase("""{"format": "compliance-bundle", "version": 0, "records": []}""", "/version", "version")]
    [TestCase("""{"format": "compliance-bundle", "version": 1}""", "/records", "missing")]
    [TestCase("""{"format": "compliance-bundle", "version": 1, "records": [], "recrods": []}""", "/recrods", "unknown_member")]
    [TestCase("[]", "/format", "format")]
    public void What_is_no_bundle(string text, string pointer, string code) => AssertRefused(Fresh.File("bundle.json", text), pointer, code, "");

    [Test]
    public void Invalid_json_is_told_with_its_line()
    {
        var mistake = Refused(Fresh.File("bundle.json", "{\"format\": \"compliance-bundle\",\n\"version\": 1,\n\"records\": [,]}")).Single();
        Assert.That(mistake.ToString(), Does.StartWith("bundle.json:3 ").And.Contain("not valid JSON"));
    }

    [Test]
    public void A_file_that_is_not_there() => AssertRefused(Path.Combine(Fresh.Folder(), "missing.json"), "", "unreadable", "cannot be read");

    [Test]
    public void An_unknown_member_with_the_nearest_one() =>
        AssertRefused(Fresh.Bundle(Records.Source, Records.Actor(more: ", \"spelings\": []")), "/records/1/spelings", "unknown_member", "did you mean 'spellings'?");

    [Test]
    public void A_member_given_twice() => AssertRefused(Fresh.Bundle(Records.Source, Records.Actor(more: ", \"role\": \"B\"")), "/records/1/role", "duplicate_member", "given twice");

    [TestCase("\"note\": 5", "/records/1/note", "must be a string")]
    [TestCase("\"spellings\": \"A\"", "/records/1/spellings", "must be an array")]
    [TestCase("\"spellings\": [1]", "/records/1/spellings/0", "must be a string")]
    public void A_wrong_type(string member, string pointer, string message) => AssertRefused(Fresh.Bundle(Records.Source, Records.Actor(more: ", " + member)), pointer, "type", message);

    [Test]
    public void A_record_of_no_kind() => AssertRefused(Fresh.Bundle("""{"record": "sorce", "id": "x"}"""), "/records/0", "record", "did you mean 'source'?");

    [Test]
    public void A_missing_member() => AssertRefused(Fresh.Bundle("""{"record": "source", "id": "x", "title": "T"}"""), "/records/0", "missing", "'publisher' is missing");

    [Test]
    public void A_text_with_NUL() => Assert.That(Refused(Fresh.Bundle(Records.Source, Records.Actor("A\0B"))).Select(m => m.Code), Has.All.EqualTo("characters"));

    [Test]
    public void A_name_with_a_hidden_direction() => AssertRefused(Fresh.Bundle(Records.Source, Records.Actor("A\u202eB")), "/records/1/name", "characters", "direction");

    [Test]
    public void A_huge_text() => AssertRefused(Fresh.Bundle(Records.Source, Records.Actor(new string('x', 1_000_000))), "/records/1/name", "length", "at most 500");

    [Test]
    public void A_record_that_is_nested_too_deep() =>
        Assert.That(Refused(Fresh.Bundle(new string('[', 100) + new string(']', 100))).Single().Code, Is.EqualTo("json"));

    [TestCase("KAZ,C87,2000-02-30,in_force,high,a-source", "ratified_on", "date")]
    [TestCase("KAZ,C87,2000-12-13,in_froce,high,a-source", "standing", "unknown_word")]
    [TestCase("KAZ,C999,2000-12-13,in_force,high,ilo-normlex", "convention", "dangling_reference")]
    public void A_mistake_in_a_csv_file_is_told_with_line_and_column(string row, string column, string code)
    {
        var mistakes = Refused(Fresh.File("ratifications.csv", $"member,convention,ratified_on,standing,certainty,source\nKAZ,C98,2001-05-18,in_force,high,ilo-normlex\n{row}\n"));
        Assert.That(mistakes.Select(m => (m.File, m.Line, m.Pointer, m.Code)), Does.Contain(("ratifications.csv", (int?)3, column, code)));
    }

    [TestCase("nothing,of,this\n1,2,3\n", 1, "header")]
    [TestCase("member,convention,ratified_on,standing,certainty,source\nKAZ,C98\n", 2, "csv")]
    [TestCase("member,convention,ratified_on,standing,certainty,source\nKAZ,C98,2001-05-18,in_force,high,ilo-normlex,more\n", 2, "csv")]
    public void A_csv_file_of_another_shape(string text, int line, string code)
    {
        var mistake = Refused(Fresh.File("file.csv", text))[0];
        Assert.That((mistake.Line, mistake.Code), Is.EqualTo(((int?)line, code)));
    }

    [Test]
    public void Every_change_is_logged_with_what_was_before()
    {
        var database = Fresh.Seeded();
        database.Import(Fresh.Bundle(Records.Source, Records.Actor()));
        var report = database.Import(Fresh.Bundle(Records.Source, Records.Actor("Another name")), "an editor");
        Assert.That((report.Count("updated"), report.Count("unchanged")), Is.EqualTo((1, 1)));
        using var reader = database.Read();
        var (who, action, before, after) = Dapper.SqlMapper.QuerySingle<(string, string, string, string)>(reader.Connection,
            "select who, action, before, after from change where record_key = 'an-actor' order by revision desc limit 1");
        Assert.Multiple(() =>
        {
            Assert.That((who, action), Is.EqualTo(("an editor", "updated")));
            Assert.That(before, Does.Contain("A person"));
            Assert.That(after, Does.Contain("Another name"));
        });
    }
}
