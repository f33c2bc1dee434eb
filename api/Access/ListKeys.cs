using Compliance.OpenApi;
using Compliance.Reading;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>The keys.</summary>
public sealed record KeyList
{
    /// <summary>All that were ever made, the newest first.</summary>
    public required IReadOnlyList<Key> Data { get; init; }
}

/// <summary>Lists the keys.</summary>
public sealed class ListKeys(Keys keys, KeyUses uses) : Endpoint<NoParameters, KeyList>
{
    public override void Configure()
    {
        Get("/v1/keys");
        this.Requires(Role.Admin);
        Tags("Keys");
        Summary(s =>
        {
            s.Summary = "List the keys";
            s.Description = "Every key that was ever made, the newest first, without its secret: who may write what, until when, and when it was last used.";
        });
    }

    public override Task<KeyList> ExecuteAsync(NoParameters parameters, CancellationToken ct) =>
        Task.FromResult(new KeyList { Data = [.. keys.All().Select(uses.Latest)] });
}
