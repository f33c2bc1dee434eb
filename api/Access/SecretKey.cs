using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Compliance.Access;

/// <summary>
/// A key as it is sent: <c>ilofu_</c>, its public id, its secret and a checksum. The prefix lets scanners of published code
/// find it; the checksum tells a typing mistake without a look into the file, to anybody, and so tells nothing.
/// </summary>
public sealed partial record SecretKey
{
    public const string Prefix = "ilofu_";
    private const string IdLetters = "abcdefghijklmnopqrstuvwxyz0123456789";
    private const string Letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    private const int IdLength = 12;
    private const int CheckLength = 6;

    // 190 bits: nobody guesses it, so that a plain hash of it is enough.
    private const int SecretLength = 32;
    private readonly string secret;

    private SecretKey(string id, string secret) => (Id, this.secret) = (id, secret);

    /// <summary>The public part: what logs and answers name the key by.</summary>
    public string Id { get; }

    /// <summary>A new one.</summary>
    public static SecretKey Create() => new(RandomNumberGenerator.GetString(IdLetters, IdLength), RandomNumberGenerator.GetString(Letters, SecretLength));

    /// <summary>Reads a key as it was sent; null when it is none.</summary>
    public static SecretKey? Parse(string text)
    {
        if (!Whole().IsMatch(text)) return null;
        var key = new SecretKey(text.Substring(Prefix.Length, IdLength), text.Substring(Prefix.Length + IdLength + 1, SecretLength));
        return text.EndsWith(key.Check(), StringComparison.Ordinal) ? key : null;
    }

    /// <summary>What a log may show of a text that was sent as a key: never more than a public id, never a line end.</summary>
    public static string ForLog(string text) => Public().Match(text) is { Success: true } match ? match.Value : "no key of ours";

    /// <summary>A text that may be a whole key, pasted in the wrong place, without what is secret in it.</summary>
    public static string Shorten(string text) => text.StartsWith(Prefix, StringComparison.Ordinal) ? ForLog(text) : text;

    /// <summary>SHA-256 of the secret: all that is kept of it.</summary>
    public byte[] Hash() => SHA256.HashData(Encoding.ASCII.GetBytes(secret));

    /// <summary>The whole key: shown once, to the one who asked for it.</summary>
    public string Reveal() => $"{Prefix}{Id}_{secret}{Check()}";

    /// <summary>Without the secret.</summary>
    public override string ToString() => Prefix + Id;

    private string Check() => string.Concat(SHA256.HashData(Encoding.ASCII.GetBytes($"{Prefix}{Id}_{secret}")).Take(CheckLength).Select(b => Letters[b % Letters.Length]));

    [GeneratedRegex(@"\Ailofu_[a-z0-9]{12}_[A-Za-z0-9]{38}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Whole();

    // Only where the id ends as it should: of a mistyped key the place of the secret is not known.
    [GeneratedRegex(@"\Ailofu_[a-z0-9]{12}(?=_|\z)")]
    private static partial Regex Public();
}
