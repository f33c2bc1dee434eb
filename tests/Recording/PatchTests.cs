using System.Text.Json.Nodes;
using Compliance.Recording;
using Compliance.Tests.Support;

namespace Compliance.Tests.Recording;

/// <summary>A merge patch (RFC 7396) changes what it names, and nothing else.</summary>
public sealed class PatchTests
{
    // The examples of the RFC, as far as they are about objects.
    [TestCase("""{"a":"b"}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"b":"c"}""", """{"a":"b","b":"c"}""")]
    [TestCase("""{"a":"b"}""", """{"a":null}""", "{}")]
    [TestCase("""{"a":"b","b":"c"}""", """{"a":null}""", """{"b":"c"}""")]
    [TestCase("""{"a":["b"]}""", """{"a":"c"}""", """{"a":"c"}""")]
    [TestCase("""{"a":"c"}""", """{"a":["b"]}""", """{"a":["b"]}""")]
    [TestCase("""{"a":{"b":"c"}}""", """{"a":{"b":"d","c":null}}""", """{"a":{"b":"d"}}""")]
    [TestCase("""{"a":[{"b":"c"}]}""", """{"a":[1]}""", """{"a":[1]}""")]
    [TestCase("""{"e":null}""", """{"a":1}""", """{"e":null,"a":1}""")]
    [TestCase("{}", """{"a":{"bb":{"ccc":null}}}""", """{"a":{"bb":{}}}""")]
    public void Merged_as_the_RFC_says(string target, string patch, string result) =>
        Assert.That(WriteRecords.Merge(JsonNode.Parse(target), JsonNode.Parse(patch))!.ToJsonString(), Is.EqualTo(result));

    [Test]
    public async Task A_part_is_changed_a_text_taken_away_and_a_list_replaced()
    {
        await using var editing = await Editing.Start();
        const string url = "/v1/evidence/kaz-2020-05-04-law-321-vi";
        var (before, _, tag) = await editing.Stored(url);
        await editing.Expect(200, HttpMethod.Patch, url, """{"issuer": {"name": "Law No. 321-VI"}, "note": null, "furtherSources": [], "eventOn": "2020-05"}""", ("If-Match", tag));
        before["issuer"]!["name"] = "Law No. 321-VI";
        before.Remove("note");
        before["furtherSources"] = new JsonArray();
        before["eventOn"] = "2020-05";
        Assert.That((await editing.Stored(url)).Text, Is.EqualTo(Editing.Text(before)));
        editing.AssertVerified();
    }

    [Test]
    public async Task What_must_be_there_is_not_taken_away_and_nothing_changes_nothing()
    {
        await using var editing = await Editing.Start();
        const string url = "/v1/evidence/kaz-2020-05-04-law-321-vi";
        var tag = (await editing.Stored(url)).Tag;
        Assert.That((await editing.Refused(400, HttpMethod.Patch, url, """{"text": null, "issuer": {"class": null}}""", ("If-Match", tag))).Mistakes(), Is.EquivalentTo([" missing", "/issuer missing"]));
        var before = editing.Database.Contents();
        Assert.That((await editing.Expect(200, HttpMethod.Patch, url, "{}", ("If-Match", tag))).Text("action"), Is.EqualTo("unchanged"));
        Assert.That(editing.Database.Contents(), Is.EqualTo(before));
    }
}
