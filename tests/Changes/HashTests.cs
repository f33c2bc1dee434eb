using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using Compliance.Tests.Support;

namespace Compliance.Tests.Changes;

/// <summary>Outsiders can recompute the chain from what the server answers alone.</summary>
public sealed class HashTests
{
    // What JSON writers differ on: spaces that are no space, quotes, other planes, letters of other scripts.
    private const string Difficult = "«\u00a0Loi\u00a0» \"Қазақстан\" \\ العربية \u3000 <&'+> 😀 é \ue000";
    private static readonly JsonSerializerOptions Form = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static async Task<Editing> Written()
    {
        var editing = await Editing.Begin();
        editing.Put("an editor", "«\u00a0why\u00a0» 😀", Editing.Source("s-1", Difficult), Editing.Claim(text: Difficult + "\r\n\t\u0001\u007f\u2028\ufeff"));
        editing.Put("éditeur", null, Editing.Source("s-1", "Plain"));
        editing.Retract("an editor", "evidence", "test-claim", "\"quoted\" \\ reason");
        return editing;
    }

    private static async Task<List<JsonElement>> Entries(RunningApi api)
    {
        var entries = new List<JsonElement>();
        for (var next = "/v1/changes?limit=500"; next is not null;)
        {
            var page = await api.Get(next);
            entries.AddRange(page.Rows());
            next = page.GetProperty("page").GetProperty("next").GetString();
        }

        return entries;
    }

    private static string Hash(JsonElement entry, string previous)
    {
        string? Said(string member) => entry.GetProperty(member).GetString();
        string? Stored(string member) => entry.GetProperty(member) is { ValueKind: JsonValueKind.Object } stored ? stored.GetRawText() : null;
        string?[] hashed = [previous, entry.GetProperty("revision").GetRawText(), Said("at"), Said("who"), Said("reason"), Said("action"), Said("record"), Said("key"), Stored("before"), Stored("after")];
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(JsonSerializer.Serialize(hashed, Form))));
    }

    [Test]
    public async Task The_chain_can_be_recomputed_from_the_answers()
    {
        await using var editing = await Written();
        var (previous, revision) = ("", 0L);
        foreach (var entry in await Entries(editing.Api))
        {
            Assert.That(entry.GetProperty("revision").GetInt64(), Is.EqualTo(++revision));
            Assert.That(entry.GetProperty("previousHash").GetString(), Is.EqualTo(previous));
            previous = Hash(entry, previous);
            Assert.That(entry.GetProperty("hash").GetString(), Is.EqualTo(previous), $"revision {revision}");
        }

        var head = await editing.Api.Get("/v1/changes/head");
        Assert.That((head.GetProperty("revision").GetInt64(), head.GetProperty("hash").GetString()), Is.EqualTo((revision, previous)));
        Assert.That(revision, Is.EqualTo(editing.Start + 4));
    }

    [TestCase("who = 'nobody'")]
    [TestCase("reason = null")]
    [TestCase("at = '2020-01-01T00:00:00.000Z'")]
    [TestCase("after = replace(after, 'A publisher', 'B publisher')")]
    public async Task An_entry_that_was_altered_has_another_hash(string alteration)
    {
        await using var editing = await Written();
        editing.Database.Tamper($"drop trigger change_is_never_updated; update change set {alteration} where revision = {editing.Start + 1}");
        var entry = await editing.Api.Get($"/v1/changes/{editing.Start + 1}");
        Assert.That(Hash(entry, entry.GetProperty("previousHash").GetString()!), Is.Not.EqualTo(entry.GetProperty("hash").GetString()));
    }

    [Test]
    public async Task The_script_of_the_documentation_recomputes_it_too()
    {
        if (!(Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "python3")))) Assert.Ignore("there is no python3 here to run the script with");
        await using var editing = await Written();
        var text = await File.ReadAllTextAsync(Repository.File("openapi", "changes.md"));
        var script = Fresh.File("follow.py", text.Split("```python\n")[1].Split("```")[0]);
        var server = editing.Api.Http.BaseAddress!.ToString();
        var (code, output) = await Repository.Run(Path.GetTempPath(), "python3", script, server);
        var head = await editing.Api.Get("/v1/changes/head");
        Assert.That((code, output.Trim()), Is.EqualTo((0, $"{head.GetProperty("revision")}:{head.GetProperty("hash")}")));
        editing.Database.Tamper($"drop trigger change_is_never_updated; update change set who = 'nobody' where revision = {editing.Start}");
        (code, output) = await Repository.Run(Path.GetTempPath(), "python3", script, server);
        Assert.That((code, output.Trim()), Is.EqualTo((1, $"revision {editing.Start} is not as it was written")));
    }
}
