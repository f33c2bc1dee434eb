using System.Text.Json;

namespace Compliance.Tests.Contract;

/// <summary>Calls as the document's own examples make them.</summary>
internal static class ExampleCalls
{
    /// <summary>The address of an operation with the examples of its parameters.</summary>
    public static string Url(string path, JsonElement operation)
    {
        var query = new List<string>();
        foreach (var parameter in operation.TryGetProperty("parameters", out var parameters) ? parameters.EnumerateArray() : default)
        {
            var name = parameter.GetProperty("name").GetString()!;
            if (Example(parameter) is not { } example) continue;
            if (parameter.GetProperty("in").GetString() == "path") path = path.Replace($"{{{name}}}", Uri.EscapeDataString(example), StringComparison.Ordinal);
            else query.Add($"{name}={Uri.EscapeDataString(example)}");
        }

        Assert.That(path, Does.Not.Contain("{"), "every parameter of a path has an example");
        return query.Count == 0 ? path : $"{path}?{string.Join('&', query)}";
    }

    private static string? Example(JsonElement parameter)
    {
        if (parameter.TryGetProperty("example", out var example)) return example.ToString();
        if (parameter.TryGetProperty("examples", out var examples)) return examples.EnumerateObject().First().Value.GetProperty("value").ToString();
        return parameter.TryGetProperty("schema", out var schema) && schema.TryGetProperty("examples", out var list) ? list[0].ToString() : null;
    }
}
