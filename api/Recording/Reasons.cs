using Compliance.Access;
using Compliance.Problems;

namespace Compliance.Recording;

/// <summary>Why somebody writes: by parameter or by header, one line, for the change log.</summary>
public static class Reasons
{
    public const int Longest = 500;

    // What stands for bytes of a header that are not UTF-8.
    private const char NoText = '\ufffd';

    public static string? Of(HttpRequest request, string? parameter)
    {
        // As it was sent: what stands for a restricted name while a call is answered must not last.
        if (parameter is not null && request.Query["reason"] == parameter) parameter = request.HttpContext.AskedQuery().First(q => q.Key.Equals("reason", StringComparison.OrdinalIgnoreCase)).Value.ToString();
        var header = request.Headers["X-Reason"];
        if (header.Count > 1 || header.Count == 1 && parameter is not null && header.ToString() != parameter)
            throw ProblemException.InvalidParameter("reason", "repeated_parameter", "Give the reason once: as 'X-Reason' or as 'reason'.");
        var reason = parameter ?? (header.Count == 1 ? header.ToString() : null);
        if (reason is null || IsLine(reason)) return reason?.Normalize();
        throw ProblemException.InvalidParameter("reason", "reason", $"The reason is one line of 1 to {Longest} characters, without control or direction characters.");
    }

    /// <summary>One line of a sensible length.</summary>
    public static bool IsLine(string text) => text.Trim().Length > 0 && text.Length <= Longest && !text.Contains(NoText) && !text.EnumerateRunes().Any(Text.IsHidden);
}
