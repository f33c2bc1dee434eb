using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Tests.Support;

namespace Compliance.Tests.Pages;

/// <summary>A small record of one's own, about Kazakhstan and Convention 98, written as a bundle.</summary>
internal sealed class Scenario
{
    private readonly List<JsonObject> records = [];
    private int evidence;

    /// <summary>A text of a body, adopted on a date as exactly as it is known; without one it has its session.</summary>
    public Scenario Text(string id, string body, string kind, string? adoptedOn, string? session = null)
    {
        Add("conclusion", id, ("body", body), ("kind", kind), ("member", "KAZ"), ("conventions", new JsonArray("C98")), ("title", $"Text {id}"), ("coverage", "partial"), ("adoptedOn", adoptedOn), ("session", session));
        return this;
    }

    /// <summary>A request of a text.</summary>
    public Scenario Ask(string id, string[]? again = null, params (string Name, JsonNode? Value)[] more)
    {
        Add("request", id, [("conclusion", id[..id.LastIndexOf('.')]), ("text", $"Do what {id} asks."), ("kind", "amend_law"), ("reiterates", again is null ? null : new JsonArray([.. again.Select(a => (JsonNode)a)])), .. more]);
        return this;
    }

    /// <summary>A finding in a text.</summary>
    public Scenario Find(string conclusion, string stance, string on, string target = "request")
    {
        Add("evidence", $"s-e{++evidence}", ("member", "KAZ"), ("kind", "finding"), ("issuer", Issuer("supervisory", conclusion.Split('-')[1].ToUpperInvariant())), ("conclusion", conclusion), ("text", $"Finding {evidence}"), ("links", Links(target, on, stance)));
        return this;
    }

    /// <summary>An assertion of anybody.</summary>
    public Scenario Say(string issuer, string name, string? eventOn, string stance, string on, string target = "request", string? publishedOn = null)
    {
        Add("evidence", $"s-e{++evidence}", ("member", "KAZ"), ("kind", "statement"), ("issuer", Issuer(issuer, name)), ("eventOn", eventOn), ("publishedOn", publishedOn), ("text", $"Statement {evidence}."), ("links", Links(target, on, stance)));
        return this;
    }

    /// <summary>A promise.</summary>
    public Scenario Promise(string id, string madeOn, string? request, params (string Name, JsonNode? Value)[] more)
    {
        Add("commitment", id, [("member", "KAZ"), ("by", "Labour Minister B. Nurymbetov"), ("madeOn", madeOn), ("text", $"Promise {id}."),
            ("addresses", new JsonArray(new JsonObject { ["request"] = request ?? "s-event.1", ["extent"] = "part" })), .. more]);
        return this;
    }

    /// <summary>A date known to the day.</summary>
    public static JsonObject Due(string day, string basis) => new() { ["text"] = day, ["earliest"] = day, ["latest"] = day, ["precision"] = "day", ["basis"] = basis };

    /// <summary>A server with the seed data and this.</summary>
    public async Task<RunningApi> Start(TimeProvider? time = null)
    {
        var path = RunningApi.CopyOfSeeded();
        var bundle = Fresh.Bundle([.. records.Select(r => r.ToJsonString())]);
        var report = new Compliance.Storage.Database(path).Import(bundle);
        Assert.That(report.Count("created"), Is.EqualTo(records.Count), JsonSerializer.Serialize(report));
        return await RunningApi.Over(path, time);
    }

    private void Add(string kind, string id, params (string Name, JsonNode? Value)[] members)
    {
        var record = new JsonObject { ["record"] = kind, ["id"] = id, ["source"] = "ilo-normlex" };
        foreach (var (name, value) in members.Where(m => m.Value is not null)) record[name] = value;
        records.Add(record);
    }

    private static JsonObject Issuer(string issuerClass, string name) => new() { ["class"] = issuerClass, ["name"] = name };

    private static JsonArray Links(string target, string on, string stance) => new(new JsonObject { [target] = on, ["stance"] = stance });
}
