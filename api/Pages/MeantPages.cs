using Compliance.Problems;
using Compliance.Recording;

namespace Compliance.Pages;

/// <summary>Tells whoever asked for a page that there is not which one was perhaps meant.</summary>
public static class MeantPages
{
    /// <summary>Shows a page; where there is no record by that name, the problem names the nearest.</summary>
    /// <param name="list">The first part of the address.</param>
    /// <param name="key">What was asked for.</param>
    /// <param name="known">What there is; read only when it is needed.</param>
    /// <param name="show">Shows the page.</param>
    public static async Task OrNearest(string list, string key, IEnumerable<string> known, Func<Task> show)
    {
        try
        {
            await show();
        }
        catch (ProblemException e) when (e.Kind == ProblemKind.NotFound && Nearest.To(key, known) is { } near && near != key)
        {
            throw new ProblemException(e.Kind, $"{e.Message} Did you mean /{list}/{near}?");
        }
    }
}
