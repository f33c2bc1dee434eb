using System.Xml.Linq;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pictures;

/// <summary>Whatever a record says is text in its picture, and what readers may not see is not in it.</summary>
public sealed class HostilePictureTests
{
    private const string Markup = "</title></svg><script>alert(1)</script><a href='javascript:x'>\"&amp;<![CDATA[";

    [Test]
    public async Task Markup_stays_text_and_what_XML_cannot_hold_is_a_mark()
    {
        await using var api = await RunningApi.Over(Hostile());
        foreach (var url in (string[])["cases/FRA/C87/timeline.svg?width=320", "cases/FRA/C87/timeline.svg", "threads/fra-hostile/badge.svg", "cases/FRA/C87/badge.svg"])
        {
            var drawing = Drawing.Read(await api.Http.GetStringAsync(new Uri($"/v1/{url}", UriKind.Relative)));
            Assert.Multiple(() =>
            {
                Assert.That(drawing.Root.Descendants().Select(e => e.Name.LocalName), Does.Not.Contain("script"), url);
                Assert.That(drawing.Root.Descendants().Attributes("href").Select(h => h.Value), Has.None.Contains("javascript"), url);
                Assert.That(drawing.Text.IndexOfAny(['\u202E', '\u2066']), Is.EqualTo(-1), url);
                Assert.That(drawing.Text.Length, Is.LessThan(40_000), url);
            });
        }

        var told = Drawing.Written((await Drawing.Of(api, "FRA/C87")).Root);
        Assert.That(told, Has.Some.Contains("</title></svg><script>alert(1)</script>").And.Some.Contains("\uFFFD").And.Some.Contains("حرية").And.Some.Contains("Қазақстан"));
    }

    [Test]
    public async Task No_restricted_name_is_drawn_also_not_over_the_end_of_a_line()
    {
        var path = RunningApi.CopyOfSeeded();
        // A title in which the name stands where the line ends, at whatever width.
        new Database(path).Tamper("update thread set title = 'Aa ' || replace(hex(zeroblob(12)), '00', 'Larisa Kharkova and Erlan Baltabay, ') || 'all' where id = 'kaz-c87-union-leaders'");
        await using var api = await RunningApi.Over(path);
        string[] urls = ["cases/KAZ/C87/timeline.svg?width=320", "cases/KAZ/C87/timeline.svg?width=777", "cases/KAZ/C87/timeline.svg", "threads/kaz-c87-union-leaders/badge.svg"];
        foreach (var url in urls) Assert.That(Names.In(await api.Http.GetStringAsync(new Uri($"/v1/{url}", UriKind.Relative))), Is.Not.Empty, $"{url} names them before");
        var admin = api.Key(Role.Admin);
        await api.Restrict(admin, "erlan-baltabay", "leader-1");
        await api.Restrict(admin, "larisa-kharkova", "leader-2");
        foreach (var url in urls)
        {
            var drawing = Drawing.Read(await api.Http.GetStringAsync(new Uri($"/v1/{url}", UriKind.Relative)));
            Assert.That(Names.In(string.Concat(Drawing.Written(drawing.Root)) + drawing.Text), Is.Empty, url);
        }

        // A mark whose address names somebody leads to where the alias does.
        var links = (await Drawing.Of(api)).Lanes.Values.SelectMany(l => Drawing.Marks(l, "evidence")).Where(id => id.Contains("leader-1", StringComparison.Ordinal)).Distinct().ToArray();
        Assert.That(links, Is.Not.Empty);
        foreach (var id in links) Assert.That((await api.Get($"/v1/evidence/{id}")).GetProperty("id").GetString(), Is.EqualTo(id));
    }

    private static string Hostile()
    {
        var path = RunningApi.CopyOfSeeded();
        var database = new Database(path);
        database.Import(Fresh.Bundle(
            """{"record": "thread", "id": "fra-hostile", "member": "FRA", "conventions": ["C87"], "title": "A title"}""",
            """{"record": "thread", "id": "fra-arabic", "member": "FRA", "conventions": ["C87"], "title": "حرية تكوين النقابات"}""",
            """{"record": "thread", "id": "fra-kazakh", "member": "FRA", "conventions": ["C87"], "title": "Қазақстан кәсіподақтарының құқықтары"}""",
            """{"record": "conclusion", "id": "fra-hostile-2020", "body": "CEACR", "kind": "observation", "member": "FRA", "conventions": ["C87"], "adoptedOn": "2020-02-02", "title": "A text", "coverage": "partial", "source": "ilo-normlex"}""",
            """{"record": "request", "id": "fra-hostile-2020.1", "conclusion": "fra-hostile-2020", "text": "A request", "kind": "amend_law", "thread": "fra-hostile", "source": "ilo-normlex"}""",
            """{"record": "request", "id": "fra-hostile-2020.2", "conclusion": "fra-hostile-2020", "text": "A request", "kind": "amend_law", "thread": "fra-arabic", "source": "ilo-normlex"}""",
            """{"record": "request", "id": "fra-hostile-2020.3", "conclusion": "fra-hostile-2020", "text": "A request", "kind": "amend_law", "thread": "fra-kazakh", "source": "ilo-normlex"}""",
            """{"record": "evidence", "id": "fra-hostile-fact", "member": "FRA", "kind": "act", "issuer": {"class": "government", "name": "A name"}, "eventOn": "2021-03-03", "text": "A text", "source": "ilo-normlex", "links": [{"thread": "fra-hostile", "stance": "step"}]}"""));
        var bad = Markup.Replace("'", "''", StringComparison.Ordinal);
        database.Tamper($"update thread set title = char(0x202E) || '{bad}' || char(1, 8, 0xFFFE, 0xD800, 0x2066) || replace(hex(zeroblob(5000)), '00', 'ab') where id = 'fra-hostile'");
        database.Tamper($"update request set text = char(2, 0xFFFF, 0xDFFF) || '{bad}' || char(0x202E) || replace(hex(zeroblob(5000)), '00', 'W ') where id = 'fra-hostile-2020.1'");
        database.Tamper($"update evidence set text = '{bad}', issuer_name = replace(hex(zeroblob(5000)), '00', 'xy') where id = 'fra-hostile-fact'");
        return path;
    }
}
