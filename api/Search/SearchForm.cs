using Compliance.Recording;
using Compliance.Storage;
using Dapper;
using Microsoft.Data.Sqlite;

namespace Compliance.Search;

/// <summary>The form of the documents: another one, and all are written anew at the next start. So are those of a file from before there was search.</summary>
public static class SearchForm
{
    /// <summary>To be raised with every change of <see cref="Documents"/>, <see cref="Folding"/> or <see cref="Facet"/>.</summary>
    private const int Version = 1;
    private const string Name = "search version";

    /// <summary>Writes everything anew when the form has changed since it was written. True when it did.</summary>
    public static bool RewriteForNewForm(Database database)
    {
        using var connection = database.OpenToWrite();
        using var transaction = connection.BeginTransaction(deferred: false);
        if (IsPresent(connection)) return false;
        Rewrite(connection);
        transaction.Commit();
        return true;
    }

    /// <summary>Whether the documents are of this form.</summary>
    public static bool IsPresent(SqliteConnection connection) => connection.ExecuteScalar<int?>("select value from bookkeeping where name = @Name", new { Name }) == Version;

    /// <summary>Writes everything anew, in the transaction of the connection.</summary>
    public static void Rewrite(SqliteConnection connection)
    {
        using var prepared = new Prepared(connection);
        new DocumentIndex(connection, prepared, new Lookup(prepared)).Rewrite();
        connection.Execute("insert into bookkeeping (name, value) values (@Name, @Version) on conflict (name) do update set value = excluded.value", new { Name, Version = $"{Version}" });
    }
}
