using System.Xml.Linq;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Access;
using Compliance.Tests.Support;

namespace Compliance.Tests.Changes;

/// <summary>The change log as an Atom feed.</summary>
public sealed class ChangesAtomTests
{
    private static readonly XNamespace Atom = "http://www.w3.org/2005/Atom";

    // What the world calls the servers of the tests.
    private const string Public = "https://compliance.example";

    private static async Task<(XElement Feed, string Text)> Feed(RunningApi api, string url)
    {
        using var response = await api.Http.GetAsync(new Uri(url, UriKind.Relative));
        var text = await response.Content.ReadAsStringAsync();
        Assert.That((int)response.StatusCode, Is.EqualTo(200), text);
        Assert.That(response.Content.Headers.ContentType?.ToString(), Is.EqualTo("application/atom+xml; charset=utf-8"));
        return (XElement.Parse(text), text);
    }

    private static IEnumerable<XElement> Entries(XElement feed) => feed.Elements(Atom + "entry");

    private static string? Link(XElement of, string relation)
    {
        if (of.Elements(Atom + "link").SingleOrDefault(l => l.Attribute("rel")!.Value == relation)?.Attribute("href")!.Value is not { } address) return null;
        Assert.That(address, Does.StartWith(Public + "/v1/"));
        return address[Public.Length..];
    }

    [TestCase("/v1/changes.atom?limit=500")]
    [TestCase("/v1/changes.atom?member=KAZ&convention=C87&hasStatusChanges=true")]
    [TestCase("/v1/changes.atom?from=2100-01-01")]
    public async Task It_is_valid_by_the_schema_of_RFC_4287(string url)
    {
        var clients = Repository.File("tests", "Contract", "clients");
        Contract.ToolTests.NeedTools();
        var (feed, text) = await Feed(await RunningApi.Shared, url);
        var (code, output) = await Repository.Run(clients, "node", "validate-atom.mjs", Fresh.File("feed.xml", text));
        Assert.That(code, Is.Zero, output);
        (code, output) = await Repository.Run(clients, "node", "validate-atom.mjs", Fresh.File("feed.xml", text.Replace("<updated>", "<updated>on ", StringComparison.Ordinal)));
        Assert.That($"{code} {output}", Does.StartWith("1 ").And.Contain("dateTime"), "what is not valid is found");
        // What the schema of the RFC cannot say.
        Assert.That(Entries(feed).Select(e => e.Element(Atom + "id")!.Value).Append(feed.Element(Atom + "id")!.Value), Is.Unique.And.All.StartsWith("urn:uuid:"));
        Assert.That(Entries(feed).Where(e => e.Element(Atom + "author") is null || Link(e, "alternate") is null), Is.Empty);
    }

    [Test]
    public async Task An_entry_tells_in_plain_words_what_changed_in_which_status()
    {
        await using var editing = await Editing.Begin();
        editing.Put("Қайрат & <co>", "the gazette]]> of 1 June", Editing.Source("s-1"));
        editing.Put("an editor", null, Editing.Source("s-1", "Another title"), Editing.Claim(text: "Ә\u0007 <b>&amp;</b> שלום"));
        var (feed, text) = await Feed(editing.Api, $"/v1/changes.atom?after={editing.Start}");
        var entries = Entries(feed).ToArray();
        Assert.That(entries.Select(e => e.Element(Atom + "title")!.Value), Is.EqualTo(new[] { "Evidence test-claim created", "Source s-1 updated", "Source s-1 created" }));
        Assert.Multiple(() =>
        {
            Assert.That(entries[0].Element(Atom + "summary")!.Value, Is.EqualTo("Created by an editor. It says: \u201CӘ\uFFFD <b>&amp;</b> שלום\u201D This moved: "
                + entries[0].Element(Atom + "summary")!.Value.Split(" This moved: ")[1]).And.Contains($"request {Editing.Request} (KAZ) from open to claimed implemented"));
            Assert.That(entries[1].Element(Atom + "summary")!.Value, Is.EqualTo("Updated by an editor. Changed: title. It says: \u201CAnother title\u201D"));
            Assert.That(entries[2].Element(Atom + "summary")!.Value, Does.StartWith("Created by Қайрат & <co>: the gazette]]> of 1 June."));
            Assert.That(entries[2].Element(Atom + "author")!.Element(Atom + "name")!.Value, Is.EqualTo("Қайрат & <co>"));
            Assert.That((Link(entries[0], "alternate"), Link(entries[0], "related")), Is.EqualTo(($"/v1/changes/{editing.Start + 3}", "/v1/evidence/test-claim")));
            Assert.That(feed.Element(Atom + "updated")!.Value, Is.EqualTo(entries[0].Element(Atom + "updated")!.Value));
            Assert.That(text, Does.StartWith("<?xml version=\"1.0\" encoding=\"utf-8\"?>"));
        });
    }

    [Test]
    public async Task Its_pages_hold_every_entry_once_the_newest_first()
    {
        var api = await RunningApi.Shared;
        var ids = new List<string>();
        var first = "/v1/changes.atom?record=conclusion&limit=7";
        var feeds = new HashSet<string>();
        for (var next = first; next is not null;)
        {
            var (feed, _) = await Feed(api, next);
            Assert.That((Link(feed, "self"), Link(feed, "first")), Is.EqualTo((next, first)));
            ids.AddRange(Entries(feed).Select(e => Link(e, "alternate")!));
            feeds.Add(feed.Element(Atom + "id")!.Value);
            next = Link(feed, "next");
        }

        var listed = await api.Walk("/v1/changes?record=conclusion&sort=-revision", 100, "revision");
        Assert.That(ids, Is.EqualTo(listed.Select(r => $"/v1/changes/{r}")).And.Count.GreaterThan(7));
        Assert.That(feeds, Has.Count.EqualTo(1), "one feed, in pages");
        Assert.That((await Feed(api, "/v1/changes.atom?record=request")).Feed.Element(Atom + "id")!.Value, Is.Not.EqualTo(feeds.Single()));
        var alternate = Link((await Feed(api, first)).Feed, "alternate")!;
        Assert.That((await api.Get(alternate)).Keys("revision"), Is.EqualTo(listed.Take(7)));
    }

    [Test]
    public async Task A_server_that_does_not_know_what_the_world_calls_it_names_paths()
    {
        await using var api = await RunningApi.Start(set: s => s with { PublicUrl = "" });
        var (feed, _) = await Feed(api, "/v1/changes.atom?limit=2");
        var links = feed.Descendants(Atom + "link").Select(l => l.Attribute("href")!.Value).ToArray();
        Assert.That(links, Has.Length.EqualTo(8));
        Assert.That(links, Is.All.StartsWith("/v1/"));
    }

    [Test]
    public async Task Nothing_new_is_304_and_another_order_is_refused()
    {
        var api = await RunningApi.Shared;
        using var first = await api.Http.GetAsync(new Uri("/v1/changes.atom", UriKind.Relative));
        using var second = await api.Send(HttpMethod.Get, "/v1/changes.atom", null, null, ("If-None-Match", first.Headers.ETag!.ToString()));
        using var json = await api.Http.GetAsync(new Uri("/v1/changes", UriKind.Relative));
        Assert.That((int)second.StatusCode, Is.EqualTo(304));
        Assert.That(first.Headers.ETag, Is.Not.EqualTo(json.Headers.ETag));
        await api.Problem("/v1/changes.atom?sort=revision", System.Net.HttpStatusCode.BadRequest, "invalid-parameter");
        await api.Problem("/v1/changes.atom?actions=created", System.Net.HttpStatusCode.BadRequest, "invalid-parameter");
    }

    [Test]
    public async Task A_restricted_name_is_in_no_feed_not_even_half_of_it()
    {
        await using var editing = await Editing.Begin();
        // The name stands where the summary is cut.
        editing.Put("an editor", null, Editing.Claim(text: new string('x', 388) + " Erlan Baltabay said so."), Editing.Source("s-1", "Yerlan Baltabay, a life"));
        await editing.Api.Restrict(editing.Api.Key(Role.Admin), "erlan-baltabay", "person-9f31c2");
        var (feed, text) = await Feed(editing.Api, $"/v1/changes.atom?after={editing.Start}");
        Assert.That(Names.In(text), Is.Empty);
        Assert.That(Entries(feed).Select(e => e.Element(Atom + "title")!.Value), Is.EqualTo(new[] { "Actor person-9f31c2 updated", "Source s-1 created", "Evidence test-claim created" }));
        Assert.That(text, Does.Not.Contain("Erlan").And.Not.Contain("Balt"));
    }
}
