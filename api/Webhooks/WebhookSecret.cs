using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Compliance.Webhooks;

/// <summary>Signs deliveries by the scheme of the Standard Webhooks project, version 1.</summary>
public static class WebhookSecret
{
    public const string Prefix = "whsec_";
    private const int Length = 32;

    /// <summary>A new secret.</summary>
    public static byte[] Create() => RandomNumberGenerator.GetBytes(Length);

    /// <summary>The form in which it is shown.</summary>
    public static string Reveal(byte[] secret) => Prefix + Convert.ToBase64String(secret);

    /// <summary>The signatures of a delivery, one for each secret: the header <c>webhook-signature</c>.</summary>
    /// <param name="secrets">The secrets.</param>
    /// <param name="id">The id of the message.</param>
    /// <param name="at">When it is sent.</param>
    /// <param name="body">The body, as it is sent.</param>
    public static string Sign(IEnumerable<byte[]> secrets, string id, DateTimeOffset at, ReadOnlySpan<byte> body)
    {
        byte[] signed = [.. Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{id}.{at.ToUnixTimeSeconds()}.")), .. body];
        return string.Join(' ', secrets.Select(secret => $"v1,{Convert.ToBase64String(HMACSHA256.HashData(secret, signed))}"));
    }
}
