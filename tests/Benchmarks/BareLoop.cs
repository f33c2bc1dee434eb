using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Benchmarks;

/// <summary>
/// What the rows of an import cost at least: a loop of prepared inserts, table after table, of the rows that it left, into
/// a database as it was before: the same schema, indexes and checks, foreign keys on, one transaction, on the disk when
/// it is over. Nothing is read, checked or worked out.
/// </summary>
public sealed class BareLoop
{
    private readonly List<Table> tables = [];

    private sealed record Table(string Name, string[] Columns, List<object[]> Rows);

    /// <summary>Reads the rows that one database has and another has not.</summary>
    public BareLoop(string before, string after)
    {
        using var reader = new Database(after).Read();
        reader.Connection.Execute("attach @before as before", new { before });
        // In the order in which they were made each table names only earlier ones, but the log is named by all.
        foreach (var name in reader.Connection.Query<string>("select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%' order by rowid").AsList())
        {
            var columns = reader.Connection.Query<string>("select name from pragma_table_info(@name) order by cid", new { name }).ToArray();
            var rows = Rows(reader.Connection, name, columns);
            if (rows.Count > 0) tables.Add(new Table(name, columns, rows));
        }
    }

    /// <summary>How many rows.</summary>
    public int Count => tables.Sum(t => t.Rows.Count);

    /// <summary>The rows of each table.</summary>
    public IEnumerable<(string Table, int Rows)> Tables => tables.Select(t => (t.Name, t.Rows.Count));

    /// <summary>Inserts all rows and says how long that took.</summary>
    public Taken Run(string path)
    {
        using var connection = new Database(path).OpenToWrite();
        var clock = Clock.Start();
        using var transaction = connection.BeginTransaction(deferred: false);
        foreach (var table in tables) Insert(connection, table);
        transaction.Commit();
        return clock.Taken;
    }

    private static void Insert(SqliteConnection connection, Table table)
    {
        using var insert = connection.CreateCommand();
        insert.CommandText = $"insert into \"{table.Name}\" ({string.Join(", ", table.Columns.Select(c => $"\"{c}\""))}) values ({string.Join(", ", table.Columns.Select((_, i) => $"@p{i}"))})";
        var parameters = table.Columns.Select((_, i) => insert.Parameters.Add(new SqliteParameter { ParameterName = $"@p{i}" })).ToArray();
        insert.Prepare();
        foreach (var row in table.Rows)
        {
            for (var i = 0; i < parameters.Length; i++) parameters[i].Value = row[i];
            insert.ExecuteNonQuery();
        }
    }

    // In the order in which the import inserted them, where the table knows it; else in that of the key, which is kinder to the loop.
    private static List<object[]> Rows(SqliteConnection connection, string table, string[] columns)
    {
        var names = string.Join(", ", columns.Select(c => $"\"{c}\""));
        var hasRowId = connection.ExecuteScalar<long>("select wr from pragma_table_list where schema = 'main' and name = @table", new { table }) == 0;
        using var reader = connection.ExecuteReader(hasRowId
            ? $"select {names} from main.\"{table}\" where rowid not in (select rowid from before.\"{table}\") order by rowid"
            : $"select {names} from main.\"{table}\" except select {names} from before.\"{table}\"");
        var rows = new List<object[]>();
        while (reader.Read())
        {
            var row = new object[columns.Length];
            reader.GetValues(row);
            rows.Add(row);
        }

        return rows;
    }
}
