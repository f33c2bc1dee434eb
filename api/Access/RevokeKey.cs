using Compliance.OpenApi;
using Compliance.Problems;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>Takes a key back.</summary>
public sealed class RevokeKey(Keys keys, KeyUses uses) : Endpoint<KeyId, Key>
{
    public override void Configure()
    {
        Post("/v1/keys/{id}/revoke");
        this.Requires(Role.Admin);
        this.Answers<Key>(200);
        this.Refuses(ProblemKind.Conflict);
        Tags("Keys");
        Summary(s =>
        {
            s.Summary = "Revoke a key";
            s.Description = "Takes a key back, at once and for good; one that was revoked before stays as it was. The last key that can make others for all members is refused (409): only `compliance keys revoke` takes that.";
        });
    }

    public override Task<Key> ExecuteAsync(KeyId id, CancellationToken ct)
    {
        var caller = HttpContext.Caller();
        var key = keys.Find(id.Id) ?? throw id.Missing();
        if (!caller.MayDecideOn(key.Members))
            throw new ProblemException(ProblemKind.Forbidden, $"Your key is for {string.Join(", ", caller.Members)} only: it revokes keys for these members, and this one is for others too.");
        keys.Revoke(key.Id, caller.Name, mayLockOut: false);
        return Task.FromResult(uses.Latest(keys.Find(key.Id)!));
    }
}
