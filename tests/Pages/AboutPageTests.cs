using System.Text.Json;
using Compliance.FollowUp;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

public sealed class AboutPageTests
{
    [Test]
    public async Task Every_rule_is_told_in_the_words_of_the_program_in_the_order_in_which_it_is_tried()
    {
        var page = await (await RunningApi.Shared).Page("/about");
        foreach (var (part, letter) in ((string, char)[])[("status", 'S'), ("promises", 'C')])
        {
            var rows = page.QuerySelector($"#{part} ~ table")!.QuerySelectorAll("tbody tr");
            Assert.That(rows.Select(r => (r.Text("th"), r.QuerySelectorAll("td")[1].TextContent.Trim(), r.QuerySelector(".status")!.ClassList[1])), Is.EqualTo(Rules.All.Where(r => r.Id[0] == letter).Select(r => (r.Id, r.Text, r.Status))));
        }

        Assert.That(Rules.All, Has.Count.EqualTo(18));
    }

    [TestCase("records", "record_kind")]
    [TestCase("stances", "stance")]
    [TestCase("reply", "reply")]
    [TestCase("timeliness", "timeliness")]
    [TestCase("flags", "flag")]
    [TestCase("coverage", "coverage")]
    public async Task Every_word_of_a_vocabulary_is_explained_as_the_API_explains_it(string part, string list)
    {
        var api = await RunningApi.Shared;
        var words = (await api.Get($"/v1/codes/{list}")).Rows().Select(c => (c.GetProperty("label").GetString()!, c.GetProperty("definition").GetString()!)).ToArray();
        var told = (await api.Page("/about")).QuerySelector($"#{part} ~ dl")!;
        Assert.That(told.Texts("dt").Zip(told.Texts("dd")), Is.EqualTo(words));
    }

    [Test]
    public async Task Every_class_of_issuers_is_told_with_what_it_can_do()
    {
        var api = await RunningApi.Shared;
        var classes = (await api.Get("/v1/codes/issuer_class")).Rows().Select(c => (c.GetProperty("label").GetString(), c.GetProperty("definition").GetString())).ToArray();
        var rows = (await api.Page("/about")).QuerySelector("#issuers ~ table")!.QuerySelectorAll("tbody tr");
        Assert.That(rows.Select(r => ((string?)r.Text("th"), (string?)r.Text("td"))), Is.EqualTo(classes));
        Assert.That(rows.Select(r => r.Texts("td")[1]), Is.Unique.And.All.Not.Empty);
    }

    [Test]
    public async Task What_is_loaded_is_told_in_the_sentences_of_the_record()
    {
        var api = await RunningApi.Shared;
        var notes = (await api.Get("/v1/conventions/C87")).GetProperty("coverage").EnumerateArray().Concat((await api.Get("/v1/members/KAZ")).GetProperty("coverage").EnumerateArray()).Select(Told).Distinct().ToArray();
        Assert.That((await api.Page("/about")).Texts("#coverage ~ ul li"), Is.SupersetOf(notes));
    }

    [Test]
    public async Task Its_contents_lead_to_every_part()
    {
        var page = await (await RunningApi.Shared).Page("/about");
        var parts = page.QuerySelectorAll("main nav a").Select(a => (a.GetAttribute("href"), a.TextContent)).ToArray();
        Assert.That(page.QuerySelectorAll("main h2").Where(h => h.Id != "cite").Select(h => ($"#{h.Id}", h.TextContent)), Is.EqualTo(parts));
    }

    /// <summary>A sentence of coverage as pages write it: with what it is about, where it is not about all.</summary>
    internal static string Told(JsonElement note)
    {
        var about = string.Join(' ', new[] { "member", "convention", "body" }.Select(n => note.GetProperty(n).GetString()).OfType<string>());
        return about.Length > 0 ? $"{about}: {note.GetProperty("text").GetString()}" : note.GetProperty("text").GetString()!;
    }
}
