using System.Globalization;

namespace Compliance.Changes;

/// <summary>The head of the log as somebody saw it published and kept it.</summary>
/// <param name="Revision">Its revision; null when only the hash was kept.</param>
/// <param name="Hash">Its hash.</param>
public sealed record PublishedHead(long? Revision, string Hash)
{
    private const int Digits = 64;

    /// <summary>Reads <c>HASH</c> or <c>REVISION:HASH</c>; null when it is neither.</summary>
    public static PublishedHead? Parse(string text)
    {
        var (number, hash) = text.Split(':') switch { [var h] => (null, h), [var n, var h] => (n, h), _ => ("", "") };
        if (hash.Length != Digits || !hash.All(char.IsAsciiHexDigit)) return null;
        if (number is null) return new PublishedHead(null, hash.ToLowerInvariant());
        return long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out var revision) && revision > 0 ? new PublishedHead(revision, hash.ToLowerInvariant()) : null;
    }
}
