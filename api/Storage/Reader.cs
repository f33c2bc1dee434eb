using System.Text.Json;
using Dapper;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Compliance.Storage;

/// <summary>A connection for the time of one reading, with the functions that the statements call.</summary>
public sealed class Reader : IDisposable
{
    private readonly CancellationTokenRegistration interrupt;
    private readonly bool isOwner;
    private readonly TimeLimit? timeLimit;
    private ActorNames? names;

    /// <summary>Reads on a connection.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="names">Gives the names of actors, as the rows that this connection sees have them.</param>
    /// <param name="isOwner">Whether the connection ends with the reading.</param>
    /// <param name="longest">How long the reading may take; null: as long as it likes.</param>
    /// <param name="token">Interrupts what runs on it.</param>
    internal Reader(SqliteConnection connection, Func<SqliteConnection, ActorNames> names, bool isOwner, TimeSpan? longest, CancellationToken token)
    {
        (Connection, this.isOwner) = (connection, isOwner);
        // Looked up while a statement runs, so in its very snapshot: a text and the names in it are of one moment.
        connection.CreateFunction("with_names", (string? text) => text is null || !text.Contains('{') ? text : (this.names ??= names(connection)).Render(text), isDeterministic: true);
        connection.CreateFunction("names_in", (string? text) => JsonSerializer.Serialize(ActorNames.In(text)), isDeterministic: true);
        connection.CreateFunction("last_day", (string? date) => date is null ? null : PartialDate.Parse(date).Last.Stored(), isDeterministic: true);
        // Neither a timeout nor a token of ADO.NET stops a running query: SQLite itself has to be told.
        interrupt = token.Register(() => raw.sqlite3_interrupt(connection.Handle!));
        if (longest is { } limit) timeLimit = new TimeLimit(connection, limit);
    }

    public SqliteConnection Connection { get; }

    /// <summary>All rows of a statement.</summary>
    public IReadOnlyList<T> Rows<T>(Statement statement) => Connection.Query<T>(statement.Text, statement.Arguments).AsList();

    /// <summary>The one row of a statement, or null.</summary>
    public T? Row<T>(Statement statement) => Connection.QuerySingleOrDefault<T>(statement.Text, statement.Arguments);

    public void Dispose()
    {
        interrupt.Dispose();
        timeLimit?.Dispose();
        if (isOwner) Connection.Dispose();
    }
}
