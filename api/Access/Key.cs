using Compliance.Codes;
using Compliance.Reading;

namespace Compliance.Access;

/// <summary>Whether a key opens anything.</summary>
[ParameterOnly]
public enum KeyState
{
    [Word("valid", "It is let in.")] Valid,
    [Word("expired", "Its time is over.")] Expired,
    [Word("revoked", "It was taken back.")] Revoked,
}

/// <summary>A key, without its secret: who may write what, and until when.</summary>
public record Key
{
    /// <summary>Its public part.</summary>
    public required string Id { get; init; }

    /// <summary>Its name: who, in the change log.</summary>
    public required string Name { get; init; }

    /// <summary>What it allows.</summary>
    [Vocabulary<Role>]
    public required string Role { get; init; }

    /// <summary>The members that it may write about (ISO 3166-1 alpha-3); empty: about all.</summary>
    public required string[] Members { get; init; }

    /// <summary>Whether it is let in now.</summary>
    [Vocabulary<KeyState>]
    public required string State { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Who made it: the name of an admin's key, or <c>command line</c>.</summary>
    public required string CreatedBy { get; init; }

    /// <summary>From this instant on it is no longer let in.</summary>
    public required DateTimeOffset ExpiresAt { get; init; }

    /// <summary>When it was revoked.</summary>
    public DateTimeOffset? RevokedAt { get; init; }

    /// <summary>Who revoked it.</summary>
    public string? RevokedBy { get; init; }

    /// <summary>When a call with it last came in, to about a minute.</summary>
    public DateTimeOffset? LastUsedAt { get; init; }

    /// <summary>The address of the key.</summary>
    public KeyLinks Links => new(Address.Of("keys", Id));
}

/// <summary>The address of a key.</summary>
public sealed record KeyLinks(string Self);

/// <summary>A key that was just made, with the key itself: it is shown this once.</summary>
// A record of its own: no other answer can show the key.
public sealed record IssuedKey : Key
{
    /// <summary>The key, to be sent as <c>Authorization: Bearer ...</c>. It is kept nowhere: store it now.</summary>
    public required string Secret { get; init; }
}
