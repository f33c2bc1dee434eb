using Compliance.Changes;
using Compliance.Exchange;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>The tables as the change log says they must be: built anew from it in memory, and compared row by row.</summary>
public static class Rebuilt
{
    private static readonly string[] Derived = ["follow_up", "commitment_follow_up", "conclusion_reply", "request_place"];

    /// <summary>The rows that differ.</summary>
    public static IEnumerable<string> Differences(SqliteConnection stored)
    {
        using var rebuilt = Replay.UpTo(stored, long.MaxValue, member: null);
        foreach (var table in TablesOfRecords(rebuilt))
        {
            var rows = RowsOf(rebuilt, table);
            var (said, kept) = (rebuilt.Query<(string Key, string Row)>(rows).ToHashSet(), stored.Query<(string Key, string Row)>(rows).ToHashSet());
            foreach (var key in said.Except(kept).Concat(kept.Except(said)).Select(r => r.Key).Distinct().Order(StringComparer.Ordinal))
                yield return $"{table} {key}: its row is not as the change log has it";
        }
    }

    // The table of each kind, and those whose rows are part of a record: they go with it. All others hold no records: the log
    // itself, keys, proposals.
    private static IEnumerable<string> TablesOfRecords(SqliteConnection connection) => BundleJson.Kinds.Keys.Concat(connection.Query<(string Name, string Of)>(
            "select t.name, f.\"table\" from pragma_table_list t, pragma_foreign_key_list(t.name) f where t.schema = 'main' and f.on_delete = 'CASCADE'")
        .Where(t => BundleJson.Kinds.ContainsKey(t.Of)).Select(t => t.Name)).Except(Derived).Order(StringComparer.Ordinal).ToArray();

    // A due date has no number of its own that lasts: it is compared by what it says.
    private static string RowsOf(SqliteConnection connection, string table)
    {
        var dues = connection.Query<string>("select \"from\" from pragma_foreign_key_list(@table) where \"table\" = 'due_date'", new { table }).ToHashSet();
        var columns = connection.Query<string>("select name from pragma_table_info(@table) order by cid", new { table }).ToArray();
        var values = columns.Select(c => dues.Contains(c)
            ? $"(select json_array(d.text, d.anchor, d.relation, d.earliest, d.latest, d.precision, d.basis) from due_date d where d.id = {table}.{c})"
            : $"{table}.\"{c}\"");
        return $"select cast({table}.\"{columns[0]}\" as text), json_array({string.Join(", ", values)}) from {table}";
    }
}
