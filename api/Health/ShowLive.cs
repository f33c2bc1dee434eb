using FastEndpoints;

namespace Compliance.Health;

/// <summary>Whether the program answers or can serve.</summary>
public sealed record HealthState
{
    /// <summary><c>ok</c>.</summary>
    public required string Status { get; init; }
}

/// <summary>Says that the process answers; looks at nothing else.</summary>
public sealed class ShowLive : EndpointWithoutRequest<HealthState>
{
    public override void Configure()
    {
        Get("/health/live");
        AllowAnonymous();
        Tags("Health");
        Summary(s =>
        {
            s.Summary = "Is the process alive?";
            s.Description = "Answers as long as the process does, without looking at the database.";
        });
    }

    public override Task<HealthState> ExecuteAsync(CancellationToken ct) => Task.FromResult(new HealthState { Status = "ok" });
}
