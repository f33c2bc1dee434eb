using System.Collections.Frozen;
using System.Text.RegularExpressions;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>
/// In a stored text a name is a reference to its actor, <c>{larisa-kharkova}</c>. It becomes a name only on the way out,
/// in the SQL function <c>with_names</c>, so that a name stands, and can be restricted, in one place.
/// </summary>
public sealed partial class ActorNames
{
    private readonly FrozenDictionary<string, string> names;

    private ActorNames(FrozenDictionary<string, string> names) => this.names = names;

    /// <summary>The names as the rows that a connection sees have them; of a restricted one the role.</summary>
    public static ActorNames Of(SqliteConnection connection) =>
        new(connection.Query<(string Id, string Name)>("select id, case when restricted_as is null then name else role end from actor").ToFrozenDictionary(a => a.Id, a => a.Name));

    /// <summary>The text as readers see it.</summary>
    public string Render(string text) => Render(text, names.GetValueOrDefault);

    /// <summary>A text with names in the place of references; one of which there is no name stays.</summary>
    public static string Render(string text, Func<string, string?> nameOf) => Reference().Replace(text, match => nameOf(match.Groups[1].Value) ?? match.Value);

    /// <summary>The ids of the actors that a text names.</summary>
    public static IEnumerable<string> In(string? text) => text is null ? [] : Reference().Matches(text).Select(m => m.Groups[1].Value);

    [GeneratedRegex(@"\{([a-z0-9.-]{1,80})\}", RegexOptions.NonBacktracking)]
    private static partial Regex Reference();
}
