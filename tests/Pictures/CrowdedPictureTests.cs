using Compliance.Tests.Support;
using Microsoft.Extensions.Logging;

namespace Compliance.Tests.Pictures;

/// <summary>A crowded case is drawn whole, and costs no statement more than an empty one.</summary>
public sealed class CrowdedPictureTests
{
    [Test]
    public async Task All_of_it_is_drawn()
    {
        var api = await Crowded.Api;
        var lanes = (await Drawing.Of(api, Crowded.Case, "?asOf=2026-11-24")).Lanes;
        Assert.That(lanes, Has.Count.EqualTo(Crowded.Threads));
        foreach (var (list, least) in ((string, int)[])[("requests", 250), ("commitments", 112), ("evidence", 336)])
        {
            var drawn = lanes.Values.SelectMany(l => Drawing.Marks(l, list)).ToArray();
            Assert.That(drawn, Is.EquivalentTo(await api.Walk($"/v1/{list}?member=FRA&convention=C87", 400)).And.Length.GreaterThanOrEqualTo(least));
        }
    }

    [TestCase(320)]
    [TestCase(960)]
    public async Task No_mark_lies_on_another_and_nothing_is_drawn_below_its_lane(int width)
    {
        var drawing = await Drawing.Of(await Crowded.Api, Crowded.Case, $"?asOf=2026-11-24&width={width}");
        var tops = drawing.Lanes.Values.Select(l => Number(((string)l.Attribute("transform")!)[12..^1])).ToArray();
        foreach (var (lane, height) in drawing.Lanes.Values.Zip(tops.Zip(tops.Skip(1), (a, b) => b - a)))
        {
            var marks = lane.Descendants().Where(e => e.Name.LocalName == "a" && e.Parent!.Attribute("class")?.Value == "marks")
                .Select(a => a.Elements().Last(e => e.Name.LocalName == "use")).Select(u => (X: Number(((string)u.Attribute("x")!)[..^1]) / 100 * (width - 40), Y: Number((string)u.Attribute("y")!))).ToArray();
            Assert.That(marks.Max(m => m.Y) + 6, Is.LessThan(height));
            for (var i = 0; i < marks.Length; i++)
                for (var j = 0; j < i; j++)
                    Assert.That(Math.Abs(marks[i].X - marks[j].X) > 9 || Math.Abs(marks[i].Y - marks[j].Y) > 9, $"{marks[i]} {marks[j]}");
        }
    }

    [Test]
    public async Task However_much_there_is_there_are_as_many_statements()
    {
        var log = new StatementLog();
        await using var api = await RunningApi.Over(Crowded.Database(), adjust: b => b.Logging.SetMinimumLevel(LogLevel.Debug).AddProvider(log));
        async Task<string[]> Statements(string @case)
        {
            log.Statements.Clear();
            await Drawing.Of(api, @case);
            return [.. log.Statements.Where(s => s.Contains("select", StringComparison.Ordinal))];
        }

        // The first call also reads what is kept afterwards.
        await Statements(Crowded.Case);
        var (many, few) = (await Statements(Crowded.Case), await Statements("BGD/C87"));
        Assert.That(many.Length - few.Length, Is.LessThanOrEqualTo(1), "the names of actors are read when a text names one");
        Assert.That(many, Has.Length.LessThan(12));
    }

    private static double Number(string text) => double.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
