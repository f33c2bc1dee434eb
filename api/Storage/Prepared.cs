using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Storage;

/// <summary>
/// Statements that are run again and again on one connection, compiled once: for a write of many records the compiling
/// would cost more than the running.
/// </summary>
public sealed class Prepared(SqliteConnection connection) : IDisposable
{
    private readonly Dictionary<string, SqliteCommand> commands = [];

    /// <summary>Runs a statement (or several) for its effect, and says how many rows it changed.</summary>
    public int Execute(string sql, params ReadOnlySpan<(string Name, object? Value)> arguments) => Command(sql, arguments).ExecuteNonQuery();

    /// <summary>Inserts a row and says its number. (Cheaper than <c>returning</c>, for which SQLite keeps a table of its own.)</summary>
    public long Insert(string sql, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        Execute(sql, arguments);
        return SQLitePCL.raw.sqlite3_last_insert_rowid(connection.Handle!);
    }

    /// <summary>The first column of the first row; null when there is none.</summary>
    public object? Scalar(string sql, params ReadOnlySpan<(string Name, object? Value)> arguments) => Command(sql, arguments).ExecuteScalar() is { } value and not DBNull ? value : null;

    /// <summary>The rows, each read by <paramref name="read"/>.</summary>
    public List<T> Rows<T>(string sql, Func<SqliteDataReader, T> read, params ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        using var reader = Command(sql, arguments).ExecuteReader();
        var rows = new List<T>();
        while (reader.Read()) rows.Add(read(reader));
        return rows;
    }

    /// <summary>The rows, one after the other; to be closed before the statement is run again.</summary>
    public SqliteDataReader Open(string sql, params ReadOnlySpan<(string Name, object? Value)> arguments) => Command(sql, arguments).ExecuteReader();

    /// <summary>The one row of a statement with its arguments, or null.</summary>
    public T? Row<T>(Statement statement) => connection.QuerySingleOrDefault<T>(statement.Text, statement.Arguments);

    private SqliteCommand Command(string sql, ReadOnlySpan<(string Name, object? Value)> arguments)
    {
        if (!commands.TryGetValue(sql, out var command))
        {
            // Made by the connection, it belongs to the transaction that the connection is in.
            command = connection.CreateCommand();
            command.CommandText = sql;
            foreach (var (name, _) in arguments) command.Parameters.Add(new SqliteParameter { ParameterName = name });
            commands[sql] = command;
        }

        for (var i = 0; i < arguments.Length; i++) command.Parameters[i].Value = arguments[i].Value ?? DBNull.Value;
        return command;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
    }
}
