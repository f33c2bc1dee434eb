using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Dapper;

namespace Compliance.Storage;

/// <summary>
/// In a stored text a name is a reference to its actor, <c>{larisa-kharkova}</c>. It becomes a name only on the way out,
/// in the SQL function <c>with_names</c>, so that a name stands, and can be restricted, in one place.
/// </summary>
public sealed partial class ActorNames(Database database)
{
    private readonly Lock gate = new();
    private (long Revision, FrozenDictionary<string, string> Names) known = (-1, FrozenDictionary<string, string>.Empty);

    /// <summary>The text as readers see it.</summary>
    public string? Render(string? text) =>
        text is null || !text.Contains('{') ? text : Reference().Replace(text, match => known.Names.GetValueOrDefault(match.Groups[1].Value, match.Value));

    /// <summary>Reads the names again when the data set has changed.</summary>
    public void Refresh(long revision)
    {
        lock (gate)
        {
            if (known.Revision == revision) return;
            using var reader = database.Read();
            known = (revision, reader.Connection.Query<(string Id, string Name)>("select id, name from actor").ToFrozenDictionary(a => a.Id, a => a.Name));
        }
    }

    /// <summary>The ids of the actors that a text names.</summary>
    public static IEnumerable<string> In(string? text) => text is null ? [] : Reference().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{([a-z0-9.-]{1,80})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
