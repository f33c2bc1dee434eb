using System.Net;
using System.Net.Sockets;

namespace Compliance.Webhooks;

/// <summary>
/// Which addresses are of the public internet: all but those of the registries of special-purpose addresses (RFC 6890), so
/// that nobody makes this server call what only it can reach.
/// </summary>
public static class PublicAddresses
{
    private static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.88.99.0/24", "192.168.0.0/16",
            "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            // Of one provider of virtual machines: it answers each of them with what only that one may know.
            "168.63.129.16/32",
            "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20",
        }.Select(n => IPNetwork.Parse(n)),
    ];

    // All that is given out for the public, and addresses of the older internet as translators write them.
    private static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    private static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is public.</summary>
    public static bool Has(IPAddress address)
    {
        if (address.AddressFamily == AddressFamily.InterNetwork) return !Special.Any(n => n.Contains(address));
        if (address.IsIPv4MappedToIPv6 || address.AddressFamily != AddressFamily.InterNetworkV6) return false;
        return Translated.Contains(address) ? Has(new IPAddress(address.GetAddressBytes()[12..])) : Global.Contains(address) && !Special.Any(n => n.Contains(address));
    }
}
