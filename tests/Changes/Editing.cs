using System.Text.Json.Nodes;
using Compliance.Changes;
using Compliance.Exchange;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;

namespace Compliance.Tests.Changes;

/// <summary>A server of a test's own, with somebody who writes into its database.</summary>
internal sealed class Editing : IAsyncDisposable
{
    private Editing(RunningApi api) => (Api, Database, Start) = (api, new Database(api.Path), new Database(api.Path).Revision());

    public RunningApi Api { get; }

    public Database Database { get; }

    /// <summary>The revision before anything was written.</summary>
    public long Start { get; }

    public static async Task<Editing> Begin() => new(await RunningApi.Start());

    /// <summary>Writes records as one write; returns the revision after it.</summary>
    public long Put(string who, string? reason, params JsonObject[] records) => Write(who, reason, write =>
    {
        foreach (var record in records) write.Put(new Compliance.Recording.Entry(BundleJson.Read(record.ToJsonString()), "a test", null, ""));
    });

    /// <summary>Retracts a record; returns the revision after it.</summary>
    public long Retract(string who, string kind, string key, string reason) => Write(who, null, write => write.Retract(kind, key, reason));

    /// <summary>The request of the seed data that the tests move: open, until somebody says that it is done.</summary>
    public const string Request = "kaz-c87-cas-2021.1";

    /// <summary>The Government says that the request is done.</summary>
    public static JsonObject Claim(string id = "test-claim", string text = "The Government said that it was done.")
    {
        var evidence = Bundles.Evidence(id);
        evidence["issuer"] = new JsonObject { ["class"] = "government", ["name"] = "The Government" };
        evidence["links"] = new JsonArray(new JsonObject { ["request"] = Request, ["stance"] = "done" });
        evidence["text"] = text;
        return evidence;
    }

    /// <summary>A source, which is about nobody.</summary>
    public static JsonObject Source(string id, string title = "A title") => new() { ["record"] = "source", ["id"] = id, ["publisher"] = "A publisher", ["title"] = title };

    private long Write(string who, string? reason, Action<Compliance.Recording.Write> act)
    {
        using var write = Compliance.Recording.Write.Begin(Database, new Author(who, reason, DateTimeOffset.UtcNow));
        act(write);
        write.Finish();
        write.Commit();
        return write.Revision;
    }

    public ValueTask DisposeAsync() => Api.DisposeAsync();
}
