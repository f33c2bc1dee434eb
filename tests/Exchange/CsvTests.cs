using System.Text;
using Compliance.Actors;
using Compliance.Evidence;
using Compliance.Exchange;
using Compliance.Recording;

namespace Compliance.Tests.Exchange;

/// <summary>Every kind of record goes through a row of cells.</summary>
public sealed class CsvTests
{
    private static (Entry[] Entries, List<Mistake> Mistakes) Read(string text)
    {
        var mistakes = new List<Mistake>();
        return ([.. BundleReader.Read(new MemoryStream(Encoding.UTF8.GetBytes(text)), "file.csv", BundleForm.Csv, null, mistakes, long.MaxValue, null)], mistakes);
    }

    private static string Row(string links, string issuer = "{\"class\": \"observer\", \"name\": \"N\"}") =>
        $"id,member,kind,issuer,text,source,links\ne,KAZ,statement,{Quoted(issuer)},T,s,{Quoted(links)}\n";

    private static string Quoted(string cell) => $"\"{cell.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    [Test]
    public void What_has_parts_is_JSON_in_its_cell()
    {
        var evidence = (NewEvidence)Read(Row("[{\"thread\": \"t\", \"stance\": \"step\"}, {\"request\": \"c.1\", \"stance\": \"done\"}]")).Entries.Single().Record;
        Assert.That(evidence.Issuer, Is.EqualTo(new NewIssuer { Class = IssuerClass.Observer, Name = "N" }));
        Assert.That(evidence.Links.Select(l => (l.Thread, l.Request, l.Stance)), Is.EqualTo(new[] { ("t", null, Stance.Step), ((string?)null, (string?)"c.1", Stance.Done) }));
    }

    [TestCase("[{\"thread\": \"t\", \"stance\": \"stop\"}]", "links/0/stance", "unknown_word")]
    [TestCase("{\"thread\": \"t\"}", "links", "type")]
    [TestCase("thread t", "links", "json")]
    [TestCase("[{\"thread\": \"t\", \"thread\": \"u\", \"stance\": \"step\"}]", "links/0/thread", "duplicate_member")]
    public void A_mistake_in_a_cell_is_told_with_its_column(string links, string place, string code)
    {
        var mistake = Read(Row(links)).Mistakes.Single();
        Assert.That((mistake.Line, mistake.Pointer, mistake.Code), Is.EqualTo(((int?)2, place, code)));
    }

    [Test]
    public void A_cell_that_is_nested_without_end_is_told() => Assert.That(Read(Row(new string('[', 10_000))).Mistakes.Single().Code, Is.EqualTo("json"));

    [TestCase("a;b", new[] { "a", "b" })]
    [TestCase(" a ; b ", new[] { "a", "b" })]
    [TestCase("a\\;b;c\\\\", new[] { "a;b", "c\\" })]
    [TestCase("\\ a\\ ", new[] { " a " })]
    [TestCase("'=a;b", new[] { "=a", "b" })]
    public void A_list_is_joined_with_semicolons_that_can_be_escaped(string cell, string[] items)
    {
        var actor = (NewActor)Read($"id,kind,name,role,spellings,source\na,person,N,R,\"{cell}\",s\n").Entries.Single().Record;
        Assert.That(actor.Spellings, Is.EqualTo(items));
    }

    [TestCase("'=1+1", "=1+1")]
    [TestCase("''t", "'t")]
    [TestCase("'t", "'t")]
    [TestCase("=1+1", "=1+1")]
    public void A_formula_loses_what_was_put_before_it_and_nothing_else_does(string cell, string text) =>
        Assert.That(((NewActor)Read($"id,kind,name,role,source\na,person,{cell},R,s\n").Entries.Single().Record).Name, Is.EqualTo(text));

    [Test]
    public void The_header_tells_every_kind([ValueSource(nameof(Kinds))] string kind)
    {
        using var text = new StringWriter();
        CsvFiles.Write(text, kind, ["{}"]);
        var mistakes = Read(text.ToString()).Mistakes;
        Assert.That(mistakes.Select(m => m.Code).Distinct(), Is.EqualTo(new[] { "missing" }));
        Assert.That(mistakes.Select(m => m.Record).Distinct(), Is.EqualTo(new[] { kind }));
    }

    private static IEnumerable<string> Kinds => BundleJson.Kinds.Keys;
}
