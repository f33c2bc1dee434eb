using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Compliance.Tests.Support;

namespace Compliance.Tests.Contract;

/// <summary>The examples of answers are what the program answers, cut to one row of each list.</summary>
public sealed class ExampleTests
{
    private static readonly JsonSerializerOptions Pretty = new() { WriteIndented = true, NewLine = "\n", Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Test]
    public async Task The_recorded_examples_are_what_the_program_answers()
    {
        var api = await RunningApi.Shared;
        foreach (var (path, operation) in DocumentTests.OpenReads(await api.Get("/openapi/v1.json")))
        {
            var url = ExampleCalls.Url(path, operation);
            // A day in the past: an example must not change overnight.
            var dated = operation.TryGetProperty("parameters", out var parameters) && parameters.EnumerateArray().Any(p => p.GetProperty("name").GetString() == "asOf");
            if (dated) url += (url.Contains('?') ? "&" : "?") + "asOf=2025-01-01";
            var answer = Cut(JsonNode.Parse((await api.Get(url)).GetRawText())!);
            var text = answer.ToJsonString(Pretty) + "\n";
            Repository.AssertCommitted(path.EndsWith("/cite", StringComparison.Ordinal) ? Steady(text) : text, "openapi", "examples", operation.GetProperty("operationId").GetString() + ".json");
        }
    }

    // A citation tells the instant and the day of its look in the middle of its texts.
    private static string Steady(string text)
    {
        (string Pattern, string Steady)[] volatiles =
        [
            ("[0-9a-f]{64}", new string('0', 64)), (@"20\d\d-\d\d-\d\dT[0-9:.]+Z", "2026-11-23T00:00:00.000Z"), (@"-r\d+\b", "-r1306"), (@"revision \d+", "revision 1306"),
            (@"(?<=revision 1306 of |accessed )\d+ [A-Z][a-z]+ \d{4}", "23 November 2026"), (@"(?<=""accessed"": "")[\d-]{10}", "2026-11-23"), (@"(?<=urldate = \{)[\d-]{10}", "2026-11-23"),
            (@"(?<= year = \{)\d+", "2026"), (@"(?<=month = \{)\d+", "11"), (@"(?<=""date-parts"": \[\s+\[\s+)\d+", "2026"),
        ];
        return volatiles.Aggregate(text, (all, v) => Regex.Replace(all, v.Pattern, v.Steady));
    }

    // One row of each list shows its shape; what changes with every load of the data is given a fixed value.
    private static JsonNode Cut(JsonNode node)
    {
        switch (node)
        {
            case JsonArray array:
                while (array.Count > 1) array.RemoveAt(array.Count - 1);
                foreach (var item in array.OfType<JsonNode>()) Cut(item);
                break;
            case JsonObject members:
                foreach (var (name, value) in members.ToArray())
                {
                    if (name is "recordedAt" or "updatedAt" && value is not null) members[name] = "2026-11-23T00:00:00Z";
                    else if (name == "revision") members[name] = 1306;
                    else if (name == "at" && value is not null) members[name] = "2026-11-23T00:00:00.000Z";
                    else if (name is "hash" or "previousHash" && value is not null) members[name] = new string('0', 64);
                    else if (name == "self" && value!.ToString().StartsWith("/v1/changes/", StringComparison.Ordinal)) members[name] = "/v1/changes/1306";
                    else if (name == "next" && value is JsonValue) members[name] = null;
                    else if (value is not null) Cut(value);
                }

                break;
            default: break;
        }

        return node;
    }
}
