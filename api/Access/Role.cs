using Compliance.Codes;

namespace Compliance.Access;

/// <summary>What a key allows; each role allows all that the one before it does. Reads need no key.</summary>
[ParameterOnly]
public enum Role
{
    [Word("contributor", "Proposes changes, which an editor publishes or declines.")] Contributor,
    [Word("editor", "Publishes: writes and retracts records, imports, decides on proposals.")] Editor,
    [Word("admin", "Makes and revokes keys, restricts the names of actors.")] Admin,
}
