using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using Compliance.Access;
using Compliance.Changes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Exchange;

/// <summary>An import that was asked for over HTTP: what is to be done, and how far it is.</summary>
/// <param name="Id">Its id.</param>
/// <param name="File">The body, as it came.</param>
/// <param name="Form">Its form.</param>
/// <param name="Author">Who, why, when.</param>
/// <param name="Caller">The key that asks.</param>
/// <param name="DryRun">Check and report only.</param>
/// <param name="Idempotency">The name of the call.</param>
public sealed record ImportJob(string Id, string File, BundleForm Form, Author Author, Caller Caller, bool DryRun, Idempotency? Idempotency)
{
    public ImportProgress Progress { get; } = new();

    /// <summary>What became of it; null while it goes on.</summary>
    public KeptImport? Result { get; set; }

    /// <summary>Why nothing became of it.</summary>
    public ProblemException? Problem { get; set; }
}

/// <summary>
/// Imports over HTTP: each in its turn, all of it or nothing; the report of each is kept with the data, in the same
/// transaction. While one goes on, it is only known here: if the program ends, nothing of it is there. When the server is
/// told to end, it stops those that go on, for an import can take longer than anybody waits for an end.
/// </summary>
public sealed partial class Imports(Database database, WriteQueue queue, Keys keys, SecondEditor second, TimeProvider time, Settings settings, Damage damage, IHostApplicationLifetime lifetime, ILogger<Imports> logger)
    : IHostedService
{
    private const int MostDryRuns = 50;
    private readonly ConcurrentDictionary<string, ImportJob> jobs = [];
    private readonly ConcurrentDictionary<string, Task> running = [];

    /// <summary>An id that is not used yet.</summary>
    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>An import that goes on, or a dry run that has ended.</summary>
    public ImportJob? Find(string id) => jobs.GetValueOrDefault(id);

    /// <summary>Where the body of an import is while it goes on: beside the database.</summary>
    public static string FileOf(Database database, string id) => $"{database.Path}.import-{id}.tmp";

    /// <summary>Deletes what was under way beside the database when the program was killed: the bodies of imports (nothing else of them is there) and snapshots.</summary>
    public static void DeleteLeftovers(Database database)
    {
        foreach (var file in Directory.EnumerateFiles(Path.GetDirectoryName(database.Path)!, Path.GetFileName(database.Path) + ".*.tmp")) System.IO.File.Delete(file);
    }

    /// <summary>Begins it, and leaves it to itself: nobody waits, so it waits for its turn as long as that takes.</summary>
    public void Begin(ImportJob job)
    {
        // Known before anybody is told its address.
        Remember(job);
        _ = Run(job, Timeout.InfiniteTimeSpan);
    }

    /// <summary>Does it in its turn; what is wrong is kept in the job, and with the data.</summary>
    public Task Run(ImportJob job)
    {
        Remember(job);
        return Run(job, WriteQueue.Longest);
    }

    /// <inheritdoc />
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    /// <summary>Waits for those that were told to stop: what each left is then removed, and told in its report.</summary>
    public Task StopAsync(CancellationToken cancellationToken) => Task.WhenAll(running.Values).WaitAsync(cancellationToken);

    private void Remember(ImportJob job)
    {
        foreach (var old in jobs.Values.Where(j => j.Result is not null || j.Problem is not null).OrderBy(j => j.Author.At).SkipLast(MostDryRuns)) jobs.TryRemove(old.Id, out _);
        jobs[job.Id] = job;
    }

    private async Task Run(ImportJob job, TimeSpan longest)
    {
        job.Progress.Stop = lifetime.ApplicationStopping;
        var work = InTurn(job, longest);
        running[job.Id] = work;
        await work;
        running.TryRemove(job.Id, out _);
    }

    private async Task InTurn(ImportJob job, TimeSpan longest)
    {
        try
        {
            job.Result = await queue.Run(() => Do(job), CancellationToken.None, longest);
            if (!job.DryRun) jobs.TryRemove(job.Id, out _);
        }
        catch (Exception e)
        {
            // Before anybody is told: what has stopped has left nothing.
            System.IO.File.Delete(job.File);
            damage.Note(e);
            job.Problem = Problems.ProblemWriter.FromException(e);
            if (job.Problem.Kind.Status >= 500) LogFailure(logger, job.Id, e);
        }
        finally
        {
            System.IO.File.Delete(job.File);
        }
    }

    private KeptImport Do(ImportJob job)
    {
        try
        {
            using var write = Write.Begin(database, job.Author, new Permission(job.Caller.Members, job.Caller.Role == Role.Admin));
            if (job.Idempotency?.Kept(write.Prepared, job.Author.At) is { } kept) return KeptImport.Of(write.Prepared, JsonDocument.Parse(kept.Body).RootElement.GetProperty("id").GetString()!)! with { IsRepeated = true };
            var mistakes = new List<Mistake>();
            using var file = System.IO.File.OpenRead(job.File);
            var entries = BundleReader.Read(file, "body", job.Form, Spellings.Of(write.Connection), mistakes, settings.ImportLimit * 1024L * 1024, job.Progress.Bytes);
            KeptImport? result = null;
            Importer.Import(write, entries, mistakes, new ImportOptions
            {
                DryRun = job.DryRun,
                Progress = job.Progress,
                BeforeCommit = (_, report) => result = BeforeCommit(job, write, report),
            });
            return result!;
        }
        catch (ImportRefusedException e)
        {
            Keep(job, KeptImport.Refused(job, "refused", e.Mistakes, time.GetUtcNow()));
            throw Refusal.Of(e.Mistakes);
        }
        catch (ProblemException e) when (e.Kind != ProblemKind.KeyReused)
        {
            Keep(job, KeptImport.Refused(job, "stopped", [new Mistake("body", null, "", null, e.Kind.Slug, e.Message)], time.GetUtcNow()));
            throw;
        }
    }

    private KeptImport BeforeCommit(ImportJob job, Write write, ImportReport report)
    {
        second.Check(write.StatusChanges);
        var result = KeptImport.Done(job, report, time.GetUtcNow());
        if (job.DryRun) return result;
        if (!keys.IsValid(job.Caller.KeyId)) throw new ProblemException(ProblemKind.Unauthorized, "The key was revoked, or has expired, while the import went on: nothing of it was written.");
        result.Store(write.Prepared);
        job.Idempotency?.Keep(write.Prepared, new KeptAnswer(StatusCodes.Status200OK, $"/v1/imports/{job.Id}", null, Publisher.Json(new { id = job.Id })), job.Author.At);
        return result;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Import {Id} failed")]
    private static partial void LogFailure(ILogger logger, string id, Exception e);

    // A write of its own: the import itself left nothing. What became of a dry run is only known here.
    private void Keep(ImportJob job, KeptImport result)
    {
        if (job.DryRun)
        {
            job.Result = result;
            return;
        }

        using var connection = database.OpenToWrite();
        using var transaction = connection.BeginTransaction(deferred: false);
        using var prepared = new Prepared(connection);
        result.Store(prepared);
        transaction.Commit();
        job.Result = result;
    }

}
