using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.WebUtilities;

namespace Compliance.Access;

/// <summary>
/// What a call asks for while names are restricted. An alias is turned back into what it stands for. A restricted name
/// itself is asked for as something that does not exist, so that nobody learns that it is restricted; the answer repeats
/// it as it was asked.
/// </summary>
/// <param name="Mask">Hides the names in the answer.</param>
/// <param name="Path">The path as it was sent.</param>
/// <param name="Query">The query as it was sent.</param>
/// <param name="Echo">The words that stand for words of the call.</param>
public sealed record Asked(NameMask Mask, PathString Path, QueryString Query, Dictionary<string, string> Echo)
{
    // Without vowels and the commoner consonants: these are no words of any text.
    private const string Rare = "qxzjvwk";
    private static readonly byte[] Secret = RandomNumberGenerator.GetBytes(32);

    /// <summary>What was asked for, and how it is to be understood.</summary>
    public static Asked Of(HttpRequest request, NameMask mask)
    {
        var asked = new Asked(mask, request.Path, request.QueryString, []);
        request.Path = new PathString(asked.Understood(request.Path.Value!));
        var pairs = QueryHelpers.ParseQuery(request.QueryString.Value).SelectMany(q => q.Value, (q, value) => KeyValuePair.Create(q.Key, value)).ToArray();
        var understood = pairs.Select(q => KeyValuePair.Create(asked.Understood(q.Key), q.Value is null ? null : asked.Understood(q.Value))).ToArray();
        if (understood.Except(pairs).Any()) request.QueryString = QueryString.Create(understood);
        return asked;
    }

    /// <summary>Whether something stands in a text for what was asked.</summary>
    public bool IsStandIn(string text) => Echo.Keys.Any(word => text.Contains(word, StringComparison.OrdinalIgnoreCase));

    private string Understood(string text)
    {
        var hidden = new StringBuilder(text.Length);
        new NameScanner(Mask.Needles, TextForm.Address, null, name => string.Concat(Words(name))).Run(text, 0, isFinal: true, hidden);
        return Mask.TurnBack(hidden.ToString());
    }

    // Word for word, so that what stands between them stays.
    private IEnumerable<string> Words(string name)
    {
        for (var at = 0; at < name.Length;)
        {
            var end = at;
            while (end < name.Length && char.IsLetter(name[end]) == char.IsLetter(name[at])) end++;
            yield return char.IsLetter(name[at]) && end - at > 2 ? StandIn(name[at..end]) : name[at..end];
            at = end;
        }
    }

    private string StandIn(string word)
    {
        var digest = HMACSHA256.HashData(Secret, Encoding.UTF8.GetBytes(word.ToLowerInvariant()));
        var letters = string.Concat(word.Select((_, i) => Rare[digest[i % digest.Length] % Rare.Length]));
        Echo[letters] = word;
        return string.Concat(letters.Select((c, i) => char.IsUpper(word[i]) ? char.ToUpperInvariant(c) : c));
    }
}

/// <summary>How the rest of the program learns what was asked.</summary>
public static class AskedOfRequest
{
    /// <summary>The path as it was sent: what stands in its place may be secret.</summary>
    public static string AskedPath(this HttpContext context) => (context.Features.Get<Asked>()?.Path ?? context.Request.Path).Value!;

    /// <summary>The query as it was sent, as one text.</summary>
    public static string? AskedQueryString(this HttpContext context) => (context.Features.Get<Asked>()?.Query ?? context.Request.QueryString).Value;

    /// <summary>The query as it was sent.</summary>
    public static IEnumerable<KeyValuePair<string, Microsoft.Extensions.Primitives.StringValues>> AskedQuery(this HttpContext context) =>
        context.Features.Get<Asked>() is { } asked ? QueryHelpers.ParseQuery(asked.Query.Value) : context.Request.Query;

    /// <summary>The mask of this call; nothing is hidden when no name is restricted.</summary>
    public static NameMask Mask(this HttpContext context) => context.Features.Get<Asked>()?.Mask ?? NameMask.None;

    /// <summary>Lets this one answer show the names; a refusal still hides them.</summary>
    public static void ShowNames(this HttpContext context) => context.Features.Set(new NamesShown());
}

/// <summary>The answer is for those who restrict names.</summary>
internal sealed class NamesShown;
