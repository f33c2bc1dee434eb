using System.Collections.Concurrent;

namespace Compliance.Access;

/// <summary>When keys were last used: kept in memory, and written once a minute and at the end, never by a call.</summary>
public sealed partial class KeyUses(Keys keys, TimeProvider time, ILogger<KeyUses> log) : BackgroundService
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, DateTimeOffset> unwritten = new();

    /// <summary>A call came in with a key.</summary>
    public void Add(string id) => unwritten[id] = time.GetUtcNow();

    /// <summary>The key with its last use, also when that is not written yet.</summary>
    public Key Latest(Key key) => unwritten.TryGetValue(key.Id, out var at) ? key with { LastUsedAt = at } : key;

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        Write();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Between, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) Write();
        }
        catch (OperationCanceledException)
        {
            // The server ends; the rest is written by StopAsync.
        }
    }

    private void Write()
    {
        var taken = unwritten.ToArray();
        if (taken.Length == 0) return;
        try
        {
            keys.Note(taken);
            // What was used again meanwhile stays.
            foreach (var use in taken) unwritten.TryRemove(use);
        }
        catch (Exception e) when (e is Microsoft.Data.Sqlite.SqliteException or IOException)
        {
            // Nobody waits for it, and the next minute tries again.
            LogFailure(log, e);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The last uses of keys could not be written")]
    private static partial void LogFailure(ILogger logger, Exception e);
}
