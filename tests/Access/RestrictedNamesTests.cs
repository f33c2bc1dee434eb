using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using Compliance.Access;
using Compliance.FollowUp;
using Compliance.Recording;
using Compliance.Storage;
using Compliance.Tests.Contract;
using Compliance.Tests.Support;
using Dapper;

namespace Compliance.Tests.Access;

/// <summary>A restricted name is in no answer: in none of the addresses of the document, in no format, of no day.</summary>
public sealed partial class RestrictedNamesTests
{
    private const string Person = "person-9f31c2";
    private const string Other = "person-0a0a0a";
    private static readonly string Evidence = "kaz-2019-07-17-baltabay-sentence";

    [Test]
    public async Task No_read_of_the_document_shows_a_restricted_name()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        var named = await Named(api);
        var before = DateTimeOffset.UtcNow.Stored();
        var unseen = await Prepare(api, admin);
        Assert.That(named.Count(url => Names.In(url).Length > 0), Is.GreaterThan(20), "ids that hold a name prove something");

        var document = await api.Get("/openapi/v1.json");
        var reads = DocumentTests.Operations(document).Where(o => o.Operation.GetProperty("operationId").GetString() != "listRestrictions" && document.GetProperty("paths").GetProperty(o.Path).TryGetProperty("get", out var get) && get.GetRawText() == o.Operation.GetRawText()).ToArray();
        var gone = new Dictionary<string, HashSet<string>>();
        var queue = new Queue<string>(reads.Where(r => !r.Path.EndsWith("/record", StringComparison.Ordinal)).Select(r => ExampleCalls.Url(r.Path, r.Operation)).Concat(unseen).Concat(Records(api)));
        foreach (var sort in reads.Where(r => Parameters(r.Operation).Contains("sort")).Select(r => r.Path)) queue.Enqueue($"{sort}?limit=20");
        foreach (var url in (string[])["/v1/actors?sort=name&limit=2", "/v1/actors?sort=-name&limit=2", "/v1/sources?sort=title&limit=9", "/v1/evidence?sort=id&limit=25", $"/v1/evidence?actor={Person}&limit=3",
            $"/v1/requests?actor={Other}&limit=1", "/openapi/v1.json", "/swagger/index.html", $"/v1/actors/{Person}/record", $"/v1/evidence/{Person}/record"]) queue.Enqueue(url);
        var seen = new HashSet<string>(queue);
        var (bodies, known, shown, shaped) = (0, 0, 0, new HashSet<string>());
        while (queue.TryDequeue(out var url))
        {
            var path = url.Split('?')[0];
            var read = reads.FirstOrDefault(r => Regex.IsMatch(path, "^" + Regex.Replace(r.Path, @"\{[^}]*\}", "[^/]+") + "$"));
            if (read.Path is not null) (gone.TryGetValue(read.Path, out var urls) ? urls : gone[read.Path] = []).Add(url);
            var body = await api.Asked(admin, url, isThorough: url.Contains(Person) || url.Contains(Other) || !url.Contains('?'));
            bodies++;
            if (PageOf().IsMatch(path)) shown += Shown(await api.Asked(admin, path[3..], isThorough: false));
            if (read.Path is not null && Parameters(read.Operation).Contains("asOf")) await api.Asked(admin, url + (url.Contains('?') ? "&" : "?") + "asOf=2019-12-31", isThorough: false);
            if (read.Path is not null && Parameters(read.Operation).Contains("knownAt")) known += Shown(await api.Asked(admin, $"{url}{(url.Contains('?') ? '&' : '?')}knownAt={before}", isThorough: false));
            // In every format, and with everything that can be brought along.
            if (read.Path is not null && shaped.Add(read.Path)) foreach (var shape in Shapes(read.Operation)) await api.Asked(admin, url.Split('?')[0] + "?" + shape, isThorough: false);
            // On to the next page, and to whatever an alias leads to.
            foreach (var link in Link().Matches(body).Select(m => m.Groups[1].Value).Where(l => l.Contains("cursor=") || l.Contains(Person) || l.Contains(Other)))
                foreach (var next in read.Path is not null && !link.Contains('?') ? [link, link + "/record"] : new[] { link })
                    if (seen.Add(next)) queue.Enqueue(next);
        }

        Assert.Multiple(() =>
        {
            Assert.That(gone.Keys, Is.EquivalentTo(reads.Select(r => r.Path)), "every GET of the document is gone through");
            Assert.That(bodies, Is.GreaterThan(150));
            Assert.That(known, Is.GreaterThan(20), "answers as they were known before the restriction");
            Assert.That(shown, Is.GreaterThan(20), "pages of the records");
            Assert.That(gone["/v1/evidence/{id}"].Count(u => u.Contains(Person)), Is.GreaterThan(8), "ids that hold an alias were followed");
            Assert.That(gone["/v1/sources/{id}"].Count(u => u.Contains(Other)), Is.GreaterThan(1));
        });
    }

    [Test]
    public async Task A_masked_link_leads_to_what_the_true_one_led_to_and_the_true_one_nowhere()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        var before = await api.Get($"/v1/evidence/{Evidence}");
        var requests = (await api.Get("/v1/evidence?actor=erlan-baltabay&limit=500")).Keys();
        await api.Restrict(admin, "erlan-baltabay", Person);
        var masked = (await api.Get($"/v1/evidence?actor={Person}&limit=500")).Keys();
        Assert.That(masked, Has.Length.EqualTo(requests.Length).And.Length.GreaterThan(5));
        foreach (var id in masked) Assert.That((await api.Get($"/v1/evidence/{id}")).GetProperty("id").GetString(), Is.EqualTo(id));
        var link = masked.Single(id => id.EndsWith("-sentence", StringComparison.Ordinal));
        var after = await api.Get($"/v1/evidence/{link}");
        Assert.Multiple(() =>
        {
            Assert.That(after.GetProperty("eventOn").ToString(), Is.EqualTo(before.GetProperty("eventOn").ToString()));
            Assert.That(after.GetProperty("text").GetString(), Is.EqualTo("leader of the fuel and energy workers’ union is sentenced to seven years in prison and banned from union work for seven years."));
        });
        await api.AssertLeadsTo($"/v1/actors/{Person.ToUpperInvariant()}", $"/v1/actors/{Person}");

        // Asked for by name, it is as if there were nothing: to the letter.
        foreach (var (name, nobody) in ((string, string)[])[("erlan-baltabay", "erlan-nobodyxx"), ("Erlan-Baltabay", "Erlan-Nobodyxx"), ("baltabay", "nobodyxx")])
        {
            foreach (var url in (string[])["/v1/actors/{0}", "/v1/actors/{0}/record", "/v1/evidence/{0}", "/v1/actors?actor={0}", "/v1/evidence?actor={0}", "/v1/evidence?actor=!{0}&limit=3", "/v1/evidence?actor=!{0}&limit=3&sort=id",
                "/v1/actors?{0}=1", "/v1/actors?kind={0}", "/v1/{0}/x", "/v1/evidence/kaz-2019-07-17-{0}-sentence"])
                Assert.That(await Told(api, url, name, "?"), Is.EqualTo(await Told(api, url, nobody, "?")), $"{url} {name}");
        }
    }

    [Test]
    public async Task The_actor_shows_role_and_alias_until_the_restriction_is_lifted_and_the_chain_stays_whole()
    {
        await using var api = await RunningApi.Start();
        var admin = api.Key(Role.Admin);
        var before = await api.Get("/v1/actors/erlan-baltabay");
        Assert.That(before.GetProperty("isRestricted").GetBoolean(), Is.False);
        await api.Restrict(admin, "erlan-baltabay", Person);
        var actor = await api.Get($"/v1/actors/{Person}");
        var (list, isPrivate) = await Restrictions(api, admin);
        using (var refused = await api.Send(HttpMethod.Get, "/v1/restrictions", api.Key(Role.Editor))) Assert.That(refused.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.Multiple(() =>
        {
            Assert.That(actor.GetProperty("id").GetString(), Is.EqualTo(Person));
            Assert.That(actor.GetProperty("name").GetString(), Is.EqualTo(before.GetProperty("role").GetString()));
            Assert.That(actor.GetProperty("spellings").GetArrayLength(), Is.Zero);
            Assert.That(actor.GetProperty("isRestricted").GetBoolean(), Is.True);
            Assert.That(actor.GetProperty("namedIn").GetArrayLength(), Is.EqualTo(before.GetProperty("namedIn").GetArrayLength()));
            Assert.That(list.Single().GetProperty("name").GetString(), Is.EqualTo("Erlan Baltabay"));
            Assert.That(list.Single().GetProperty("restrictedAs").GetString(), Is.EqualTo(Person));
            Assert.That(isPrivate, Is.True);
            Assert.That(new Verification(new Database(api.Path)).Run().Findings, Is.Empty);
        });
        await api.Lift(admin, Person);
        var lifted = await api.Get("/v1/actors/erlan-baltabay");
        foreach (var member in new[] { "name", "spellings", "note", "namedIn", "isRestricted" }) Assert.That(lifted.GetProperty(member).GetRawText(), Is.EqualTo(before.GetProperty(member).GetRawText()));
        Assert.That(new Verification(new Database(api.Path)).Run().Findings, Is.Empty);
        await api.Problem($"/v1/actors/{Person}", HttpStatusCode.NotFound, "not-found");
    }

    private static async Task<(JsonElement[] List, bool IsPrivate)> Restrictions(RunningApi api, string admin)
    {
        using var answer = await api.Send(HttpMethod.Get, "/v1/restrictions", admin);
        return ([.. JsonSerializer.Deserialize<JsonElement>(await answer.Content.ReadAsStringAsync()).Rows()], answer.Headers.CacheControl is { NoStore: true } && answer.Headers.ETag is null);
    }

    // What an answer says, but for what was asked and what differs between any two calls.
    private static async Task<string> Told(RunningApi api, string url, string name, string instead)
    {
        using var answer = await api.Http.GetAsync(new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, url, name), UriKind.Relative));
        answer.Headers.Remove("ETag");
        answer.Headers.Remove("X-Request-Id");
        answer.Headers.Remove("Date");
        var whole = Regex.Replace(await answer.Whole(), "\"requestId\":\"[^\"]*\"", "");
        whole = Regex.Replace(whole, "cursor=[A-Za-z0-9_-]+", "cursor");
        return whole.Replace(name, instead, StringComparison.Ordinal).Replace(name.ToLowerInvariant(), instead, StringComparison.Ordinal);
    }

    // One record of every kind, as it is stored.
    private static IEnumerable<string> Records(RunningApi api)
    {
        using var reader = new Database(api.Path).Read();
        return [.. reader.Connection.Query<(string Kind, string Key)>("select record, min(record_key) from change group by record")
            .Select(r => $"{RecordPaths.All.Single(p => p.Kind == r.Kind).Collection}/{r.Key}/record")];
    }

    private static IEnumerable<string> Shapes(JsonElement operation)
    {
        if (!operation.TryGetProperty("parameters", out var parameters)) yield break;
        foreach (var parameter in parameters.EnumerateArray())
        {
            var name = parameter.GetProperty("name").GetString();
            if (name == "format")
                foreach (var word in parameter.GetProperty("schema").GetProperty("enum").EnumerateArray().Select(w => w.GetString()).Where(w => w is not ("sqlite" or "events"))) yield return $"format={word}";
            else if (name == "include")
                foreach (Match word in Regex.Matches(parameter.GetProperty("description").GetString()!.Split("Here: ")[1], "`([A-Za-z]+)`")) yield return $"include={word.Groups[1].Value}";
        }
    }

    // Everything that names the two, as it is addressed before.
    private static async Task<string[]> Named(RunningApi api)
    {
        var actors = new[] { await api.Get("/v1/actors/erlan-baltabay"), await api.Get("/v1/actors/larisa-kharkova") };
        return [.. actors.SelectMany(a => a.GetProperty("namedIn").EnumerateArray()).Select(n => n.GetProperty("url").GetString()!)];
    }

    // Restricts both, and leaves traces of them where only keys look; returns the addresses of those.
    private static async Task<List<string>> Prepare(RunningApi api, string admin)
    {
        var urls = new List<string>();
        var actor = """{"record": "actor", "id": "an-actor", "kind": "person", "name": "A friend of Kharkova", "role": "friend of Baltabay", "source": "hrw-2019-07-19"}""";
        using (var proposal = await api.Send(HttpMethod.Post, "/v1/proposals", api.Key(Role.Contributor), $$"""{"reason": "Baltabay", "changes": [{"put": {{actor}}}]}"""))
            urls.Add(proposal.Headers.Location?.ToString() ?? await proposal.Content.ReadAsStringAsync());
        using (var import = await api.Send(HttpMethod.Post, "/v1/imports", admin, $$"""{"format": "compliance-bundle", "version": 1, "records": [{{actor}}]}"""))
        {
            Assert.That(import.IsSuccessStatusCode, Is.True, await import.Content.ReadAsStringAsync());
            urls.Add($"/v1/imports/{JsonSerializer.Deserialize<JsonElement>(await import.Content.ReadAsStringAsync()).GetProperty("id").GetString()}");
        }

        using (var retraction = await api.Send(HttpMethod.Post, $"/v1/evidence/{Evidence}/retract", admin, new { reason = "Erlan Baltabay says so" }, ("If-Match", "*")))
            Assert.That(retraction.IsSuccessStatusCode, Is.True, await retraction.Content.ReadAsStringAsync());
        await api.Restrict(admin, "erlan-baltabay", Person);
        await api.Restrict(admin, "larisa-kharkova", Other);
        using (var key = await api.Send(HttpMethod.Post, "/v1/keys", admin, new { name = "Kharkova", role = "editor" }))
            urls.Add(key.Headers.Location?.ToString() ?? $"/v1/keys/{JsonSerializer.Deserialize<JsonElement>(await key.Content.ReadAsStringAsync()).GetProperty("id").GetString()}");
        var retracted = NameMask.Of(new Database(api.Path).Read().Connection).Text(Evidence);
        Assert.That(retracted, Does.Contain(Person));
        urls.Add($"/v1/evidence/{retracted}");
        await api.Problem($"/v1/evidence/{retracted}", HttpStatusCode.Gone, "retracted");
        return urls;
    }

    private static int Shown(string body) => body.Contains(Person, StringComparison.Ordinal) || body.Contains(Other, StringComparison.Ordinal) ? 1 : 0;

    private static string[] Parameters(JsonElement operation) =>
        operation.TryGetProperty("parameters", out var parameters) ? [.. parameters.EnumerateArray().Select(p => p.GetProperty("name").GetString()!)] : [];

    [GeneratedRegex("^/v1/(requests|threads|commitments|evidence|conclusions|cases/[^/]+)/[^/]+$")]
    private static partial Regex PageOf();

    [GeneratedRegex("\"(/v1/[^\"<>]+)\"")]
    private static partial Regex Link();
}
