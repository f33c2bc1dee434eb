using FastEndpoints;

namespace Compliance.Access;

/// <summary>Shows a key.</summary>
public sealed class ShowKey(Keys keys, KeyUses uses) : Endpoint<KeyId, Key>
{
    public override void Configure()
    {
        Get("/v1/keys/{id}");
        this.Requires(Role.Admin);
        Tags("Keys");
        Summary(s =>
        {
            s.Summary = "Show a key";
            s.Description = "One key by its public part, without its secret.";
        });
    }

    public override Task<Key> ExecuteAsync(KeyId key, CancellationToken ct) => Task.FromResult(uses.Latest(keys.Find(key.Id) ?? throw key.Missing()));
}
