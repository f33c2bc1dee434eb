using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>Looks for references to what is not there, and names the row that holds each.</summary>
public static class ReferenceCheck
{
    public static IEnumerable<string> Findings(SqliteConnection connection)
    {
        foreach (var (table, parent, id) in connection.Query<(string, string, long)>("select distinct \"table\", parent, fkid from pragma_foreign_key_check").AsList())
        {
            var (column, target) = connection.QuerySingle<(string, string)>("select \"from\", \"to\" from pragma_foreign_key_list(@table) where id = @id and seq = 0", new { table, id });
            var key = connection.QuerySingle<string>("select name from pragma_table_info(@table) order by pk = 0, pk, cid limit 1", new { table });
            // The names are the schema's own.
            var rows = connection.Query<(string, string)>($"""
                select cast("{key}" as text), cast("{column}" as text) from "{table}"
                where "{column}" is not null and "{column}" not in (select "{target}" from "{parent}")
                order by 1, 2
                """).AsList();
            foreach (var (row, value) in rows) yield return $"reference: {table} {row}: its {column} '{value}' names a {parent} that is not there";
        }
    }
}
