using System.Text.Json;
using Compliance.Reading;
using Compliance.Recording;
using Compliance.Storage;

namespace Compliance.Exchange;

/// <summary>The report of an import, as it is kept.</summary>
public sealed record KeptImport
{
    private const int KeptDays = 90;

    public required string Id { get; init; }
    public required string Who { get; init; }
    public string? Reason { get; init; }
    public required string StartedAt { get; init; }
    public required string FinishedAt { get; init; }

    /// <summary>done, refused (something was wrong in it) or stopped (something else came between).</summary>
    public required string State { get; init; }

    /// <summary>The revision after it.</summary>
    public required long Revision { get; init; }

    /// <summary>JSON.</summary>
    public required string Counts { get; init; }

    /// <summary>JSON.</summary>
    public required string Effects { get; init; }

    /// <summary>JSON.</summary>
    public required string Mistakes { get; init; }

    /// <summary>One entry a record: NDJSON in gzip.</summary>
    public required byte[] Records { get; init; }

    /// <summary>It was done by an earlier call.</summary>
    public bool IsRepeated { get; init; }

    public static KeptImport Done(ImportJob job, ImportReport report, DateTimeOffset now) => Of(job, "done", now) with
    {
        Revision = report.Revision,
        Counts = JsonSerializer.Serialize(report.Counts, ApiJson.Options),
        Effects = JsonSerializer.Serialize(report.Effects, ApiJson.Options),
        Records = report.Records,
    };

    public static KeptImport Refused(ImportJob job, string state, IReadOnlyList<Mistake> mistakes, DateTimeOffset now) =>
        Of(job, state, now) with
        {
            Mistakes = JsonSerializer.Serialize(mistakes.Select(Refusal.Error), ApiJson.Options),
            Records = ImportReport.Pack(mistakes.Select(m => m.Record?.Split(' ')).OfType<string[]>().Where(r => r.Length == 2).Select(r => (Record: r[0], Key: r[1])).Distinct()
                .Select(r => new Outcome("rejected", r.Record, r.Key))),
        };

    /// <summary>The report of an import by its id; null when there is none.</summary>
    public static KeptImport? Of(Prepared prepared, string id) => prepared.Rows(
        "select id, who, reason, started_at, finished_at, state, revision, counts, effects, mistakes, records from import where id = @id",
        static r => new KeptImport
        {
            Id = r.GetString(0),
            Who = r.GetString(1),
            Reason = r.IsDBNull(2) ? null : r.GetString(2),
            StartedAt = r.GetString(3),
            FinishedAt = r.GetString(4),
            State = r.GetString(5),
            Revision = r.GetInt64(6),
            Counts = r.GetString(7),
            Effects = r.GetString(8),
            Mistakes = r.GetString(9),
            Records = r.GetFieldValue<byte[]>(10),
        },
        ("@id", id)).FirstOrDefault();

    /// <summary>Keeps it, and forgets those that are old.</summary>
    public void Store(Prepared prepared)
    {
        prepared.Execute("delete from import where started_at < @before", ("@before", DateTimeOffset.Parse(StartedAt, System.Globalization.CultureInfo.InvariantCulture).AddDays(-KeptDays).Stored()));
        prepared.Execute("""
            insert into import (id, who, reason, started_at, finished_at, state, revision, counts, effects, mistakes, records)
            values (@id, @who, @reason, @started, @finished, @state, @revision, @counts, @effects, @mistakes, @records)
            """, ("@id", Id), ("@who", Who), ("@reason", Reason), ("@started", StartedAt), ("@finished", FinishedAt), ("@state", State), ("@revision", Revision),
            ("@counts", Counts), ("@effects", Effects), ("@mistakes", Mistakes), ("@records", Records));
    }

    private static KeptImport Of(ImportJob job, string state, DateTimeOffset now) => new()
    {
        Id = job.Id,
        Who = job.Author.Who,
        Reason = job.Author.Reason,
        StartedAt = job.Author.At.Stored(),
        FinishedAt = now.Stored(),
        State = state,
        Revision = 0,
        Counts = "{}",
        Effects = JsonSerializer.Serialize(Recording.Effects.Of([]), ApiJson.Options),
        Mistakes = "[]",
        Records = [],
    };
}
