namespace Compliance;

/// <summary>What can be set, by argument, environment variable or <c>appsettings.json</c>, in this order.</summary>
public sealed record Settings
{
    /// <summary>The database file: <c>--storage</c>, <c>COMPLIANCE_STORAGE</c>.</summary>
    public string Storage { get; init; } = "data/compliance.db";

    /// <summary>The addresses to listen on: <c>--urls</c>, <c>COMPLIANCE_URLS</c>.</summary>
    public string Urls { get; init; } = "http://localhost:8080";

    /// <summary>Whether the files of <c>db/seed</c> are loaded at start: <c>--seed</c>, <c>COMPLIANCE_SEED</c>.</summary>
    public bool Seed { get; init; } = true;
}
