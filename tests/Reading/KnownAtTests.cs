using System.Text.Json.Nodes;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.Reading;

/// <summary>An answer can be had again as it was given.</summary>
public sealed class KnownAtTests
{
    private const string Law = "kaz-2020-05-04-law-321-vi";
    private const string Promise = "kaz-commitment-2022-notification";

    [Test]
    public async Task Every_answer_is_given_again_as_it_was()
    {
        await using var record = await ChangingRecord.Start();
        var addresses = Addresses(record);
        var (first, given) = (record.Clock.Now, await Answers(record, addresses));
        record.Import(EverythingChanged(record));
        record.Retract("evidence", Law);
        record.Retract("commitment", Promise);
        var (second, changed) = (record.Clock.Now, await Answers(record, addresses));
        record.Import(record.Entered("evidence", Law), Setback("another-fact", "2026-01-20"));
        var (third, restored) = (record.Clock.Now, await Answers(record, addresses));
        record.Import(record.Changed("request", "kaz-c87-cas-2021.3", "note", "Another note."), record.Changed("actor", "larisa-kharkova", "name", "A third name"));
        record.Clock.Now += TimeSpan.FromDays(400);

        // The newest first: nothing of what is kept for one instant shows at another.
        await AssertGivenAgain(record, third, restored);
        await AssertGivenAgain(record, first, given);
        await AssertGivenAgain(record, second, changed);
        Assert.Multiple(() =>
        {
            Assert.That(given.Where(a => !a.Value.StartsWith("200", StringComparison.Ordinal)).Select(a => a.Key), Has.All.StartsWith("/v1/threads/"), "there are threads that nothing belongs to yet");
            Assert.That(changed.Count(a => a.Value.StartsWith("410", StringComparison.Ordinal)), Is.EqualTo(3), "the evidence, the commitment and its history");
            // What does not change proves nothing: nearly all answers on the member do, by a fact, a name or the revision in meta.
            Assert.That(addresses.Count(a => given[a] != changed[a]), Is.GreaterThan(addresses.Length / 2));
            Assert.That(given["/v1/evidence/" + Law], Is.Not.EqualTo(restored["/v1/evidence/" + Law]), "it was restored with what it said last, and says when");
            Assert.That(string.Concat(given.Values), Does.Not.Contain("Another name"));
            Assert.That(string.Concat(changed.Values), Does.Contain("Another name").And.Contain("a-fact"));
        });
    }

    private static async Task<Dictionary<string, string>> Answers(ChangingRecord record, string[] addresses)
    {
        var answers = new Dictionary<string, string>();
        foreach (var address in addresses) answers[address] = await record.Answer(address);
        return answers;
    }

    private static async Task AssertGivenAgain(ChangingRecord record, DateTimeOffset instant, Dictionary<string, string> answers)
    {
        foreach (var (address, answer) in answers)
        {
            var again = await record.AnswerKnownAt(address, instant);
            // What is known by now tells of itself what is not there then: the words differ.
            if (answer.StartsWith("404", StringComparison.Ordinal)) Assert.That(again, Does.StartWith("404"), $"{address} at {instant:O}");
            else Assert.That(again, Is.EqualTo(answer), $"{address} at {instant:O}");
        }
    }

    private static string[] Addresses(ChangingRecord record)
    {
        string[] dated = [.. new[] { "conclusion", "request", "thread", "commitment" }.SelectMany(kind => record.Keys(kind, 30).Select(key => $"/v1/{kind}s/{key}"))];
        return
        [
            .. dated, .. dated.Where(a => !a.StartsWith("/v1/conclusions", StringComparison.Ordinal)).Select(a => a + "/history"),
            .. dated.Where(a => a.Contains("-2016", StringComparison.Ordinal)).Select(a => a + "?asOf=2021-06-30"), .. new[] { "", "/history", "?asOf=2030-01-01" }.Select(of => "/v1/requests/kaz-c87-cas-2021.3" + of), $"/v1/commitments/{Promise}",
            .. new[] { "C87", "C81", "C129" }.SelectMany(c => new[] { "", "/status", "/timeline", "/status?asOf=2022-01-01" }.Select(of => $"/v1/cases/KAZ/{c}{of}")),
            .. new[] { "actor", "source", "convention", "session" }.SelectMany(kind => record.Keys(kind, 12).Select(key => $"/v1/{kind}s/{key}")),
            .. record.Keys("evidence", 20).Append(Law).Distinct().Select(key => $"/v1/evidence/{key}"),
            "/v1/actors/larisa-kharkova", "/v1/members/KAZ", "/v1/members/ALB", "/v1/conventions/C87", "/v1/sessions/ilc-109", "/v1/sources/normlex-4118111",
        ];
    }

    private static JsonNode[] EverythingChanged(ChangingRecord record) =>
    [
        JsonNode.Parse(Records.Source)!,
        Setback("a-fact", "2026-01-15"),
        record.Changed("source", "normlex-4118111", "title", "Another title"),
        record.Changed("actor", "larisa-kharkova", "name", "Another name"),
        record.Changed("member", "KAZ", "name", "Another name of it"),
        record.Changed("convention", "C87", "category", "technical"),
        record.Changed("article", "C87.2", "summary", "Another summary."),
        record.Changed("session", "ilc-109", "endsOn", "2021-06-20"),
        record.Changed("ratification", "KAZ-C87", "standing", "pending"),
        record.Changed("thread", "kaz-c87-registration", "title", "Another title"),
        record.Changed("conclusion", "kaz-c87-cas-2021", "specialParagraph", false),
        record.Changed("request", "kaz-c87-cas-2021.3", "text", "Another text on {larisa-kharkova}."),
        record.Changed("commitment", Promise, "text", "Another promise."),
    ];

    private static JsonNode Setback(string id, string on) =>
        JsonNode.Parse(Records.Evidence("government", "setback", "\"request\": \"kaz-c87-cas-2021.3\"", $"\"eventOn\": \"{on}\"").Replace("a-fact", id, StringComparison.Ordinal))!;

    [Test]
    public async Task Without_a_day_it_is_the_day_of_that_instant()
    {
        await using var record = await ChangingRecord.Start();
        var (instant, url) = (record.Clock.Now, "/v1/cases/KAZ/C87/status");
        record.Clock.Now += TimeSpan.FromDays(1000);
        var answer = await record.Api.Get($"{url}?knownAt={instant:yyyy-MM-dd'T'HH:mm:ss'Z'}");
        Assert.Multiple(async () =>
        {
            Assert.That(answer.GetProperty("asOf").GetString(), Is.EqualTo($"{instant:yyyy-MM-dd}"));
            Assert.That(answer.GetProperty("meta").GetProperty("knownAt").GetDateTimeOffset(), Is.EqualTo(instant));
            Assert.That((await record.Api.Get(url)).GetProperty("asOf").GetString(), Is.EqualTo($"{instant.AddDays(1000):yyyy-MM-dd}"));
            Assert.That((await record.Api.Get($"{url}?knownAt={instant:yyyy-MM-dd}&asOf=2021-06-30")).GetProperty("asOf").GetString(), Is.EqualTo("2021-06-30"), "a day is taken for its beginning");
        });
    }

    [Test]
    public async Task What_went_over_to_another_member_is_found_under_each_in_its_time()
    {
        await using var record = await ChangingRecord.Start();
        record.Import(JsonNode.Parse(Records.Source)!, Conclusion("KAZ"), Request());
        var (first, given) = (record.Clock.Now, await Answers(record, Moved));
        record.Import(Conclusion("KGZ"));
        var (second, moved) = (record.Clock.Now, await Answers(record, Moved));
        record.Import(record.Changed("request", "a-text.1", "text", "Another text."));
        await AssertGivenAgain(record, first, given);
        await AssertGivenAgain(record, second, moved);
        Assert.That(given["/v1/cases/KAZ/C87"], Does.Contain("a-text.1"));
        Assert.That(moved["/v1/cases/KAZ/C87"], Does.Not.Contain("a-text.1"));
        Assert.That(moved["/v1/cases/KGZ/C87"], Does.Contain("a-text.1").And.StartsWith("200"));
    }

    private static readonly string[] Moved = ["/v1/requests/a-text.1", "/v1/requests/a-text.1/history", "/v1/conclusions/a-text", "/v1/cases/KAZ/C87", "/v1/members/KAZ", "/v1/members/KGZ", "/v1/cases/KGZ/C87"];

    private static JsonNode Conclusion(string member) => JsonNode.Parse($$"""
        {"record": "conclusion", "id": "a-text", "body": "CEACR", "kind": "observation", "member": "{{member}}", "conventions": ["C87"], "title": "A text",
         "adoptedOn": "2024-12-01", "publishedOn": "2025-02-01", "coverage": "complete", "source": "a-source"}
        """)!;

    private static JsonNode Request() => JsonNode.Parse(
        """{"record": "request", "id": "a-text.1", "conclusion": "a-text", "text": "A text.", "kind": "amend_law", "source": "a-source"}""")!;

    [Test]
    public async Task Many_may_ask_at_once_and_give_up()
    {
        await using var record = await ChangingRecord.Start();
        var given = new List<(DateTimeOffset Instant, string Url, string Answer)>();
        for (var i = 0; i < 12; i++)
        {
            record.Import(record.Changed("request", "kaz-c87-cas-2021.3", "text", $"Text {i} on {{larisa-kharkova}}."), record.Changed("member", "ALB", "name", $"Name {i}"));
            foreach (var url in (string[])["/v1/requests/kaz-c87-cas-2021.3", "/v1/cases/KAZ/C87", "/v1/members/ALB"]) given.Add((record.Clock.Now, url, await record.Answer(url)));
        }

        record.Clock.Now += TimeSpan.FromDays(1);
        var impatient = given.Select(async g =>
        {
            using var soon = new CancellationTokenSource();
            var asked = record.Api.Http.GetAsync(new Uri($"{g.Url}?knownAt={g.Instant:yyyy-MM-dd'T'HH:mm:ss'Z'}", UriKind.Relative), soon.Token);
            await Task.Yield();
            await soon.CancelAsync();
            try { (await asked).Dispose(); }
            catch (OperationCanceledException) { }
        });
        var patient = given.Concat(given).Select(async g => (g, Again: await record.AnswerKnownAt(g.Url, g.Instant)));
        await Task.WhenAll(impatient);
        foreach (var (g, again) in await Task.WhenAll(patient)) Assert.That(again, Is.EqualTo(g.Answer), $"{g.Url} at {g.Instant:O}");
    }
}
