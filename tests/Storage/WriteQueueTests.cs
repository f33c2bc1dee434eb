using Compliance.Storage;
using Compliance.Tests.Recording;
using Compliance.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Compliance.Tests.Storage;

/// <summary>Writes come one after the other; who cannot come in time is told so, and reading goes on.</summary>
public sealed class WriteQueueTests
{
    [Test]
    public async Task While_another_process_writes_a_write_waits_and_is_then_refused_and_reads_go_on()
    {
        await using var api = await RunningApi.Start(adjust: b =>
        {
            var file = ((Settings)b.Services.Last(s => s.ServiceType == typeof(Settings)).ImplementationInstance!).Storage;
            b.Services.AddSingleton(new Database(file, TimeSpan.FromMilliseconds(200)));
        });
        var key = api.Key(Compliance.Access.Role.Editor);
        var revision = new Database(api.Path).Revision();
        await using (var other = new SqliteConnection($"Data Source={api.Path};Pooling=False"))
        {
            other.Open();
            await using var transaction = other.BeginTransaction(deferred: false);
            var write = api.Send(HttpMethod.Post, "/v1/evidence", key, Editing.Text(Editing.Evidence()));
            for (var i = 0; i < 20; i++) await api.Get("/v1/requests/kaz-c87-cas-2021.3");
            using var refused = await write;
            Assert.That((await refused.Json(503)).GetProperty("type").GetString(), Is.EqualTo("/problems/unavailable"));
            Assert.That(refused.Headers.RetryAfter?.Delta, Is.GreaterThan(TimeSpan.Zero));
        }

        Assert.That(new Database(api.Path).Revision(), Is.EqualTo(revision));
        using var again = await api.Send(HttpMethod.Post, "/v1/evidence", key, Editing.Text(Editing.Evidence()));
        await again.Json(201);
    }

    [Test]
    public async Task Who_waits_too_long_for_its_turn_is_told_what_goes_on()
    {
        using var queue = new WriteQueue(TimeProvider.System);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = queue.Run(() => Hold(begun, end), default);
        await begun.Task;
        Assert.That(async () => await queue.Run(() => 2, default, TimeSpan.Zero), Throws.TypeOf<WriteQueueException>().With.Message.Contains("goes on"));
        var patient = queue.Run(() => 3, default, Timeout.InfiniteTimeSpan);
        end.SetResult();
        Assert.That((await first, await patient), Is.EqualTo((1, 3)));
    }

    [Test]
    public async Task Not_more_than_a_few_wait()
    {
        using var queue = new WriteQueue(TimeProvider.System);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = queue.Run(() => Hold(begun, end), default);
        await begun.Task;
        var waiting = Enumerable.Range(0, 64).Select(i => queue.Run(() => i, default, Timeout.InfiniteTimeSpan)).ToArray();
        Assert.That(async () => await queue.Run(() => 2, default), Throws.TypeOf<WriteQueueException>().With.Message.Contains("Too many"));
        end.SetResult();
        await first;
        Assert.That(await Task.WhenAll(waiting), Is.EqualTo(Enumerable.Range(0, 64)));
    }

    [Test]
    public async Task A_write_that_fails_lets_the_next_one_in_and_who_goes_gives_up_its_place()
    {
        using var queue = new WriteQueue(TimeProvider.System);
        Assert.That(async () => await queue.Run<int>(() => throw new InvalidOperationException("x"), default), Throws.InvalidOperationException);
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        var first = queue.Run(() => Hold(begun, end), default);
        await begun.Task;
        using var gone = new CancellationTokenSource();
        var waiting = queue.Run(() => 2, gone.Token);
        await gone.CancelAsync();
        Assert.That(async () => await waiting, Throws.InstanceOf<OperationCanceledException>());
        end.SetResult();
        Assert.That((await first, await queue.Run(() => 3, default)), Is.EqualTo((1, 3)));
    }

    private static int Hold(TaskCompletionSource begun, TaskCompletionSource end)
    {
        begun.SetResult();
        end.Task.Wait();
        return 1;
    }
}
