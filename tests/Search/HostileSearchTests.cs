using System.Text.Json;
using Compliance.Search;
using Compliance.Storage;
using Compliance.Tests.Support;
using FsCheck.Fluent;
using FsCheck.NUnit;

namespace Compliance.Tests.Search;

/// <summary>Any text at all is answered with what it finds, or with what is wrong with it.</summary>
public sealed class HostileSearchTests
{
    private static readonly string[] Texts =
    [
        "\"", "\"\"", "\"\"\"", "'", "' OR 1=1 --", "*", "**", "a*b", "^union", "^", "NEAR(union strike, 5)", "NEAR(", "NEAR", "a AND", "AND", "OR", "NOT", "a OR", "OR a", "NOT a", "a NOT", "AND AND", "a AND AND b",
        "title:union", "facets:krequest0", "facets : krequest0", "{title text}: union", "{title", "-", "--", "-a", "a -", "a - b", "- a", "(", ")", "()", "((", "))", "(()", "a (", "a )", "(a) b)", "+a", "a+b", "a + b",
        ":", "::", ",", "a, b", ";", "; drop table document; --", "\\", "\\\"", "%", "%25", "_", "{}", "[]", "<script>alert(1)</script>", "😀", "👩‍👩‍👧‍👦", "🏳️‍🌈 union", "\u202Eunion", "\uFEFF", "\u200B", "\uFFFE", "\uFFFF", "\uD7FF",
        "ﷺ", "اَلْعَرَبِيَّةُ", "e\u0301\u0301\u0301", "Z͑ͫ̓a̴l̷g̶o̵", "İstanbul", "ß", "ﬁ", "Ⅷ", "½", "²", "null", "undefined", "NaN", "1e999", "0x0", "-1", "00", "𝕦𝕟𝕚𝕠𝕟", "𝟠𝟟", "ⓤⓝⓘⓞⓝ", "中文", "日本語テキスト", "한국어", "हिन्दी",
        "union\tstrike", "union\nstrike", "union\r\nstrike", "\u0001", "a\u0085b", "\u00A0", "document_text", "rowid", "rank", "document_text MATCH 'a'", "a\" OR \"b", "\"a\" \"b", "\"a\"*", "\"a b\"**", "abc*def*", "a*", "ab*", "abc*", "***abc",
        "“union”", "«union»", "„union“", "“union", "O'Brien", "'union'", "`union`", "l'", "'s", "a's's", "union's", "C87", "c87*", "No. 87", "87", "kaz-c87-cas-2021.3", "..", "../../etc/passwd", "${jndi:ldap://x}", "{{7*7}}", "$where",
    ];

    [TestCaseSource(nameof(Texts))]
    public async Task A_text_is_found_or_refused(string text) => await AssertAnswered(text);

    [Test]
    public async Task A_text_of_any_length_is_found_or_refused()
    {
        foreach (var text in new[] { new string('a', 1000), new string('(', 1000), new string('"', 999), new string('-', 1000), new string('*', 1000), string.Concat(Enumerable.Repeat("a ", 500)), string.Concat(Enumerable.Repeat("a OR ", 199)) + "a",
            string.Concat(Enumerable.Repeat("(a ", 300)), string.Concat(Enumerable.Repeat("NOT ", 250)), string.Concat(Enumerable.Repeat("abc* ", 200)), string.Concat(Enumerable.Repeat("e\u0301", 500)), string.Concat(Enumerable.Repeat("\u0301", 1000)) })
            await AssertAnswered(text);
        var api = await RunningApi.Shared;
        foreach (var length in new[] { 1001, 5000, 10_000 })
        {
            var problem = await api.Problem($"/v1/search?q={new string('a', length)}", System.Net.HttpStatusCode.BadRequest, "invalid-parameter");
            Assert.That(problem.GetProperty("errors")[0].GetProperty("code").GetString(), Is.EqualTo("length"));
        }
    }

    [TestCase("%00")]
    [TestCase("union%00strike")]
    [TestCase("%ff")]
    [TestCase("%ED%A0%80")]
    [TestCase("%C0%80")]
    [TestCase("%E2%82")]
    public async Task Bytes_that_are_no_text_are_refused(string encoded)
    {
        using var response = await (await RunningApi.Shared).Http.GetAsync(new Uri($"/v1/search?q={encoded}", UriKind.Relative));
        Assert.That((int)response.StatusCode, Is.EqualTo(400), await response.Content.ReadAsStringAsync());
    }

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public FsCheck.Property Any_text_is_found_or_refused() => Prop.ForAll(ArbMap.Default.ArbFor<FsCheck.NonNull<string>>(), text =>
    {
        AssertAnswered(text.Get).GetAwaiter().GetResult();
    });

    [FsCheck.NUnit.Property(MaxTest = 150)]
    public FsCheck.Property Any_parts_of_queries_are_found_or_refused() => Prop.ForAll(Arb.From(Gen.Elements("(", ")", "\"", "*", "-", " ", " ", "AND", "OR", "NOT", "NEAR", "union", "strike", "C87", "é", "қ", ":", "^", "{", "}", "'", "😀", "\u0301", "abc").ListOf().Select(string.Concat)), text =>
    {
        AssertAnswered(text).GetAwaiter().GetResult();
    });

    // The engine is asked too: the parser must never write what it refuses.
    private static async Task AssertAnswered(string text)
    {
        var api = await RunningApi.Shared;
        // Half of a character cannot be sent.
        text = text.Replace("\0", "").Whole();
        foreach (var address in new[] { "/v1/search", "/v1/requests", "/v1/sources" })
        {
            using var response = await api.Http.GetAsync(new Uri($"{address}?limit=3&q={Uri.EscapeDataString(text)}", UriKind.Relative));
            var body = await response.Content.ReadAsStringAsync();
            Assert.That((int)response.StatusCode, Is.EqualTo(200).Or.EqualTo(400), $"{text}: {body}");
            if ((int)response.StatusCode != 400) continue;
            var errors = JsonSerializer.Deserialize<JsonElement>(body).GetProperty("errors").EnumerateArray().ToArray();
            Assert.That(errors.Select(e => e.GetProperty("parameter").GetString()), Has.All.EqualTo("q"), body);
            Assert.That(body, Does.Not.Contain("fts5").IgnoreCase.And.Not.Contain("SQL"));
        }
    }
}

internal static class WholeCharacters
{
    /// <summary>Without halves of characters.</summary>
    public static string Whole(this string text) => System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
