using Compliance.Changes;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.FollowUp;

/// <summary>The tables as the change log says they must be: built anew from it in memory, and compared row by row.</summary>
public static class Rebuilt
{
    private static readonly string[] NotRecords =
    [
        "change", "change_member", "change_convention", "status_change", "idempotency_key", "import", "migration", "bookkeeping", "due_date",
        "follow_up", "follow_up_flag", "commitment_follow_up", "conclusion_reply",
    ];

    /// <summary>The rows that differ.</summary>
    public static IEnumerable<string> Differences(SqliteConnection stored)
    {
        using var rebuilt = Replay.UpTo(stored, long.MaxValue, member: null);
        foreach (var table in rebuilt.Query<string>("select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' order by name").Except(NotRecords).ToArray())
        {
            var rows = RowsOf(rebuilt, table);
            var (said, kept) = (rebuilt.Query<(string Key, string Row)>(rows).ToHashSet(), stored.Query<(string Key, string Row)>(rows).ToHashSet());
            foreach (var key in said.Except(kept).Concat(kept.Except(said)).Select(r => r.Key).Distinct().Order(StringComparer.Ordinal))
                yield return $"{table} {key}: its row is not as the change log has it";
        }
    }

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
