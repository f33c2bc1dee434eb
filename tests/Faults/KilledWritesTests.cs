using System.Collections.Concurrent;
using System.Text;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>kill -9 while editors write: what was acknowledged is there, what was not is there whole or not at all.</summary>
public sealed class KilledWritesTests
{
    private const int Clients = 4;
    private const int Kills = 6;
    private const int MostBetween = 24;

    private readonly ConcurrentDictionary<string, bool> acknowledged = new();
    private readonly ConcurrentDictionary<string, bool> sent = new();

    [Test]
    public async Task Every_acknowledged_write_is_there_and_every_other_can_be_repeated()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        var moments = new Random(1919);
        for (var kill = 1; kill <= Kills; kill++)
        {
            await using var served = await Served.Start(path);
            await RepeatWhatWasCut(served, key);
            await WriteUntilKilled(served, key, kill, acknowledged.Count + moments.Next(1, MostBetween + 1));
            AssertWhatIsThere(path);
        }

        await using var last = await Served.Start(path);
        await RepeatWhatWasCut(last, key);
        AssertWhatIsThere(path);
        Assert.That(sent.Keys, Is.EquivalentTo(acknowledged.Keys));
    }

    // Whether it had come to last or not: with the name of the call it is there once.
    private async Task RepeatWhatWasCut(Served served, string key)
    {
        var cut = sent.Keys.Except(acknowledged.Keys).ToArray();
        Assert.That(cut, Has.Length.LessThanOrEqualTo(Clients));
        foreach (var id in cut)
        {
            using var answer = await Write(served, key, id);
            await answer.Json(201);
            acknowledged[id] = true;
        }
    }

    private async Task WriteUntilKilled(Served served, string key, int round, int enough)
    {
        var killed = new TaskCompletionSource();
        await Task.WhenAll(Enumerable.Range(0, Clients).Select(client => Task.Run(async () =>
        {
            try
            {
                for (var n = 1; ; n++)
                {
                    var id = $"write-{round}-{client}-{n}";
                    sent[id] = true;
                    using var answer = await Write(served, key, id);
                    await answer.Json(201);
                    acknowledged[id] = true;
                    // The others are anywhere in their calls at that moment.
                    if (acknowledged.Count >= enough && killed.TrySetResult()) await served.Kill();
                }
            }
            catch (HttpRequestException)
            {
                Assert.That(killed.Task.IsCompleted, "the server was not yet killed, and did not answer");
            }
        })));
    }

    // A setback moves the thread's derived history; the stance is in a row of its own.
    private static Task<HttpResponseMessage> Write(Served served, string key, string id) => served.Send(HttpMethod.Post, "/v1/evidence", key,
        new StringContent(Bundles.Evidence(id).ToJsonString(), Encoding.UTF8, "application/json"), ("Idempotency-Key", $"name-of-{id}"));

    private void AssertWhatIsThere(string path)
    {
        Assert.That(Served.Verify(path), Is.Empty);
        using (var reader = new Database(path).Read())
        {
            var logged = reader.Connection.Query<string>("select record_key from change where record_key like 'write-%'").AsList();
            var rows = reader.Connection.Query<string>("select e.id from evidence e join evidence_link l on l.evidence = e.id where e.id like 'write-%'").AsList();
            var named = reader.Connection.Query<string>("select substr(key, 9) from idempotency_key").AsList();
            Assert.Multiple(() =>
            {
                Assert.That(logged, Is.Unique.And.SupersetOf(acknowledged.Keys).And.SubsetOf(sent.Keys));
                Assert.That(rows, Is.EquivalentTo(logged));
                Assert.That(named, Is.EquivalentTo(logged), "the name of the call was kept with the write");
            });
        }

        SqliteConnection.ClearAllPools();
    }
}
