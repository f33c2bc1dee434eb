using Compliance.Exchange;
using Compliance.Recording;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Exchange;

/// <summary>Members, Conventions and articles may be written as people write them, wherever a record names them.</summary>
public sealed class SpellingTests
{
    private readonly Compliance.Storage.Database database = Fresh.Seeded();

    private static string Thread(string member, string convention, string article) =>
        $$"""{"record": "thread", "id": "a-thread", "member": "{{member}}", "conventions": ["{{convention}}"], "title": "T", "articles": ["{{article}}"]}""";

    private (string Member, string Convention, string Article) Stored()
    {
        using var reader = database.Read();
        return reader.Connection.QuerySingle<(string, string, string)>(
            "select member, (select convention from thread_convention where thread = id), (select article from thread_article where thread = id) from thread where id = 'a-thread'");
    }

    [TestCase("KAZ", "C87", "C87.2")]
    [TestCase("kaz", "c87", "c87.2")]
    [TestCase("KZ", "87", "87.2")]
    [TestCase("Kazakhstan", "C087", "C087.02")]
    [TestCase("  KAZAKHSTAN ", "Convention No. 87", "Convention No. 87.2")]
    [TestCase("kazakhstán", "convention 087", "C087.2")]
    public void What_people_write_is_stored_as_our_code(string member, string convention, string article)
    {
        database.Import(Fresh.Bundle(Thread(member, convention, article)));
        Assert.That(Stored(), Is.EqualTo(("KAZ", "C87", "C87.2")));
    }

    [TestCase("Cote d’Ivoire", "CIV")]
    [TestCase("CÔTE D'IVOIRE", "CIV")]
    [TestCase("Co\u0302te d'Ivoire", "CIV")]
    public void Accents_case_and_apostrophes_tell_no_names_apart(string name, string code)
    {
        database.Import(Fresh.Bundle(Thread(name, "C87", "C87.2")));
        Assert.That(Stored().Member, Is.EqualTo(code));
    }

    [TestCase("Protocol No. 29", "P29")]
    [TestCase("p029", "P29")]
    [TestCase("P. 29", "P29")]
    public void Protocols_are_no_Conventions(string spelling, string code) => Assert.That(Spellings.Convention(spelling), Is.EqualTo(code));

    [TestCase("Kazahkstan", "C87", "C87.2", "/records/0/member", "'Kazahkstan'")]
    [TestCase("KAZ", "Convention No. 999", "C87.2", "/records/0/conventions/0", "'C999'")]
    [TestCase("KAZ", "Freedom of Association", "C87.2", "/records/0/conventions/0", "'Freedom of Association'")]
    public void What_is_not_known_is_a_reference_to_nothing(string member, string convention, string article, string place, string message)
    {
        var refused = Assert.Throws<ImportRefusedException>(() => database.Import(Fresh.Bundle(Thread(member, convention, article))))!;
        var mistake = refused.Mistakes.Single();
        Assert.That((mistake.Code, mistake.Pointer), Is.EqualTo(("dangling_reference", place)));
        Assert.That(mistake.Message, Does.Contain(message));
    }

    [Test]
    public void A_member_that_the_same_bundle_brings_can_be_named_after_it()
    {
        var empty = Fresh.Migrated();
        empty.Import(Fresh.Bundle(
            Records.Source,
            """{"record": "member", "iso3": "UTO", "iso2": "UT", "name": "Utopia", "region": "Nowhere", "source": "a-source"}""",
            """{"record": "convention", "code": "C87", "normlexCode": "C087", "kind": "convention", "number": 87, "title": "T", "category": "fundamental", "source": "a-source"}""",
            """{"record": "ratification", "member": "utopia", "convention": "Convention No. 87", "standing": "in_force", "certainty": "high", "source": "a-source"}"""));
        using var reader = empty.Read();
        Assert.That(reader.Connection.ExecuteScalar<string>("select id from ratification"), Is.EqualTo("UTO-C87"));
    }

    [Test]
    public void A_row_may_spell_them_too_and_the_columns_of_the_seed_are_taken()
    {
        database.Import(Fresh.File("cases.csv", "session,member,conventions,double_footnote,special_paragraph,certainty,source\nilc-99,Kazakhstan,Convention No. 87;C098,1,,high,ilo-normlex\n"));
        using var reader = database.Read();
        Assert.That(reader.Connection.ExecuteScalar<string>("select member from individual_case where id = 'ilc-99-kaz-c87-c98'"), Is.EqualTo("KAZ"));
    }

    [Test]
    public void The_codes_of_members_and_Conventions_themselves_are_not_touched()
    {
        var refused = Assert.Throws<ImportRefusedException>(() => database.Import(Fresh.Bundle(
            """{"record": "member", "iso3": "Kazakhstan", "iso2": "KZ", "name": "Kazakhstan", "region": "R", "source": "ilo-normlex"}""",
            """{"record": "convention", "code": "C087", "normlexCode": "C087", "kind": "convention", "number": 87, "title": "T", "category": "fundamental", "source": "ilo-normlex"}""")))!;
        Assert.That(refused.Mistakes.Select(m => m.Code), Is.EquivalentTo(new[] { "iso3", "code" }));
    }
}
