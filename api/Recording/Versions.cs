using System.Globalization;
using Compliance.Changes;
using Compliance.Problems;

namespace Compliance.Recording;

/// <summary>
/// The version of a record is the revision that last changed it. A client may send that (<c>"1305"</c>, the tag of writes
/// and of <c>/record</c>) or the tag of any answer that showed the record, which begins with the revision of the whole:
/// the record is then the same as it saw, if it has not been changed after that revision.
/// </summary>
public static class Versions
{
    /// <summary>The tag of a record.</summary>
    public static string Tag(long revision) => $"\"{revision}\"";

    /// <summary>Checks that the caller has seen the latest version of what is to be changed.</summary>
    /// <param name="request">The call with its <c>If-Match</c> or <c>If-None-Match</c>.</param>
    /// <param name="latest">The latest entry of the record; null: there never was one.</param>
    /// <param name="now">The latest revision of all: a tag with a later one is of another database.</param>
    public static void Check(HttpRequest request, LogEntry? latest, long now)
    {
        var match = request.Headers.IfMatch.ToString();
        var isThere = latest is { Action: not "retracted" };
        if (request.Headers.IfNoneMatch.ToString().Trim() == "*" && isThere)
            throw new ProblemException(ProblemKind.PreconditionFailed, $"'If-None-Match: *' asks that there is no such record, and there is: version {Tag(latest!.Revision)}.");
        if (match.Length == 0)
        {
            if (latest is null) return;
            throw new ProblemException(ProblemKind.PreconditionRequired, isThere
                ? "Send 'If-Match' with the ETag of the record as you read it, so that nobody's change is lost."
                : $"The record was retracted on {latest.At[..10]}: {latest.Reason}. To restore it, send 'If-Match: {Tag(latest.Revision)}'.");
        }

        if (latest is null) throw new ProblemException(ProblemKind.PreconditionFailed, "'If-Match' names a version, and there is no such record.");
        if (match.Trim() == "*" ? isThere : match.Split(',').Any(tag => RevisionOf(tag) is var seen && seen >= latest.Revision && seen <= now)) return;
        throw new ProblemException(ProblemKind.PreconditionFailed,
            $"The record was changed after the version that you name: its version is {Tag(latest.Revision)}, of {latest.At[..19]}Z by {latest.Who}. Read it again and look at its changes.");
    }

    // W/"1304-20261124-0a1b..." and "1304": what stands before the first hyphen.
    private static long RevisionOf(string tag)
    {
        var text = tag.Trim();
        if (text.StartsWith("W/", StringComparison.Ordinal)) text = text[2..];
        return text.Length > 2 && text[0] == '"' && text[^1] == '"' && long.TryParse(text[1..^1].Split('-')[0], NumberStyles.None, CultureInfo.InvariantCulture, out var revision) ? revision : -1;
    }
}
