using System.Text.Json.Nodes;
using Compliance.Exchange;
using Compliance.FollowUp;
using Compliance.Search;
using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Search;

/// <summary>What is found is what is recorded: in the transaction of the write, and after everything that moves a record.</summary>
public sealed class SearchIndexTests
{
    private const string Cyrillic = "Профсоюз «Жанартау» жаңа заң туралы: Ёлкин, Қожахмет Әбенұлы. ⟦mark⟧";

    [Test]
    public async Task What_is_written_is_found_at_once_and_what_is_retracted_is_not()
    {
        await using var editing = await Editing.Start();
        var evidence = Editing.Evidence();
        evidence["text"] = Cyrillic;
        await editing.Expect(200, HttpMethod.Post, "/v1/evidence?dryRun=true", evidence);
        Assert.That(await Found(editing, "Жанартау"), Is.Empty, "nothing of what was only tried");
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", evidence);
        foreach (var query in new[] { "Жанартау", "жаңа заң", "жана зан", "елкин", "ЁЛКИН", "Кожахмет Абенулы", "ҚОЖАХМЕТ", "\"қожахмет әбенұлы\"", "kazakhstan жана" })
            Assert.That(await Found(editing, query), Is.EqualTo(new[] { "test-evidence" }), query);
        var hit = (await editing.Api.Get("/v1/search?q=" + Uri.EscapeDataString("кожахмет mark"))).Rows().Single();
        Assert.That(hit.GetProperty("snippet").GetString(), Is.EqualTo("Профсоюз «Жанартау» жаңа заң туралы: Ёлкин, ⟦Қожахмет⟧ Әбенұлы.  ⟦mark⟧"), "the marks of the text are no marks of the snippet");
        await editing.Expect(200, HttpMethod.Patch, "/v1/evidence/test-evidence", """{"text": "Something else."}""", ("If-Match", "*"));
        Assert.That(await Found(editing, "Жанартау"), Is.Empty);
        Assert.That(await Found(editing, "\"something else\""), Is.EqualTo(new[] { "test-evidence" }));
        await editing.Expect(200, HttpMethod.Post, "/v1/evidence/test-evidence/retract", new { reason = "a test" }, ("If-Match", "*"));
        Assert.That(await Found(editing, "\"something else\""), Is.Empty);
        Assert.That(new Verification(editing.Database).Run().Findings, Is.Empty);
    }

    [Test]
    public async Task New_names_of_an_actor_find_what_names_it()
    {
        await using var editing = await Editing.Start();
        var before = await Found(editing, "Baltabay");
        await editing.Expect(200, HttpMethod.Patch, "/v1/actors/erlan-baltabay", """{"spellings": ["Ерлан Балтабай", "Jerlan Baltabaj"]}""", ("If-Match", "*"));
        foreach (var query in new[] { "Балтабай", "балтабаи", "Baltabaj", "\"Jerlan Baltabaj\"", "Baltabay" }) Assert.That(await Found(editing, query), Is.EquivalentTo(before), query);
        Assert.That(new Verification(editing.Database).Run().Findings, Is.Empty);
    }

    [Test]
    public async Task A_literal_mention_is_found_by_another_spelling()
    {
        await using var editing = await Editing.Start();
        var evidence = Editing.Evidence();
        evidence["text"] = "Yerlan Baltabai spoke to the press.";
        await editing.Expect(201, HttpMethod.Post, "/v1/evidence", evidence);
        foreach (var query in new[] { "Baltabay", "\"Erlan Baltabay\"", "Erlan press" }) Assert.That(await Found(editing, query), Has.Member("test-evidence"), query);
    }

    [Test]
    public async Task What_tells_something_of_other_records_moves_their_documents()
    {
        await using var editing = await Editing.Start();
        await editing.Expect(200, HttpMethod.Patch, "/v1/conclusions/kaz-c87-cas-2021", """{"title": "An unheard of heading", "adoptedOn": "2021-07-02"}""", ("If-Match", "*"));
        Assert.That(await Found(editing, "\"unheard of heading\""), Has.Length.GreaterThan(3).And.Contains("kaz-c87-cas-2021").And.Contains("kaz-c87-cas-2021.3"));
        await editing.Expect(200, HttpMethod.Patch, "/v1/sessions/ilc-109", """{"year": 2031}""", ("If-Match", "*"));
        var hits = (await editing.Api.Get("/v1/search?q=%22unheard+of+heading%22&limit=500")).Rows().ToArray();
        Assert.That(hits.Select(h => h.GetProperty("year").GetInt32()), Has.All.EqualTo(2031));
        Assert.That(new Verification(editing.Database).Run().Findings, Is.Empty);
    }

    [Test]
    public void An_import_is_searched_and_checked_and_a_snapshot_too()
    {
        var database = Fresh.Seeded();
        database.Import(Repository.File("db", "bundles", "blr-c87-c98.json"));
        Assert.That(Count(database, "blr0"), Is.Zero);
        Assert.That(Count(database, "facets : \"mblr0\""), Is.GreaterThan(50));
        Assert.That(new Verification(database).Run().Findings, Is.Empty);
        Assert.That(database.Import(Repository.File("db", "bundles", "blr-c87-c98.json")).Count("unchanged"), Is.GreaterThan(100));
        Assert.That(new Verification(database).Run().Findings, Is.Empty);
    }

    [Test]
    public void A_file_from_before_there_was_search_is_filled_once()
    {
        var (written, filled) = (Fresh.Seeded(), Fresh.Seeded());
        filled.Tamper("delete from document_actor; delete from document; delete from document_word; insert into document_text (document_text) values ('delete-all'); delete from bookkeeping where name = 'search version'");
        Assert.That(Count(filled, "union"), Is.Zero);
        Assert.That(SearchForm.RewriteForNewForm(filled), Is.True);
        Assert.That(SearchForm.RewriteForNewForm(filled), Is.False);
        Assert.That(Documents(filled), Is.EqualTo(Documents(written)).And.Not.Empty);
        Assert.That(Count(filled, "union"), Is.EqualTo(Count(written, "union")).And.GreaterThan(100));
        Assert.That(new Verification(filled).Run().Findings, Is.Empty);
    }

    [TestCase("update document set text = 'Nothing.' where record_key = 'kaz-c87-cas-2021.3'", "document of request kaz-c87-cas-2021.3: it is not what the record gives")]
    [TestCase("delete from document where record_key = 'kaz-c87-cas-2021.3'", "document of request kaz-c87-cas-2021.3: there is none")]
    [TestCase("insert into document (id, kind, record_key, revision, conventions, bodies, title, text, names) values (9000, 'actor', 'nobody', 1, '[]', '[]', '', '', '')", "document of actor nobody: there is no such record")]
    [TestCase("delete from document_actor where actor = 'erlan-baltabay'", "it is not filed under the actors that it names")]
    [TestCase("insert into document_text (rowid, title, text, names, facets) select id, '', 'secretly', '', '' from document where record_key = 'kaz-c87-cas-2021.3'", "index of request kaz-c87-cas-2021.3: its words are not those of the document")]
    [TestCase("insert into document_text (rowid, title, text, names, facets) values (9000, '', 'secretly', '', '')", "index: there are words of a document 9000 that is not there")]
    [TestCase("insert into document_text (document_text) values ('delete-all')", "index of request kaz-c87-cas-2021.3: its words are not those of the document")]
    [TestCase("delete from document_word where word = 'registration'", "the word 'registration' is not among those that a beginning stands for")]
    [TestCase("update document_text_data set block = x'00' where id > 10", "file:")]
    public void What_was_changed_behind_the_program_is_found(string sql, string finding)
    {
        var database = Fresh.Seeded();
        database.Tamper(sql);
        Assert.That(new Verification(database).Run().Findings, Has.Some.Contains(finding));
    }

    [Test]
    public void The_kinds_are_those_of_the_check()
    {
        using var reader = Fresh.Migrated().Read();
        var check = reader.Connection.ExecuteScalar<string>("select sql from sqlite_schema where name = 'document'")!;
        Assert.That(System.Text.RegularExpressions.Regex.Match(check, @"kind in \(([^)]*)\)").Groups[1].Value.Split(", ").Select(w => w.Trim('\'')), Is.EquivalentTo(Compliance.Search.Documents.Kinds));
    }

    [Test]
    public async Task A_later_page_says_when_something_of_what_was_found_was_written_since_the_first()
    {
        await using var editing = await Editing.Start();
        var first = await editing.Api.Get("/v1/search?q=union&kind=actor&limit=2");
        var next = first.GetProperty("page").GetProperty("next").GetString()!;
        bool IsComplete(System.Text.Json.JsonElement page) => page.GetProperty("search").GetProperty("isComplete").GetBoolean();
        await editing.Expect(200, HttpMethod.Patch, "/v1/sources/normlex-4060436", """{"note": "Nothing of it."}""", ("If-Match", "*"));
        Assert.That(IsComplete(await editing.Api.Get(next)), Is.True, "another kind was written");
        Assert.That((await editing.Api.Get(next.Replace("limit=2", "limit=500", StringComparison.Ordinal))).Keys(), Has.Member("larisa-kharkova"));
        await editing.Expect(200, HttpMethod.Patch, "/v1/actors/larisa-kharkova", """{"note": "Written while somebody reads."}""", ("If-Match", "*"));
        Assert.That(IsComplete(await editing.Api.Get(next)), Is.False, "a record that was on no page yet is left out");
        Assert.That(IsComplete(await editing.Api.Get("/v1/search?q=union&kind=actor&limit=2")), Is.True);
    }

    private static async Task<string[]> Found(Editing editing, string query) => (await editing.Api.Get($"/v1/search?q={Uri.EscapeDataString(query)}&limit=500&asOf=2030-01-01")).Keys();

    private static int Count(Database database, string match)
    {
        using var reader = database.Read();
        return reader.Connection.ExecuteScalar<int>("select count(*) from document_text where document_text match @match", new { match });
    }

    private static string[] Documents(Database database)
    {
        using var reader = database.Read();
        return [.. reader.Connection.Query<string>("select json_array(kind, record_key, revision, member, conventions, bodies, year, dated, known_on, title, text, names) from document order by kind, record_key")];
    }
}
