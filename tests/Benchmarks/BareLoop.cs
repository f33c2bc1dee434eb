using Compliance.Search;
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
    private const string Index = "document_text";
    private readonly List<Table> tables = [];

    private sealed record Table(string Name, string[] Columns, List<object[]> Rows);

    /// <summary>Reads the rows that one database has and another has not.</summary>
    public BareLoop(string before, string after)
    {
        using var reader = new Database(after).Read();
        reader.Connection.Execute("attach @before as before", new { before });
        // In the order in which they were made each table names only earlier ones, but the log is named by all.
        foreach (var name in reader.Connection.Query<string>("select s.name from main.sqlite_schema s join pragma_table_list t on t.schema = 'main' and t.name = s.name and t.type = 'table' where s.name not like 'sqlite_%' order by s.rowid").AsList())
        {
            var columns = reader.Connection.Query<string>("select name from pragma_table_info(@name) order by cid", new { name }).ToArray();
            var rows = Rows(reader.Connection, name, columns);
            if (rows.Count > 0) tables.Add(new Table(name, columns, rows));
        }

        tables.Add(Words(reader.Connection));
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

    // The index of words keeps no rows that could be read. What was put into it is worked out here again, before the clock
    // starts, and the loop puts it in: the tables within the index, which only the engine writes, are written by that.
    private static Table Words(SqliteConnection connection)
    {
        var documents = connection.Query<(long Id, string Title, string Text, string Names, string Kind, string RecordKey)>(
            $"select id, title, text, names, kind, record_key from main.document where id not in (select id from before.document) order by id");
        using var prepared = new Prepared(connection);
        return new Table(Index, ["rowid", "title", "text", "names", "facets"],
            [.. documents.Select(d => new object[] { d.Id, Folding.Of(d.Title).Text, Folding.Of(d.Text).Text, Folding.Of(d.Names).Text, DocumentStore.Stored(prepared, d.Kind, d.RecordKey)!.Value.Document.Facets })]);
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
