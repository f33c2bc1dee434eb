using Compliance.Problems;
using FastEndpoints;

namespace Compliance.Access;

/// <summary>Who calls: a key that was sent with the call, and is valid.</summary>
/// <param name="KeyId">The public part of the key.</param>
/// <param name="Name">The name of the key: who, in the change log.</param>
/// <param name="Role">What it allows.</param>
/// <param name="Members">The members that it may write about (ISO 3166-1 alpha-3); none: about all.</param>
public sealed record Caller(string KeyId, string Name, Role Role, IReadOnlyList<string> Members)
{
    /// <summary>Whether a key for some members (none: for all) is within what this one is for.</summary>
    public bool MayDecideOn(IReadOnlyList<string> members) => Members.Count == 0 || members.Count > 0 && members.All(Members.Contains);
}

/// <summary>The role that an address asks for: metadata of its endpoint.</summary>
/// <param name="Role">The least role that is let in.</param>
public sealed record RequiredRole(Role Role);

/// <summary>How endpoints ask for a role, and learn who calls.</summary>
public static class CallerOfRequest
{
    /// <summary>Lets in only keys with this role or a higher one; to be called in <c>Configure</c>.</summary>
    public static void Requires(this BaseEndpoint endpoint, Role role)
    {
        // Who calls is told by our own keys, not by a scheme of the framework.
        endpoint.Definition.AllowAnonymous();
        endpoint.Definition.Description(b => b.WithMetadata(new RequiredRole(role)));
    }

    /// <summary>Who calls.</summary>
    public static Caller Caller(this HttpContext context) => context.Items[typeof(Caller)] as Caller ?? throw new ProblemException(
        ProblemKind.Unauthorized, "This needs a key: send 'Authorization: Bearer <key>'. Keys are made with 'compliance keys create' or by an admin.");
}
