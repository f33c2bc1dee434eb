using System.Text.Json.Nodes;

namespace Compliance.OpenApi;

/// <summary>
/// Examples of answers: <c>openapi/examples/{operation}.json</c>, recorded from the program over its own data and compared
/// with it by <c>ExampleTests</c>.
/// </summary>
public static class ResponseExample
{
    public static JsonNode? Of(string operation)
    {
        using var file = typeof(ResponseExample).Assembly.GetManifestResourceStream($"examples/{operation}.json");
        return file is null ? null : JsonNode.Parse(file);
    }
}
