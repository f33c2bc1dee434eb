using System.Text;
using System.Xml.Linq;
using Compliance.Access;
using Compliance.Pictures;
using Compliance.Reading;
using Compliance.Tests.Support;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Pictures;

/// <summary>The picture as a part of a page shows what the one on its own shows, and the table under it tells the same.</summary>
public sealed class FluidPictureTests
{
    private static readonly DateOnly Day = new(2026, 11, 24);

    [TestCase("KAZ", "C87", 61_440)]
    [TestCase("KAZ", "C81", 15_000)]
    [TestCase("BGD", "C87", 1_000)]
    public async Task It_is_well_formed_needs_no_style_of_its_own_and_fits_every_width(string member, string convention, int most)
    {
        var api = await RunningApi.Shared;
        var text = PictureWriter.Fluid(Picture(api, member, convention), NameMask.None, url => url);
        var all = XElement.Parse($"<div>{text}</div>").Descendants().ToArray();
        var alone = (await Drawing.Of(api, $"{member}/{convention}", $"?asOf={Day:yyyy-MM-dd}")).Root.Descendants();
        Assert.Multiple(() =>
        {
            Assert.That(all.Select(e => e.Name.LocalName), Does.Not.Contain("style").And.Not.Contain("script"));
            Assert.That(all.Attributes("style"), Is.Empty);
            var strips = all[0].Elements().ToArray();
            Assert.That(strips.Select(s => (s.Name.LocalName, (string?)s.Attribute("width"), s.Attribute("viewBox"))), Has.All.EqualTo(("svg", "100%", (XAttribute?)null)), "a printed page can end between two");
            Assert.That(all.Attributes("id").Select(i => i.Value), Is.Unique.And.All.StartsWith("p-"));
            Assert.That(all.Where(e => e.Name.LocalName == "a").Attributes("href").Select(h => h.Value), Is.EqualTo(alone.Where(e => e.Name.LocalName == "a").Attributes("href").Select(h => h.Value)));
            Assert.That(Encoding.UTF8.GetByteCount(text), Is.LessThan(most));
        });
    }

    [Test]
    public async Task The_table_has_a_row_for_every_mark_stretch_and_promise_with_the_whole_text()
    {
        var picture = Picture(await RunningApi.Shared, "KAZ", "C87");
        var rows = PictureTable.Of(picture).ToArray();
        Assert.That(rows, Has.Length.EqualTo(picture.Lanes.Sum(l => l.Stretches.Count + l.Marks.Count + l.Promises.Count)).And.Length.GreaterThan(150));
        foreach (var lane in picture.Lanes)
        {
            var told = rows.Where(r => r.Lane == lane.Title).ToArray();
            Assert.That(lane.Marks.Select(m => (m.Url, m.Text)), Is.SubsetOf(told.Select(r => (r.Url, r.Text))));
            Assert.That(lane.Promises.Select(p => (p.Url, p.Text)), Is.SubsetOf(told.Select(r => (r.Url, r.Text))));
        }
    }

    private static CasePicture Picture(RunningApi api, string member, string convention)
    {
        using var view = api.Services.GetRequiredService<Views>().Now(CancellationToken.None);
        return CasePicture.Read(view, member, convention, Day);
    }
}
