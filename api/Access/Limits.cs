using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Compliance.Pages;
using Compliance.Problems;

namespace Compliance.Access;

/// <summary>
/// How much each caller may ask: by its valid key, else by the address of its socket, never by a header that anybody can
/// make up.
/// </summary>
public sealed class Limits(Settings settings, TimeProvider time) : IDisposable
{
    /// <summary>Keys that are not valid, from one address in a minute. More of them are not answered; a valid key always is.</summary>
    public const int MostFailures = 10;

    private readonly PartitionedRateLimiter<string> calls = By(settings.RateLimit, time);
    private readonly PartitionedRateLimiter<string> failures = By(MostFailures, time);

    /// <summary>Counts a call, and tells in its answer how many are left.</summary>
    public void Count(HttpContext context, Caller? caller)
    {
        if (settings.RateLimit == 0 || !(context.Request.Path.StartsWithSegments("/v1") || context.IsPage())) return;
        using var lease = (CallLease)calls.AttemptAcquire(caller is null ? Address(context) : $"key {caller.KeyId}");
        var headers = context.Response.Headers;
        headers["RateLimit-Policy"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";q={settings.RateLimit};w={CallWindow.Length.TotalSeconds}");
        headers["RateLimit"] = string.Create(CultureInfo.InvariantCulture, $"\"default\";r={lease.Left};t={lease.Seconds}");
        if (!lease.IsAcquired)
            throw TooMany(context, lease, $"More than {settings.RateLimit} calls came {(caller is null ? "from this address" : "with this key")} within a minute");
    }

    /// <summary>Counts a key that is not valid: how it is refused.</summary>
    public ProblemException Failed(HttpContext context)
    {
        using var lease = (CallLease)failures.AttemptAcquire(Address(context));
        return lease.IsAcquired
            ? new ProblemException(ProblemKind.Unauthorized, "The key that was sent is not valid: it is not known, is mistyped, was revoked or has expired. Send 'Authorization: Bearer <key>' with another, or without any key: reads need none.")
            : TooMany(context, lease, $"More than {MostFailures} keys that are not valid came from this address within a minute");
    }

    public void Dispose()
    {
        calls.Dispose();
        failures.Dispose();
    }

    private static PartitionedRateLimiter<string> By(int most, TimeProvider time) =>
        PartitionedRateLimiter.Create<string, string>(who => RateLimitPartition.Get(who, _ => new CallWindow(most, time)));

    private static ProblemException TooMany(HttpContext context, CallLease lease, string what)
    {
        context.Response.Headers.RetryAfter = lease.Seconds.ToString(CultureInfo.InvariantCulture);
        return new ProblemException(ProblemKind.TooManyRequests, $"{what}: go on in {lease.Seconds} seconds.");
    }

    // One subscriber has 2^64 addresses of IPv6: they count as one.
    private static string Address(HttpContext context) => context.Connection.RemoteIpAddress switch
    {
        null => "no address",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: AddressFamily.InterNetworkV6 } six => new IPAddress([.. six.GetAddressBytes().Take(8), .. new byte[8]]).ToString(),
        var address => address.ToString(),
    };
}
