using System.Text.Json.Nodes;
using Dapper;

namespace Compliance.Tests.Exchange;

public sealed class ImportTests
{
    private readonly Bundles bundles = new();

    private static JsonObject With(string member, JsonNode? value)
    {
        var record = Bundles.Evidence();
        record[member] = value;
        return record;
    }

    private static JsonObject Link(string stance, string what = "thread", string id = "kaz-c87-registration") => new() { [what] = id, ["stance"] = stance };

    private static IEnumerable<TestCaseData> Wrong()
    {
        yield return Case("a dangling reference", With("source", "nowhere"), "/records/0/source", "dangling_reference", "no source 'nowhere'");
        yield return Case("an actor that is not there", With("text", "Drop the charges against {nobody-at-all}."), "/records/0/text", "dangling_reference", "nobody-at-all");
        yield return Case("a finding by a union", With("links", new JsonArray(Link("resolved"))), "/records/0/links/0/stance", "stance_of_other_class", "social_partner cannot say 'resolved'");
        yield return Case("a day that does not exist", With("eventOn", "2021-02-30"), "/records/0/eventOn", "date", "2021-02-30");
        yield return Case("a month that does not exist", With("eventOn", "2021-13"), "/records/0/eventOn", "date", "2021-13");
        yield return Case("an unknown member", With("quot", "x"), "/records/0/quot", "unknown_member", "did you mean 'quote'");
        yield return Case("a wrong type", With("text", 7), "/records/0/text", "type", "must be a string");
        yield return Case("an unknown word", With("kind", "lawsuit"), "/records/0/kind", "unknown_word", "allowed: act, bill");
        yield return Case("a recalled fact", With("confidence", "recalled"), "/records/0/confidence", "recalled", "find a source");
        yield return Case("NUL", With("text", "a\0b"), "/records/0/text", "characters", "NUL");
        yield return Case("a huge text", With("text", new string('x', 100_000)), "/records/0/text", "length", "4000");
        yield return Case("two targets", With("links", new JsonArray(new JsonObject { ["thread"] = "kaz-c87-registration", ["request"] = "kaz-c87-cas-2021.3", ["stance"] = "step" })), "/records/0/links/0", "target", "exactly one");
        yield return Case("two stances on one thing", With("links", new JsonArray(Link("step"), Link("setback"))), "/records/0/links/1", "second_stance", "at most one stance");
        yield return Case("a reply that is no reply", With("links", new JsonArray(Link("missing", "conclusion", "kaz-c87-cas-2021"))), "/records/0/links/0/stance", "stance_of_other_class", "allowed: received");
        yield return Case("another member's thread", With("member", "ALB"), "/records/0/links/0", "other_member", "KAZ");
        yield return Case("a date before the ILO", With("eventOn", "1850"), "/records/0/eventOn", "date", "1919");
    }

    private static TestCaseData Case(string what, JsonObject record, string place, string code, string message) =>
        new TestCaseData(record.ToJsonString(), place, code, message).SetName($"{what} is refused with its place");

    [TestCaseSource(nameof(Wrong))]
    public void A_mistake_is_refused_with_its_place(string record, string place, string code, string message)
    {
        var mistake = bundles.Refused(JsonNode.Parse(record)!.AsObject())[0];
        Assert.Multiple(() =>
        {
            Assert.That(mistake.File, Is.EqualTo("test.json"));
            Assert.That(mistake.Pointer, Is.EqualTo(place));
            Assert.That(mistake.Code, Is.EqualTo(code));
            Assert.That(mistake.Message, Does.Contain(message));
        });
    }

    [Test]
    public void All_mistakes_are_told_at_once()
    {
        var mistakes = bundles.Refused(With("eventOn", "2021-02-30"), With("kind", "x"), With("source", "nowhere"), Bundles.Evidence("twice"), Bundles.Evidence("twice"));
        Assert.That(mistakes.Select(m => m.Code), Is.SupersetOf(new[] { "date", "unknown_word", "dangling_reference", "duplicate" }));
    }

    [TestCase("{\"format\": \"compliance-bundle\", \"version\": 2, \"records\": []}", "newer_version", "/version")]
    [TestCase("{\"format\": \"other\", \"version\": 1, \"records\": []}", "format", "/format")]
    [TestCase("{\"format\": \"compliance-bundle\", \"version\": 1}", "missing", "/records")]
    [TestCase("{\"format\": \"compliance-bundle\",\n \"version\": 1, \"records\": [", "json", "")]
    [TestCase("[]", "format", "/format")]
    public void What_is_no_bundle_of_ours_is_refused(string text, string code, string place)
    {
        var mistake = bundles.Refused(() => bundles.ImportText(text)).Single();
        Assert.That((mistake.Code, mistake.Pointer), Is.EqualTo((code, place)));
    }

    [Test]
    public void A_mistake_in_a_CSV_file_is_named_by_line_and_column()
    {
        var mistake = bundles.Refused(() => bundles.ImportText(
            "id,body,number,year,starts_on,ends_on,place,note,certainty,source\nilc-200,ILC,200,2099,2021-02-30,,,,high,ilo-normlex\n", "sessions.csv")).Single();
        Assert.That((mistake.File, mistake.Line, mistake.Pointer, mistake.Code), Is.EqualTo(("sessions.csv", (int?)2, "starts_on", "date")));
    }

    [Test]
    public void A_request_can_ask_again_only_what_was_asked_before()
    {
        var mistake = bundles.Refused(new JsonObject
        {
            ["record"] = "request",
            ["id"] = "kaz-c87-cas-2015.9",
            ["conclusion"] = "kaz-c87-cas-2015",
            ["text"] = "Again.",
            ["kind"] = "amend_law",
            ["reiterates"] = new JsonArray("kaz-c87-cas-2017.1"),
            ["source"] = "ilo-normlex",
        }).Single();
        Assert.That((mistake.Code, mistake.Pointer), Is.EqualTo(("later_request", "/records/0/reiterates/0")));
    }

    [TestCase("Қосшығұлов Құспан")]
    [TestCase("Лариса Харькова")]
    [TestCase("إرلان بالتاباي")]
    public void Names_in_every_script_come_back_as_they_were(string name)
    {
        bundles.Import(With("issuer", new JsonObject { ["class"] = "observer", ["name"] = name }));
        using var reader = bundles.Database.Read();
        Assert.That(reader.Connection.ExecuteScalar<string>("select issuer_name from evidence where id = 'test-evidence'"), Is.EqualTo(name));
    }

    [Test]
    public void A_decomposed_name_is_stored_composed_and_is_the_same_name()
    {
        bundles.Import(With("text", "Z\u0065\u0301no of Sa\u0303o"));
        using (var reader = bundles.Database.Read()) Assert.That(reader.Connection.ExecuteScalar<string>("select text from evidence where id = 'test-evidence'"), Is.EqualTo("Z\u00e9no of S\u00e3o"));
        Assert.That(bundles.Import(With("text", "Z\u00e9no of S\u00e3o")).Count("unchanged"), Is.EqualTo(1));
    }

    [Test]
    public void A_dry_run_writes_nothing()
    {
        var before = bundles.State();
        Assert.That(bundles.Import(true, Bundles.Evidence()).Count("created"), Is.EqualTo(1));
        Assert.That(bundles.State(), Is.EqualTo(before));
    }

    [Test]
    public void The_same_again_changes_nothing()
    {
        bundles.Import(Bundles.Evidence());
        var after = bundles.State();
        Assert.That(bundles.Import(Bundles.Evidence()).Count("unchanged"), Is.EqualTo(1));
        Assert.That(bundles.State(), Is.EqualTo(after));
    }

    [Test]
    public void What_is_stored_can_be_given_again()
    {
        bundles.Import(Bundles.Evidence());
        using var reader = bundles.Database.Read();
        var stored = reader.Connection.ExecuteScalar<string>("select after from change where record_key = 'test-evidence'")!;
        Assert.That(bundles.Import(JsonNode.Parse(stored)!.AsObject()).Count("unchanged"), Is.EqualTo(1));
    }

    [Test]
    public void Evidence_moves_the_status_in_the_same_transaction()
    {
        Assert.That(bundles.Status("request", "kaz-c87-ceacr-2024.2", "2026-11-01"), Is.EqualTo("open"));
        bundles.Import(With("links", new JsonArray(Link("done", "request", "kaz-c87-ceacr-2024.2"))));
        Assert.That(bundles.Status("request", "kaz-c87-ceacr-2024.2", "2026-11-01"), Is.EqualTo("claimed_implemented"));
        Assert.That(bundles.Status("request", "kaz-c87-ceacr-2024.2", "2026-01-14"), Is.EqualTo("open"));
    }
}
