using Compliance.Codes;
using Compliance.Problems;

namespace Compliance.Access;

/// <summary>Finds out who calls, how often, and whether the address that is asked for is open to them.</summary>
public static partial class KeyCheck
{
    private const string Scheme = "Bearer ";

    /// <summary>To be placed where the endpoint is known and problems are caught.</summary>
    public static void UseKeys(this WebApplication app)
    {
        var (keys, uses, limits) = (app.Services.GetRequiredService<Keys>(), app.Services.GetRequiredService<KeyUses>(), app.Services.GetRequiredService<Limits>());
        app.Use((context, next) =>
        {
            var sent = context.Request.Headers.Authorization;
            var caller = sent.Count == 0 ? null : Who(keys, sent.ToString());
            limits.Count(context, caller);
            if (sent.Count > 0)
            {
                // What was answered to a key is not for anybody else, also when it is the same for all.
                context.Response.OnStarting(() =>
                {
                    context.Response.Headers.CacheControl = "private, no-store";
                    return Task.CompletedTask;
                });
                if (caller is null)
                {
                    LogRefusal(app.Logger, context.Connection.RemoteIpAddress?.ToString() ?? "no address", SecretKey.ForLog(Token(sent.ToString())));
                    throw limits.Failed(context);
                }

                context.Items[typeof(Caller)] = caller;
                uses.Add(caller.KeyId);
            }

            if (context.GetEndpoint()?.Metadata.GetMetadata<RequiredRole>() is { Role: var role } && context.Caller().Role < role)
                throw new ProblemException(ProblemKind.Forbidden, $"This needs a key with the role '{role.Word()}'{(role == Role.Admin ? "" : " or a higher one")}; the role of yours is '{context.Caller().Role.Word()}'.");
            return next(context);
        });
    }

    // A second header, or another scheme, makes a text that is no key.
    private static Caller? Who(Keys keys, string header) => SecretKey.Parse(Token(header)) is { } key ? keys.Of(key) : null;

    private static string Token(string header) => header.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase) ? header[Scheme.Length..].Trim(' ') : "";

    [LoggerMessage(Level = LogLevel.Warning, Message = "Refused a key from {Address}: {Key}")]
    private static partial void LogRefusal(ILogger logger, string address, string key);
}
