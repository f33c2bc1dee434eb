using Compliance.Problems;
using Compliance.Storage;
using Dapper;
using FastEndpoints;
using Microsoft.Data.Sqlite;

namespace Compliance.Health;

/// <summary>Says whether the database can be read and has the schema of this program.</summary>
public sealed class ShowReady(Database database, Damage damage) : EndpointWithoutRequest<HealthState>
{
    public override void Configure()
    {
        Get("/health/ready");
        AllowAnonymous();
        Tags("Health");
        Summary(s =>
        {
            s.Summary = "Can it answer questions?";
            s.Description = "200 when the database can be read, has the schema of this program and was not met damaged, else 503.";
        });
    }

    public override Task<HealthState> ExecuteAsync(CancellationToken ct)
    {
        if (damage.IsSeen) throw new ProblemException(ProblemKind.Unavailable, "Not ready: the file of the record is damaged. Restore a backup and start again.");
        try
        {
            using var reader = database.Read(ct);
            if (Migrations.Mismatch(reader.Connection) is { } mismatch) throw new ProblemException(ProblemKind.Unavailable, $"Not ready: {mismatch}.");
            reader.Connection.ExecuteScalar<long>("select revision from change order by revision desc limit 1");
            return Task.FromResult(new HealthState { Status = "ok" });
        }
        catch (SqliteException)
        {
            throw new ProblemException(ProblemKind.Unavailable, "Not ready: the database cannot be read.");
        }
    }
}
