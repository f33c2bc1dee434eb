namespace Compliance.Tests.Exchange;

/// <summary>Small records for bundles, over what the seed data has.</summary>
internal static class Records
{
    public const string Source = """{"record": "source", "id": "a-source", "publisher": "A publisher", "title": "A title"}""";

    /// <summary>An actor with another name, or with other members after it.</summary>
    public static string Actor(string name = "A person", string more = "") =>
        $$"""{"record": "actor", "id": "an-actor", "kind": "person", "name": {{System.Text.Json.JsonSerializer.Serialize(name)}}, "role": "A role", "source": "a-source"{{more}}}""";

    /// <summary>Evidence of a class that takes a stance on a request of the seed data.</summary>
    public static string Evidence(string issuer, string stance, string target = "\"request\": \"kaz-c87-cas-2017.1\"", string dates = "\"eventOn\": \"2018-05-22\"") =>
        $$"""
        {"record": "evidence", "id": "a-fact", "member": "KAZ", "kind": "statement", "issuer": {"class": "{{issuer}}", "name": "Somebody"},
         {{dates}}, "text": "Somebody said something.", "source": "a-source", "links": [{{{target}}, "stance": "{{stance}}"}]}
        """;
}
