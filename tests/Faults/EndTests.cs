using System.Collections.Concurrent;
using System.Text;
using Compliance.Access;
using Compliance.Storage;
using Compliance.Tests.Exchange;
using Compliance.Tests.Support;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Tests.Faults;

/// <summary>The polite signal, as a container gets it: what goes on is answered or stopped, and the file is left whole.</summary>
public sealed class EndTests
{
    [Test]
    public async Task Writes_that_go_on_are_answered_and_none_is_there_that_was_not()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        var acknowledged = new ConcurrentDictionary<string, bool>();
        var ended = new TaskCompletionSource();
        await using var served = await Served.Start(path);
        await Task.WhenAll(Enumerable.Range(0, 4).Select(client => Task.Run(async () =>
        {
            try
            {
                for (var n = 1; ; n++)
                {
                    using var answer = await Write(served, key, $"write-{client}-{n}");
                    await answer.Json(201);
                    acknowledged[$"write-{client}-{n}"] = true;
                    if (acknowledged.Count >= 12 && ended.TrySetResult()) await served.Terminate();
                }
            }
            catch (HttpRequestException)
            {
                Assert.That(ended.Task.IsCompleted, "it was not yet told to end, and did not answer");
            }
        })));
        Assert.That((await served.End()).Code, Is.Zero);
        AssertClosed(path);
        Assert.That(Written(path), Is.EquivalentTo(acknowledged.Keys));
        Assert.That(Served.Verify(path), Is.Empty);
    }

    [Test]
    public async Task An_import_that_goes_on_is_stopped_and_leaves_nothing_but_its_report()
    {
        var path = RunningApi.CopyOfSeeded();
        var key = await Served.Key(path);
        await using var served = await Served.Start(path);
        var address = await served.Import(key, Bundle.Large);
        Assert.That((await served.Until(address, key, served.IsSpilling)).GetProperty("state").GetString(), Is.EqualTo("running"));
        var waiting = Write(served, key, "write-after");
        await served.Terminate();
        Assert.That((await served.End()).Code, Is.Zero);
        AssertClosed(path);
        Assert.That(Written(path), Is.EquivalentTo(await Answered(waiting) == 201 ? new[] { "write-after" } : []));
        using (var reader = new Database(path).Read())
        {
            Assert.That(reader.Connection.ExecuteScalar<long>("select count(*) from source where id = 'a-source'"), Is.Zero);
            Assert.That(reader.Connection.Query<string>("select state from import"), Is.EqualTo(new[] { "stopped" }));
            Assert.That(reader.Connection.ExecuteScalar<string>("select mistakes from import"), Does.Contain("Send it again when the server is back"));
        }

        Assert.That(Served.Verify(path), Is.Empty);
    }

    // 0: it was not let in any more.
    private static async Task<int> Answered(Task<HttpResponseMessage> call)
    {
        try
        {
            using var answer = await call;
            return (int)answer.StatusCode;
        }
        catch (HttpRequestException)
        {
            return 0;
        }
    }

    private static void AssertClosed(string path)
    {
        Assert.That(Served.LengthOfLog(path), Is.Zero, "the write-ahead log went into the file");
        Assert.That(Served.LengthOfLog(Keys.PathBeside(path)), Is.Zero);
        Assert.That(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.tmp"), Is.Empty);
    }

    private static List<string> Written(string path)
    {
        using var reader = new Database(path).Read();
        var keys = reader.Connection.Query<string>("select c.record_key from change c join evidence e on e.id = c.record_key where c.record_key like 'write-%'").AsList();
        SqliteConnection.ClearAllPools();
        return keys;
    }

    private static Task<HttpResponseMessage> Write(Served served, string key, string id) =>
        served.Send(HttpMethod.Post, "/v1/evidence", key, new StringContent(Bundles.Evidence(id).ToJsonString(), Encoding.UTF8, "application/json"));
}
