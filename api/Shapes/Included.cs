using System.Text.Json;
using System.Text.Json.Nodes;
using Compliance.Problems;
using Compliance.Reading;
using Compliance.Storage;
using Dapper;

namespace Compliance.Shapes;

/// <summary>Related records in the same answer: read by one statement for each relation that was asked for, however many rows there are, and each shown once.</summary>
public static class Included
{
    /// <summary>How many an answer brings at most.</summary>
    public const int Most = 2000;

    /// <summary>Brings what the call asks for with an answer.</summary>
    /// <param name="http">The call.</param>
    /// <param name="view">What the answer was read from.</param>
    /// <param name="answer">A record, or a list of them.</param>
    /// <param name="asOf">The day that the answer is for; null: none, then today.</param>
    /// <returns>The answer.</returns>
    public static T With<T>(this HttpContext http, View view, T answer, DateOnly? asOf = null)
    {
        var shape = AnswerShape.Of(http);
        if (shape.Related.Count == 0) return answer;
        if (http.Items.ContainsKey(typeof(Included))) throw new InvalidOperationException("an answer brings related records once");
        var included = new SortedDictionary<string, JsonObject>(StringComparer.Ordinal);
        var rows = (answer is IRows list ? list.Rows : [answer!]).Select(row => JsonSerializer.SerializeToElement(row, row.GetType(), ApiJson.Options)).ToArray();
        Add(included, view, rows, shape.Related, asOf ?? view.Today);
        http.Items[typeof(Included)] = included.ToDictionary(kind => kind.Key, kind => kind.Value.Select(record => record.Value).ToArray());
        return answer;
    }

    /// <summary>What was brought, by kind; null when nothing was asked for.</summary>
    internal static object? Of(HttpContext http) => http.Items[typeof(Included)];

    private static void Add(SortedDictionary<string, JsonObject> included, View view, IReadOnlyList<JsonElement> rows, IReadOnlyList<Relation> relations, DateOnly asOf)
    {
        foreach (var relation in relations)
        {
            var keys = rows.SelectMany(relation.Keys).Distinct(StringComparer.Ordinal).ToArray();
            var found = keys.Length == 0 ? [] : Read(view, relation, keys, asOf);
            if (!included.TryGetValue(relation.Kind.Name, out var known)) included[relation.Kind.Name] = known = [];
            foreach (var record in found) known.TryAdd(record.GetProperty(relation.Kind.Key).GetString()!, JsonNode.Parse(record.GetRawText()));
            if (included.Values.Sum(kind => kind.Count) > Most)
                throw ProblemException.InvalidParameter("include", "too_many", $"'include' would bring more than {Most} records: ask for fewer rows (limit), or for fewer kinds at once.");
            Add(included, view, found, relation.Then, asOf);
        }
    }

    // By id, so that the same call has the same bytes.
    private static JsonElement[] Read(View view, Relation relation, string[] keys, DateOnly asOf)
    {
        var arguments = new Dictionary<string, object?> { [relation.Argument] = JsonSerializer.Serialize(keys), ["AsOf"] = asOf, ["KnownBy"] = asOf, ["OnOne"] = "stance" };
        var statement = Statement.Of($"{relation.Kind.List.Namespace!["Compliance.".Length..]}/{relation.Kind.List.Name}", arguments)
            .Around(text => $"select * from (\n{text}\n) related order by related.{relation.Kind.Key} limit {Most + 1}");
        return [.. view.Reader.Connection.Query(relation.Kind.Row, statement.Text, statement.Arguments).Select(record => JsonSerializer.SerializeToElement(record, relation.Kind.Row, ApiJson.Options))];
    }
}
